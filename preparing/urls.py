"""Addresses that belong to no page."""

from django.urls import path

from preparing.views import offline_worker

urlpatterns = [path("danh-sach-ngoai-tuyen.js", offline_worker, name="offline_worker")]
