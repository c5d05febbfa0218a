"""A sheet of A4 on which text is set and shapes are drawn, in millimetres from the upper left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from fpdf import FPDF
from fpdf.fonts import TTFFont

from tisep.briefs.breaking import shortened, wrapped
from tisep.briefs.faces import add_faces, key_of, runs, writable

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 14.0
MILLIMETRES = 25.4 / 72
# Marks above the letters and tails below them need this much of a line of Thai.
LEADING = 1.6
# Where the letters stand in it.
BASELINE = 1.13
# The light colours of css/tokens.css: paper knows no dark mode.
INK, SOFT, LINE, ACCENT, PAPER = "#14262a", "#48595d", "#c5d2d4", "#0b6470", "#ffffff"


@dataclass(frozen=True, slots=True)
class Style:
    """Size in points."""

    size: float = 8
    strong: bool = False
    colour: str = INK

    @property
    def leading(self) -> float:
        """From one line to the next, in millimetres."""
        return self.size * LEADING * MILLIMETRES


TEXT = Style()
SMALL = Style(6.5, colour=SOFT)
STRONG = Style(strong=True)
HEADING = Style(10.5, strong=True, colour=ACCENT)
TITLE = Style(20, strong=True)


class Sheet:
    """A document of such sheets; `y` of a text is the top of its first line."""

    def __init__(self, language: str, title: str) -> None:
        self.pdf = FPDF(format="A4")
        self.pdf.set_auto_page_break(False)
        self.pdf.set_margins(0, 0)
        self.pdf.c_margin = 0
        add_faces(self.pdf)
        self.pdf.set_lang(language)
        self.pdf.set_title(title)
        self.pdf.set_author("TISEP")
        self.widths: dict[tuple[str, Style], float] = {}

    def turn(self) -> None:
        """To the next page."""
        self.pdf.add_page()

    def width_of(self, text: str, style: Style) -> float:
        key = (text, style)
        if key not in self.widths:
            self.widths[key] = sum(self._wide(run, style) for run in runs(text))
        return self.widths[key]

    def lines(self, text: str, width: float, style: Style, most: int = 0) -> list[str]:
        """The text in lines no wider than `width`; of more than `most` the last one is cut."""
        parts = wrapped(writable(text), width, lambda part: self.width_of(part, style))
        if not most:
            return list(parts)
        found = list(islice(parts, most + 1))
        if len(found) > most:
            last = f"{found[most - 1]}…"
            found[most - 1 :] = [shortened(last, width, lambda part: self.width_of(part, style))]
        return found

    def say(
        self,
        x: float,
        y: float,
        text: str,
        width: float,
        style: Style = TEXT,
        *,
        most: int = 0,
        right: bool = False,
        link: str = "",
    ) -> float:
        """Set a text in a column at x, flush left or `right`; gives the y below it."""
        for line in self.lines(text, width, style, most):
            wide = self.width_of(line, style)
            self._set(x + width - wide if right else x, y, line, style)
            if link:
                self.pdf.link(x, y, wide, style.leading, link)
            y += style.leading
        return y

    def rule(self, x: float, y: float, width: float, colour: str = LINE) -> None:
        self.pdf.set_draw_color(colour)
        self.pdf.set_line_width(0.15)
        self.pdf.line(x, y, x + width, y)

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self.pdf.set_fill_color(colour)
        self.pdf.rect(x, y, width, height, style="F")

    def shape(
        self, points: Sequence[tuple[float, float]], fill: str, edge: str, thick: float = 0.12
    ) -> None:
        self.pdf.set_fill_color(fill)
        self.pdf.set_draw_color(edge)
        self.pdf.set_line_width(thick)
        self.pdf.polygon(points, style="DF")

    def finished(self) -> bytes:
        written = bytes(self.pdf.output())
        for face in self.pdf.fonts.values():
            if isinstance(face, TTFFont):
                face.close()
        return written

    def _wide(self, run: tuple[str, str], style: Style) -> float:
        """As FPDF measures it, without its search for letters that run from right to left."""
        face: Any = self.pdf.fonts[key_of(run[0], strong=style.strong)]
        _letters, wide = face.get_text_width(run[1], style.size, self.pdf.text_shaping)
        return float(wide / self.pdf.k)

    def _set(self, x: float, y: float, line: str, style: Style) -> None:
        self.pdf.set_text_color(style.colour)
        height = style.size * MILLIMETRES
        for run in runs(line):
            wide = self._wide(run, style)
            self.pdf.set_font(run[0], "B" if style.strong else "", style.size)
            # A cell as high as the letters has its baseline at 0.8 of that.
            self.pdf.set_xy(x, y + (BASELINE - 0.8) * height)
            self.pdf.cell(wide, height, run[1])
            x += wide


def columns(width: float, shares: Iterable[float]) -> list[tuple[float, float]]:
    """Columns side by side across `width`, each as its left edge and its width."""
    found, x = [], 0.0
    parts = list(shares)
    for part in parts:
        wide = width * part / sum(parts)
        found.append((x, wide))
        x += wide
    return found
