"""Addresses of agencies and communes, below the prefix of each language."""

from django.urls import path

from directory import views

urlpatterns = [
    path("co-quan/", views.agencies, name="agencies"),
    path("co-quan/<slug:slug>/", views.agency, name="agency"),
    path("xa-phuong/", views.communes, name="communes"),
    path("xa-phuong/<slug:slug>/", views.commune, name="commune"),
]
