"""The address of a map tile: zoom (of 512 px tiles), column from the west, row from the north."""

from __future__ import annotations

from records.api.errors import Fault, Refused
from records.api.parameters import Unusable, whole_number

DEEPEST_ZOOM = 20
EXTENT = 4096

#: The OpenAPI parameter objects of a tile's address.
TILE_ADDRESS = [
    {
        "name": name,
        "in": "path",
        "required": True,
        "description": said,
        "schema": {"type": "integer", "minimum": 0, "maximum": most},
        "example": 0,
    }
    for name, said, most in (
        ("z", "The zoom of 512 px tiles: Leaflet's less one.", DEEPEST_ZOOM),
        ("x", "The column, from the west; below 2^z.", 2**DEEPEST_ZOOM - 1),
        ("y", "The row, from the north; below 2^z.", 2**DEEPEST_ZOOM - 1),
    )
]


def tile_address(z: str, x: str, y: str) -> tuple[int, int, int]:
    """Zoom, column and row as numbers. Raises Refused where the world has no such tile."""
    zoom = _whole("z", z, DEEPEST_ZOOM)
    return zoom, _whole("x", x, 2**zoom - 1), _whole("y", y, 2**zoom - 1)


def _whole(field: str, text: str, most: int) -> int:
    try:
        return whole_number(0, most)[0](text)
    except Unusable as unusable:
        raise Refused(Fault(field, unusable.message, unusable.hint)) from None
