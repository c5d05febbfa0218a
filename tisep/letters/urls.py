"""Addresses of letters: where they are begun, and where they are read and answered."""

from __future__ import annotations

from django.urls import path

from actors.models import About
from tisep.letters import inbox
from tisep.letters.write import write

LETTER = "me/letters/<uuid:uuid>"

urlpatterns = [
    *(
        path(f"{about}s/<uuid:uuid>/write", write, {"about": about}, name=f"{about}-write")
        for about in About
    ),
    path("me/letters", inbox.inbox, name="letters"),
    path("me/letters/blocks/<int:pk>/undo", inbox.unblock, name="unblock"),
    path(LETTER, inbox.letter, name="letter"),
    path(f"{LETTER}/files/<int:pk>", inbox.attachment, name="letter-file"),
    path(f"{LETTER}/close", inbox.close_it, name="letter-close"),
    path(f"{LETTER}/block", inbox.block_them, name="letter-block"),
    path(f"{LETTER}/report/<int:pk>", inbox.report_it, name="letter-report"),
]
