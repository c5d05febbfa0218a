"""News on a person's devices, by the push service of their browser (RFC 8030, VAPID)."""

from __future__ import annotations

import json
import logging
import re
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext, override
from pywebpush import WebPushException, webpush

from records.models import User
from tisep.notices.models import PushDevice

SECONDS = 5
# The service says so when the person has taken the permission back.
GONE = (404, 410)
HOST = re.compile(r"[a-z0-9.-]+(:\d+)?")

log = logging.getLogger(__name__)


def is_offered() -> bool:
    return bool(settings.VAPID_PRIVATE_KEY)


def may_be_sent_to(endpoint: str) -> bool:
    """Only the known push services: an address that anybody may give is not asked otherwise."""
    parts = urlsplit(endpoint)
    # A name before an @, or a backslash, would lead whoever reads it otherwise to another host.
    if not HOST.fullmatch(parts.netloc):
        return False
    return any(
        fnmatchcase(f"{parts.scheme}://{parts.netloc}", one) for one in settings.PUSH_ORIGINS
    )


def tell(people: set[int]) -> int:
    """Say on each device of these people how much is unread; returns how many were told."""
    if not is_offered():
        return 0
    unread = Count("notices", filter=Q(notices__read_at=None))
    waiting = User.objects.filter(pk__in=people, restriction=None, is_active=True)
    told = 0
    for person in waiting.annotate(unread=unread).prefetch_related("push_devices"):
        for device in person.push_devices.all():
            told += _send(device, person.unread)
    return told


def _send(device: PushDevice, unread: int) -> bool:
    with override(device.language):
        said = gettext("%(number)s new among what you follow") % {"number": unread}
        message = {"title": "TISEP", "body": said, "url": reverse("notices")}
    try:
        webpush(
            {"endpoint": device.endpoint, "keys": {"p256dh": device.p256dh, "auth": device.auth}},
            data=json.dumps(message),
            vapid_private_key=settings.VAPID_PRIVATE_KEY,
            vapid_claims={"sub": settings.VAPID_CONTACT},
            timeout=SECONDS,
            ttl=86_400,
        )
    except WebPushException as error:
        if error.response is not None and error.response.status_code in GONE:
            device.delete()
        else:
            log.warning("a push service did not take a message: %s", type(error).__name__)
        return False
    except (OSError, ValueError) as error:
        # Keys that are no point of the curve are somebody's own doing: the others are told.
        log.warning("a push service was not reached: %s", type(error).__name__)
        return False
    return True
