"""Where a line of Thai or Latin may break."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tisep.explore.search.lexicon import Lexicon, thai_words

# A run of Thai; something else up to where it may break; the spaces between.
TOKEN = re.compile(
    r"[\u0e01-\u0e7f]+|\s+|[^\s\u0e01-\u0e7f]+?(?:[-/?&](?!\s)|(?=[\s\u0e01-\u0e7f])|$)"
)
# A letter with the marks that hang on it.
CLUSTER = re.compile(r".[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*", re.DOTALL)
# No line begins with these or ends with those: they belong to the letter before or after.
NOT_FIRST = re.compile(r"[\u0e2f-\u0e3a\u0e45-\u0e4e,.;:!?%)\]}”’…]")
NOT_LAST = re.compile(r"(?:[\u0e40-\u0e44(\[{“‘]|[\u0e01-\u0e2e]\.|[พค]\.ศ\. )$")
HIDDEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")

Width = Callable[[str], float]


def wrapped(text: str, width: float, width_of: Width) -> Iterator[str]:
    """The text in lines no wider than `width`; a word wider than that is cut between letters.

    The width of what stands side by side is the sum of the widths.
    """
    line, wide = "", 0.0
    for piece in pieces(readable(text)):
        whole = width_of(piece.rstrip()) <= width
        for part in [piece] if whole else CLUSTER.findall(piece):
            if line and wide + width_of(part.rstrip()) > width:
                yield line.rstrip()
                line, wide = "", 0.0
            line, wide = line + part, wide + width_of(part)
    if line:
        yield line.rstrip()


def shortened(text: str, width: float, width_of: Width) -> str:
    """The text, cut with an ellipsis where it is wider than `width`."""
    if width_of(text) <= width:
        return text
    kept, wide = "", width_of("…")
    for cluster in CLUSTER.findall(text):
        wide += width_of(cluster)
        if wide > width:
            break
        kept += cluster
    return kept.rstrip() + "…"


def readable(text: str) -> str:
    """On one line, without what is not seen."""
    return " ".join(HIDDEN.sub("", text).split())


def pieces(text: str) -> Iterator[str]:
    """What a line may not break; spaces end the piece before them."""
    held = ""
    for word in words(text):
        if held and not (word.isspace() or NOT_FIRST.match(word) or NOT_LAST.search(held)):
            yield held
            held = ""
        held += word
    if held:
        yield held


def words(text: str) -> Iterator[str]:
    lexicon = Lexicon(thai_words())
    for token in TOKEN.findall(text):
        if "\u0e01" <= token[0] <= "\u0e7f":
            yield from (piece.typed for piece in lexicon.pieces(token))
        else:
            yield token
