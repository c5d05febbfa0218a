"""The house stands as it was drawn: imports run downwards and never in a circle."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ["records", "regions", "actors", "resources", "tisep"]


def modules() -> dict[str, Path]:
    """Every module of the house by dotted name, tests and migrations left out."""
    found = {}
    for floor in FLOORS:
        for path in (ROOT / floor).rglob("*.py"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            if ".migrations." not in name:
                found[name.removesuffix(".__init__")] = path
    return found


def imported(path: Path, known: set[str]) -> set[str]:
    """The house's modules that a file imports when it runs; imports for types only do not count."""
    names: set[str] = set()
    for node in runtime_nodes(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names & known


def runtime_nodes(tree: ast.AST):
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        yield node
        yield from runtime_nodes(node)


@pytest.fixture(scope="module")
def arrows() -> dict[str, set[str]]:
    known = modules()
    return {name: imported(path, set(known)) - {name} for name, path in known.items()}


def test_no_floor_imports_one_above_it(arrows):
    upwards = [
        f"{name} imports {target}"
        for name, targets in arrows.items()
        for target in targets
        if FLOORS.index(target.split(".")[0]) > FLOORS.index(name.split(".")[0])
    ]
    assert upwards == []


def test_no_modules_import_each_other_in_a_circle(arrows):
    finished: set[str] = set()

    def visit(name: str, trail: list[str]) -> None:
        assert name not in trail, " -> ".join([*trail[trail.index(name) :], name])
        if name not in finished:
            for target in arrows[name] - packages_of(name):
                visit(target, [*trail, name])
            finished.add(name)

    for name in arrows:
        visit(name, [])


def packages_of(name: str) -> set[str]:
    """The packages that hold a module: importing a sibling through them is no circle."""
    parts = name.split(".")
    return {".".join(parts[:length]) for length in range(1, len(parts))}
