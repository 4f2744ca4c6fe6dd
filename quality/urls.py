"""Addresses of the pages of quality, below the prefix of each language."""

from django.urls import path

from quality import views

urlpatterns = [
    path("", views.province, name="quality"),
    path("<slug:slug>/", views.agency, name="quality_agency"),
]
