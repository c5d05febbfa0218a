"""The map of the desk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

MAP: dict[str, Any] = {
    "DEFAULT_CENTER": (13.2, 101.0),
    "DEFAULT_ZOOM": 6,
    # Its picture has an address that is right on no page.
    "RESET_VIEW": False,
    "TILES": [(_("Base map"), settings.BASE_MAP_URL, settings.BASE_MAP_ATTRIBUTION)]
    if settings.BASE_MAP_URL
    else [],
}
