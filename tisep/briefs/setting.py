"""Thai set so that it can be searched and copied as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fpdf.fonts import TTFFont

AM = "ำ"
# Part of a glyph: another glyph's name, and how far it is moved, in units of the face.
Part = tuple[str, int, int]
Parts = tuple[Part, ...]


@dataclass(slots=True)
class Glyph:
    """A glyph's number, and where in the text its letters begin."""

    codepoint: int
    cluster: int


@dataclass(slots=True)
class Step:
    """How far it is to the next glyph, in units of the face; nothing is moved from its place."""

    x_advance: int
    y_advance: int = 0
    x_offset: int = 0
    y_offset: int = 0


class Face(TTFFont):
    """A face in which each letter is one glyph, in the order that it is written.

    Marks that HarfBuzz moves are drawn into glyphs of their own, moved already, so that text is
    plain runs of glyphs: readers take a glyph out of its place for a new word. HarfBuzz also takes
    ำ apart, into a mark that it puts before the tone mark and an า: here it is one glyph again.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.drawn: dict[Parts, str] = {}

    def perform_harfbuzz_shaping(
        self, text: str, font_size_pt: float, text_shaping_params: Any
    ) -> tuple[Any, Any]:
        infos, places = super().perform_harfbuzz_shaping(text, font_size_pt, text_shaping_params)
        shaped = [
            (int(info.cluster), (name_of(self, info), int(place.x_offset), int(place.y_offset)))
            for info, place in zip(infos, places, strict=True)
        ]
        glyphs: list[Glyph] = []
        steps: list[Step] = []
        for start, group in groupby(shaped, key=lambda one: one[0]):
            for parts, at in letters([part for _start, part in group], start, text):
                name = self._glyph(parts)
                glyphs.append(Glyph(self.ttfont.getGlyphID(name), at))
                steps.append(Step(self.ttfont["hmtx"].metrics[name][0]))
        return glyphs, steps

    def _glyph(self, parts: Parts) -> str:
        """The name of the glyph that shows the parts; it is drawn where there is none yet."""
        if len(parts) == 1 and not any(parts[0][1:]):
            return parts[0][0]
        if parts not in self.drawn:
            self.drawn[parts] = self._draw(parts)
        return self.drawn[parts]

    def _draw(self, parts: Parts) -> str:
        """As wide as its last part."""
        glyphs, name = self.ttfont.getGlyphSet(), f"moved{len(self.drawn)}"
        pen = TTGlyphPen(glyphs)
        for part, right, up in parts:
            pen.addComponent(part, (1, 0, 0, 1, right, up))
        self.ttfont.setGlyphOrder([*self.ttfont.getGlyphOrder(), name])
        self.ttfont.getReverseGlyphMap(rebuild=True)
        self.ttfont["glyf"][name] = drawn = pen.glyph()
        drawn.recalcBounds(self.ttfont["glyf"])
        self.ttfont["hmtx"].metrics[name] = (round(glyphs[parts[-1][0]].width), drawn.xMin)
        return name


def name_of(face: TTFFont, info: Any) -> str:
    return str(face.ttfont.getGlyphName(info.codepoint))


def letters(parts: list[Part], start: int, text: str) -> Iterator[tuple[Parts, int]]:
    """What is shaped together, from `start` of the text, letter by letter: its parts, its place."""
    end = next((i for i in range(start, len(text)) if text[i] == AM), -1)
    if len(parts) < 2 or end < 0 or end - start != len(parts) - 2:
        yield from (((part,), start) for part in parts)
        return
    mark, *between, last = parts
    yield from (((part,), start + i) for i, part in enumerate(between))
    yield (mark, last), end
