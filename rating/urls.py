"""Addresses of the question below each page, below ``/danh-gia/``."""

from django.urls import path

from rating import views

urlpatterns = [
    path("", views.rate_page, name="rate"),
    path("y-kien/", views.comment_on_page, name="rating_comment"),
]
