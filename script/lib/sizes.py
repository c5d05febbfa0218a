"""Holds the files that git knows to their sizes: over the budget is told, over twice it fails."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

FILE_LINES = {".py": 250, ".css": 250, ".html": 250, ".sh": 250, ".js": 200}
FUNCTION_LINES = 30
# Migrations are generated.
EXEMPT = "migrations"


def sizes(path: Path) -> Iterator[tuple[str, int, int]]:
    """What in the file has a budget: its name, its lines and its budget."""
    text = path.read_text(encoding="utf-8")
    yield str(path), text.count("\n"), FILE_LINES[path.suffix]
    if path.suffix != ".py":
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            lines = node.end_lineno - node.lineno + 1
            yield f"{path}:{node.lineno} {node.name}()", lines, FUNCTION_LINES


def main() -> None:
    """Prints every part over its budget; ends with 1 where one is over twice its budget."""
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True, text=True)
    paths = [Path(name) for name in listed.stdout.split("\0") if name]
    failed = False
    for path in paths:
        if path.suffix not in FILE_LINES or EXEMPT in path.parts or not path.exists():
            continue
        for name, lines, budget in sizes(path):
            if lines > budget:
                verdict = "too long" if lines > 2 * budget else "long"
                failed |= lines > 2 * budget
                print(f"{verdict}: {name} has {lines} lines, the budget is {budget}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
