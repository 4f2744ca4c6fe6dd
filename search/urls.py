"""Addresses of search, below ``/tim-kiem/``."""

from django.urls import path

from search import ranking_page, views
from search.api import views as api
from search.query_log.views import opened

urlpatterns = [
    path("", views.results, name="search"),
    path("rss", api.feed, name="search_feed"),
    path("cach-xep-hang/", ranking_page.ranking_explained, name="search_ranking"),
    path("goi-y/", views.suggestions, name="search_suggestions"),
    path("goi-y/opensearch", api.browser_suggestions, name="search_browser_suggestions"),
    path("da-mo/", opened, name="search_opened"),
    path("opensearch.xml", views.opensearch, name="search_opensearch"),
]
