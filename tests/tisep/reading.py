"""Reading a page as machines do: its head, its links, its data."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser


class Page(HTMLParser):
    """A page's elements as (tag, attributes), its JSON-LD, and its text."""

    def __init__(self, response) -> None:
        super().__init__()
        self.html = response.content.decode()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(self.html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def all(self, tag, **attributes):
        return [
            found
            for name, found in self.elements
            if name == tag and all(found.get(key) == value for key, value in attributes.items())
        ]

    def meta(self, name):
        key = "property" if name.startswith("og:") else "name"
        return next(found["content"] for found in self.all("meta", **{key: name}))

    @property
    def links(self):
        return [found["href"] for found in self.all("a") if "href" in found]

    @property
    def alternates(self):
        return {found["hreflang"]: found["href"] for found in self.all("link", rel="alternate")}

    @property
    def canonical(self):
        return self.all("link", rel="canonical")[0]["href"]

    @property
    def data(self):
        pattern = r'<script type="application/ld\+json"[^>]*>(.*?)</script>'
        return [json.loads(found) for found in re.findall(pattern, self.html, re.DOTALL)]

    @property
    def text(self):
        body = re.sub(r"<(script|style|svg).*?</\1>", " ", self.html, flags=re.DOTALL)
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def section(page, name):
    """The text of one section of a page."""
    start = page.html.index(f'id="{name}"')
    return page.html[start : page.html.index("</section>", start)]
