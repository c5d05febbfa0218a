"""What the search answers, as JSON schemas for the API's description."""

from __future__ import annotations

from typing import Any

from records.api.shapes import STRING, closed
from tisep.explore.models import FoundKind

NUMBER_OR_NULL = {"type": ["number", "null"]}
NULL_OR_STRING = {"type": ["string", "null"]}
STRINGS = {"type": "array", "items": STRING}
UNDERSTOOD: dict[str, Any] = closed(
    {
        "corrections": {"type": "array", "items": closed({"typed": STRING, "read_as": STRING})},
        "keyboard": NULL_OR_STRING
        | {"description": "The text as the other keyboard layout would have written it."},
        "places": {
            "type": "array",
            "items": closed(
                dict.fromkeys(("code", "level", "name_th", "name_en", "typed"), STRING)
            ),
        },
        "years": {"type": "array", "items": {"type": "integer"}, "description": "C.E."},
        "terms": {"type": "array", "items": closed({"typed": STRING, "also": STRINGS})},
        "relaxed": {
            "type": "array",
            "items": {"type": "string", "enum": ["year", "terms", "place"]},
            "description": "What had to be let go for anything to be found.",
        },
    }
) | {"description": "How the words of `q` were read."}
SPANS = {
    "type": "array",
    "items": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
    "description": "From (included) and to (excluded), in characters.",
}
MATCHED = closed({"name_th": SPANS, "name_en": SPANS, "place_th": SPANS, "words": STRINGS})
KIND = {"type": "string", "enum": FoundKind.values}
GROUP_KINDS = ["record", "place", "issue", "target_group", "term"]
SUGGESTIONS = closed(
    {
        "groups": {
            "type": "array",
            "items": closed(
                {
                    "kind": {"type": "string", "enum": GROUP_KINDS},
                    "items": {
                        "type": "array",
                        "items": closed(
                            {
                                **dict.fromkeys(("id", "kind", "name_th", "name_en"), STRING),
                                **dict.fromkeys(("place_th", "place_en"), STRING),
                                "region": NULL_OR_STRING,
                                "matched": MATCHED,
                                "page": NULL_OR_STRING,
                            }
                        ),
                    },
                }
            ),
        }
    }
)
