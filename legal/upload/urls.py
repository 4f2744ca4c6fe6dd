"""Addresses below the admin's own."""

from django.urls import path

from legal.upload import views

app_name = "legal_upload"
urlpatterns = [
    path("", views.choose, name="choose"),
    path("outline/", views.outline, name="outline"),
    path("<str:token>/", views.review, name="review"),
    path("<str:token>/original/", views.original, name="original"),
]
