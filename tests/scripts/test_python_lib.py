"""The Python programs that script/check runs."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement

LIB = Path(__file__).resolve().parent.parent.parent / "script" / "lib"


def load(name: str) -> ModuleType:
    specification = importlib.util.spec_from_file_location(name, LIB / f"{name}.py")
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_sizes_count_files_and_functions(tmp_path):
    source = tmp_path / "source.py"
    source.write_text("def long():\n" + "    x = 1\n" * 40 + "\n\nclass A:\n    def f(self): ...\n")
    found = {
        name.rpartition(" ")[2]: (lines, budget)
        for name, lines, budget in load("sizes").sizes(source)
    }
    assert found == {str(source): (45, 250), "long()": (41, 30), "f()": (1, 30)}


LOCK = """\
# script/lock
django==5.2.19 \\
    --hash=sha256:aa
    # via tisep (pyproject.toml)
sqlparse==0.6 \\
    --hash=sha256:bb
    # via django
"""


@pytest.mark.parametrize(
    ("wanted", "lock", "fault"),
    [
        (["django==5.2.*"], LOCK, None),
        (["django>=6"], LOCK, "django>=6 is wanted, locked is ['5.2.19']"),
        (["django", "celery[redis]"], LOCK, "celery[redis] is wanted, locked is none"),
        ([], LOCK, "django is locked but not wanted"),
        (["django"], "--index-url https://index.example\n" + LOCK, "names an address"),
    ],
)
def test_a_lock_file_has_to_say_what_is_wanted(tmp_path, wanted, lock, fault):
    path = tmp_path / "requirements.txt"
    path.write_text(lock)
    faults = load("locks").faults(str(path), [Requirement(line) for line in wanted])
    assert [f.removeprefix(f"{path}: ") for f in faults] == ([fault] if fault else [])
