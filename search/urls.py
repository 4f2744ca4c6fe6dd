"""Addresses of search, below ``/tim-kiem/``."""

from django.urls import path

from search import views

urlpatterns = [
    path("", views.results, name="search"),
    path("goi-y/", views.suggestions, name="search_suggestions"),
    path("opensearch.xml", views.opensearch, name="search_opensearch"),
]
