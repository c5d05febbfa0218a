"""What a choropleth answers, as JSON schemas for the API's description."""

from __future__ import annotations

from records.api.shapes import COUNT, NUMBER, OR_NULL, STRING, closed
from regions.choropleth.classes import METHODS
from regions.filters import level_schema

CLASS_NAMES = {
    name: OR_NULL["string"] | {"description": "As the source publishes it; else null."}
    for name in ("class_th", "class_en")
}
FIGURE = closed(
    {
        **dict.fromkeys(("slug", "name_th", "name_en", "unit_th", "unit_en"), STRING),
        **dict.fromkeys(("direction", "system", "method_th", "method_en"), STRING),
        "source": {"type": ["object", "null"]},
        "kind": {"type": "string", "enum": ["indicator", "inequality", "count"]},
        "has_zero": {
            "type": "boolean",
            "description": "Whether one value can be twice another; else none changes by per cent.",
        },
        "has_classes": {
            "type": "boolean",
            "description": "Whether its source publishes classes of its own.",
        },
    }
)
SHADED = closed(
    {
        **dict.fromkeys(("code", "name_th", "name_en"), STRING),
        **dict.fromkeys(("parent_th", "parent_en"), OR_NULL["string"]),
        "year": OR_NULL["integer"],
        "value": OR_NULL["number"],
        "qualifier": STRING,
        "rank": OR_NULL["integer"],
        "class_number": OR_NULL["integer"],
        "as_of": OR_NULL["string"],
        **dict.fromkeys(("low", "high"), OR_NULL["number"]),
        "n": OR_NULL["integer"],
        "suppressed": {"type": "boolean"},
        **CLASS_NAMES,
        **dict.fromkeys(("before", "after"), OR_NULL["number"]),
    }
)
REFERENCE = {
    "of": {"type": "string", "enum": ["country", "within", "median", "number", "no_change"]},
    "value": OR_NULL["number"],
    "code": OR_NULL["string"],
    **dict.fromkeys(("name_th", "name_en"), STRING),
}
ANSWER = closed(
    {
        "figure": FIGURE,
        "level": level_schema,
        "levels": {"type": "array", "items": level_schema},
        "year": OR_NULL["integer"],
        "years": {"type": "array", "items": {"type": "integer"}},
        "since": OR_NULL["integer"],
        "change": {"type": ["string", "null"], "enum": ["absolute", "percent", None]},
        "reference": {
            **closed(REFERENCE),
            "type": ["object", "null"],
            "description": "What the classes mirror each other at; its value is null where it is "
            "not known, and the classes are then in one order.",
        },
        "references": {"type": "array", "items": closed(REFERENCE)},
        "method": {"type": "string", "enum": list(METHODS)},
        "classes": {
            "type": "array",
            "items": closed({"from": NUMBER, "to": NUMBER, "count": COUNT, **CLASS_NAMES}),
        },
        **dict.fromkeys(("no_data", "suppressed"), COUNT),
        "regions": {"type": "array", "items": SHADED},
    }
)
YEARS = {"type": "array", "items": {"type": "integer"}}
NAMED = ("slug", "name_th", "name_en", "unit_th", "unit_en", "direction", "system")
OFFERED_FIGURE = closed(
    {
        "kind": {"type": "string", "enum": ["indicator", "inequality", "count"]},
        **dict.fromkeys(NAMED, STRING),
        "part_of": OR_NULL["string"],
        "levels": {"type": "array", "items": closed({"level": level_schema, "years": YEARS})},
    }
)
GROUP = closed(
    {
        **dict.fromkeys(("slug", "name_th", "name_en"), STRING),
        "figures": {"type": "array", "items": OFFERED_FIGURE},
    }
)
OFFERED = closed({"groups": {"type": "array", "items": GROUP}})
TEXT = {"type": "string", "description": "Every region, one a row."}
WORKBOOK = TEXT | {"format": "binary"}
