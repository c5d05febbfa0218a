"""Briefs read back as a reader of PDFs reads them."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2

A4 = (595.28, 841.89)


@dataclass(frozen=True)
class Read:
    """`texts`: of each page. `boxes`: of each letter: page, left, bottom, right, top in points."""

    texts: list[str]
    boxes: list[tuple[int, float, float, float, float]]
    sizes: list[tuple[float, float]]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


def read(pdf: bytes) -> Read:
    document = pypdfium2.PdfDocument(pdf)
    texts, boxes, sizes = [], [], []
    for number, page in enumerate(document):
        sizes.append(page.get_size())
        letters = page.get_textpage()
        texts.append(letters.get_text_range())
        boxes += [(number, *letters.get_charbox(at)) for at in range(letters.count_chars())]
        letters.close()
        page.close()
    document.close()
    return Read(texts, boxes, sizes)
