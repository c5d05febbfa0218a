"""What README.md and the other texts name is there: commands, files, folders, pages, settings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.urls import resolve

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))
TEXTS = {name: (ROOT / name).read_text() for name in ("README.md", "SECURITY.md", *DOCS)}
ALL = "\n".join(TEXTS.values())
QUOTED = sorted(set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", ALL, flags=re.DOTALL))))
COMMANDS = re.findall(r"^(script/.+?)(?:\s{2,}#.*)?$", ALL, re.MULTILINE)
VARIABLES = sorted(set(re.findall(r"`([A-Z]+(?:_[A-Z]+)*)`", TEXTS["README.md"])) - {"LICENSE"})


def paths():
    """What stands in back-quotes and looks like a file or folder."""
    made_by_the_operator = {".env"}
    looks = re.compile(r"^\.?[\w.-]+(/[\w.-]*)+$|^[\w-]*\.(md|txt|yml|json)$|^LICENSE$")
    return [name for name in QUOTED if looks.match(name) and name not in made_by_the_operator]


def test_there_is_something_to_look_at():
    assert len(paths()) > 20
    assert len(COMMANDS) > 6


@pytest.mark.parametrize("path", paths())
def test_every_path_is_there(path):
    assert (ROOT / path).exists()


@pytest.mark.parametrize("path", re.findall(r"\]\(((?!http)[^)]+)\)", ALL))
def test_every_link_and_picture_is_there(path):
    assert (ROOT / path).exists()


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_is_there(line):
    program, *rest = line.split()
    assert (ROOT / program).is_file()
    if "manage.py" in rest:
        assert (ROOT / "manage.py").is_file()
        assert rest[rest.index("manage.py") + 1] in get_commands()


@pytest.mark.parametrize("page", [name for name in QUOTED if name.startswith("/")])
def test_every_page_is_there(page):
    assert resolve(page)


@pytest.mark.parametrize("name", VARIABLES)
def test_every_variable_is_read(name):
    names = ("settings", "environment", "account_settings", "api_settings", "mail_settings")
    readers = [*(ROOT / "tisep" / f"{one}.py" for one in names), ROOT / "script" / "server"]
    assert any(re.search(rf"\b{name}\b", reader.read_text()) for reader in readers)


def test_the_licence_is_the_one_that_the_readme_names():
    assert "Apache License" in (ROOT / "LICENSE").read_text()
    assert "Apache License 2.0" in TEXTS["README.md"]
