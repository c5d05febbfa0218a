"""Addresses of what partners do together."""

from __future__ import annotations

from django.urls import path, re_path

from tisep.together import calendar, mailing, pages

urlpatterns = [
    path("calendar", calendar.page, name="calendar"),
    path("calendar.ics", calendar.feed, name="calendar-feed"),
    path("me/invitations", pages.invitations, name="invitations"),
    re_path(
        r"^me/invitations/(?P<pk>\d+)/(?P<said>accept|decline|withdraw)$",
        pages.answer,
        name="invitation-answer",
    ),
    path("me/invitations/<int:pk>/mail", mailing.mail, name="invitation-mail"),
    path("invited/<str:key>", mailing.invited, name="invited"),
    path("projects/<uuid:uuid>/together", pages.project, name="together"),
    path("projects/<uuid:uuid>/together/invite", pages.invite, name="invite"),
    path("projects/<uuid:uuid>/together/leave/<uuid:actor>", pages.leave, name="leave-project"),
    path("projects/<uuid:uuid>/meetings/new", pages.meeting, name="meeting-new"),
    path("projects/<uuid:uuid>/meetings/<int:pk>", pages.meeting, name="meeting-edit"),
    path(
        "projects/<uuid:uuid>/meetings/<int:pk>/remove",
        pages.remove_meeting,
        name="meeting-remove",
    ),
]
