"""Every address of the site: the admin, the API, and the pages in Thai and English."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("admin/", admin.site.urls),
]
