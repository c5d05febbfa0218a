"""Every text that the code and the templates hold is said in Thai."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MESSAGES = ROOT / "locale" / "th" / "LC_MESSAGES" / "django.po"
SOURCES = ["records", "regions", "actors", "resources", "tisep", "templates"]
PARTS = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")


def entries(text: str) -> dict[str, str]:
    """The translations of a .po file: what each message (after its context) becomes."""
    joined = re.sub(r'"\n"', "", text)
    found = re.findall(
        r'^(?:msgctxt "(.*)"\n)?msgid "(.+)"\n(?:msgid_plural ".*"\n)?msgstr(?:\[0\])? "(.*)"$',
        joined,
        re.MULTILINE,
    )
    return {f"{context}|{message}": thai for context, message, thai in found}


@pytest.fixture(scope="module")
def translated() -> dict[str, str]:
    return entries(MESSAGES.read_text())


@pytest.fixture(scope="module")
def in_use(tmp_path_factory) -> dict[str, str]:
    """The messages that the sources hold now, gathered beside the project, not in it."""
    beside = tmp_path_factory.mktemp("messages")
    (beside / "locale").mkdir()
    for name in SOURCES:
        (beside / name).symlink_to(ROOT / name)
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "--locale=th", "--symlinks", "-v0"],
        cwd=beside,
        env={name: value for name, value in os.environ.items() if "DJANGO" not in name},
        check=True,
    )
    return entries((beside / "locale" / "th" / "LC_MESSAGES" / "django.po").read_text())


def test_nothing_is_left_in_english(translated):
    assert [message for message, thai in translated.items() if not thai] == []


def test_nothing_is_guessed():
    assert "fuzzy" not in MESSAGES.read_text()


def test_the_catalogue_holds_what_the_sources_say(translated, in_use):
    assert sorted(set(in_use) - set(translated)) == []
    assert sorted(set(translated) - set(in_use)) == []


def test_translations_keep_the_parts_to_fill(translated):
    changed = [
        message
        for message, thai in translated.items()
        if sorted(set(PARTS.findall(message))) != sorted(set(PARTS.findall(thai)))
    ]
    assert changed == []


def test_no_text_is_said_by_a_name_that_gathering_does_not_know():
    unknown = re.compile(r"gettext\w* as (?!_\b)\w+")
    sources = [path for name in SOURCES for path in (ROOT / name).rglob("*.py")]
    assert [str(path) for path in sources if unknown.search(path.read_text())] == []
