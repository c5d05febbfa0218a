"""Boxes and instants as they stand in a query."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time

from django.contrib.gis.geos import Point, Polygon
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from records.api.parameters import Unusable, read_year

NUMBER = r"[-+]?[0-9]+(\.[0-9]+)?"
BOX_SCHEMA = {"type": "string", "pattern": f"^{NUMBER}(,{NUMBER}){{3}}$", "example": "101,6,102,7"}
SPOT_SCHEMA = {"type": "string", "pattern": f"^{NUMBER},{NUMBER}$", "example": "101.28,6.54"}
INSTANT_SCHEMA = {
    "type": "string",
    "anyOf": [{"format": "date-time"}, {"format": "date"}],
    "example": "2026-01-31T08:00:00+07:00",
}


def read_box(text: str) -> Polygon:
    """The box of `west,south,east,north` in degrees, as a polygon (SRID 4326)."""
    form = _("Write west,south,east,north in degrees, such as 101,6,102,7.")
    try:
        edges = [float(part) for part in text.split(",")]
    except ValueError:
        raise Unusable(_("“%(text)s” is not four numbers.") % {"text": text}, form) from None
    if len(edges) != 4 or not all(map(math.isfinite, edges)):
        raise Unusable(_("“%(text)s” is not four numbers.") % {"text": text}, form)
    west, south, east, north = edges
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= 90 >= north >= -90):
        raise Unusable(
            _("The box lies outside the world."),
            _("Longitudes go from -180 to 180, latitudes from -90 to 90; longitude comes first."),
        )
    if west >= east or south >= north:
        raise Unusable(
            _("The edges of the box are crossed or touch."),
            _("West comes before east, south before north: west,south,east,north."),
        )
    box = Polygon.from_bbox((west, south, east, north))
    box.srid = 4326
    return box


def read_spot(text: str) -> Point:
    """The point of `longitude,latitude` in degrees (SRID 4326)."""
    form = _("Write longitude,latitude in degrees, such as 101.28,6.54.")
    try:
        lon, lat = (float(part) for part in text.split(","))
    except ValueError:
        raise Unusable(_("“%(text)s” is not two numbers.") % {"text": text}, form) from None
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise Unusable(_("The point lies outside the world."), form)
    return Point(lon, lat, srid=4326)


def read_instant(text: str) -> datetime:
    """A date and time with its offset, or the beginning of a date in Thailand; a year C.E."""
    # In a query a plus sign that is not encoded arrives as a space.
    text = re.sub(r" (?=[0-9]{2}:?[0-9]{2}$)", "+", text.strip())
    if year := re.match(r"[0-9]{4}", text):
        read_year(year[0])
    try:
        instant = parse_date(text) or parse_datetime(text)
    except ValueError:
        instant = None
    if isinstance(instant, datetime) and instant.tzinfo:
        return instant
    if type(instant) is date:
        return timezone.make_aware(datetime.combine(instant, time.min))
    raise Unusable(
        _("“%(text)s” is not a date and time with its offset.") % {"text": text},
        _("Write it as 2026-01-31T08:00:00+07:00, or a date alone as 2026-01-31."),
    )
