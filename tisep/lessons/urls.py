"""Addresses of lessons and documents: everybody's, and where their writers keep them."""

from __future__ import annotations

from django.urls import path

from tisep.lessons import own, pages

urlpatterns = [
    path("lessons", pages.lessons, name="lessons"),
    path("lessons/<uuid:uuid>", pages.lesson, name="lesson"),
    path("lessons/<uuid:uuid>/edit", own.edit, name="lesson-edit"),
    path("lessons/<uuid:uuid>/remove", own.remove, name="lesson-remove"),
    path("lessons/<uuid:uuid>/documents/new", own.lesson_document, name="lesson-document"),
    path("projects/<uuid:uuid>/lessons/new", own.of_project, name="project-lesson"),
    path("projects/<uuid:uuid>/documents/new", own.project_document, name="project-document"),
    path("documents/<uuid:uuid>/remove", own.remove_document, name="document-remove"),
    path("me/organisations/<uuid:uuid>/lessons/new", own.of_organisation, name="actor-lesson"),
]
