"""A page's JavaScript modules, known before the browser has read the first of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path, PurePosixPath

from django import template
from django.contrib.staticfiles import finders

register = template.Library()
IMPORTED = re.compile(r'^(?:import|export)[^"]*from "(\./[^"]+)";', re.MULTILINE)


@register.simple_tag
def modules_from(entry: str) -> list[str]:
    """The static paths of a module and of all that it imports, itself first.

    On a slow line each import of an import would else wait for one more answer.
    """
    return list(imports_of(entry))


@cache
def imports_of(entry: str) -> tuple[str, ...]:
    found = [entry]
    for path in found:
        source = Path(str(finders.find(path))).read_text(encoding="utf-8")
        beside = PurePosixPath(path).parent
        found += [
            name
            for name in dict.fromkeys(str(beside / each) for each in IMPORTED.findall(source))
            if name not in found
        ]
    return tuple(found)
