"""A person's devices that may be told of news, and what runs on them."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe
from py_vapid import Vapid

from records.models import User
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.signed_in import SignedIn
from tisep.notices import push
from tisep.notices.models import PushDevice

# A person's browsers; each is asked of a push service when there is news.
MOST = 20
WORKER = Path(settings.BASE_DIR / "static" / "js" / "push_worker.js")


def public_key() -> str:
    """What a browser asks its push service with, as it wants it; empty where none is offered."""
    if not push.is_offered():
        return ""
    public = Vapid.from_string(settings.VAPID_PRIVATE_KEY).public_key
    point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


@kept_by_nobody
@require_http_methods(["POST", "DELETE"])
@login_required
def add(request: SignedIn) -> HttpResponse:
    """POST the subscription of this browser to be told here; DELETE it to be told no more."""
    try:
        told = json.loads(request.body)
        endpoint = _plain(told["endpoint"])
        if request.method == "DELETE":
            PushDevice.objects.filter(person=request.user.pk, endpoint=endpoint).delete()
            return HttpResponse(status=204)
        keys = {name: _plain(told["keys"][name]) for name in ("p256dh", "auth")}
        device = PushDevice(person=User(pk=request.user.pk), endpoint=endpoint, **keys)
        device.language = get_language() or "th"
        device.clean_fields()
        others = PushDevice.objects.filter(person=request.user.pk).exclude(endpoint=endpoint)
        if not push.may_be_sent_to(endpoint) or others.count() >= MOST:
            raise ValidationError("")
    except (ValueError, KeyError, TypeError, RecursionError, ValidationError):
        return JsonResponse({"detail": _("This is no subscription of a browser.")}, status=400)
    defaults = {"person_id": request.user.pk, "language": device.language, **keys}
    PushDevice.objects.update_or_create(endpoint=endpoint, defaults=defaults)
    return HttpResponse(status=204)


def _plain(value: object) -> str:
    """The text of an address or a key. Raises ValueError where it is none."""
    text = str(value)
    if not (text.isascii() and text.isprintable()):
        raise ValueError
    return text


@require_safe
@cache_control(public=True, max_age=3600)
def worker(_request: HttpRequest) -> HttpResponse:
    """Below /me/notices: a worker may only show what lies where it came from."""
    return HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
