"""JSON schemas that answers of the API are described with."""

from __future__ import annotations

from typing import Any

STRING, COUNT, NUMBER = {"type": "string"}, {"type": "integer", "minimum": 0}, {"type": "number"}
OR_NULL = {name: {"type": [name, "null"]} for name in ("integer", "number", "string")}


def closed(properties: dict[str, Any]) -> dict[str, Any]:
    """The JSON schema of an object that has these properties, all of them and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
