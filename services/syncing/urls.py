"""Addresses of the report below the admin's own."""

from django.urls import path

from services.syncing import views

app_name = "services_sync"
urlpatterns = [
    path("", views.report, name="report"),
    path("conflicts/<int:conflict_pk>/", views.settle, name="settle"),
]
