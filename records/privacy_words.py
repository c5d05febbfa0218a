"""The words by which personal data is told from what only looks like it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

WORDS = {
    name: tuple(words.split())
    for name, words in tomllib.loads(
        (Path(__file__).parent / "data" / "privacy_words.toml").read_text(encoding="utf-8")
    ).items()
}
DIGIT_WORDS = {
    word: str(n)
    for language in ("digits_th", "digits_en")
    for n, word in enumerate(WORDS[language])
}
BEFORE_A_NAME = WORDS["before_a_name"]
NO_NAME_BEGINS = WORDS["no_name_begins"]
NO_NAMES = frozenset(WORDS["no_names"])
NO_CHILD_BEGINS = WORDS["no_child_begins"]

CHILD_TITLES = frozenset({"เด็กชาย", "เด็กหญิง", "ด.ช.", "ด.ญ.", "ดช.", "ดญ."})
THAI_TITLE = re.compile(
    r"""(?P<title>นางสาว|นาง|นาย|เด็กชาย|เด็กหญิง
    |น\.\s?ส\.|นส\.|ด\.\s?ช\.|ด\.\s?ญ\.|ดช\.|ดญ\.)[\ \u00a0]*""",
    re.VERBOSE,
)
ENGLISH_NAME = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mister|Miss|MR\.|MRS\.|MISS)\b\.?\s*(?!Word|Excel|Office|Teams|SQL)"
    r"[A-Z][a-z]+(?:\s[A-Z][a-z]+)?"
)
