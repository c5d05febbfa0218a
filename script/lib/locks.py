"""Checks, without a network, that the lock files say what pyproject.toml says (see script/lock)."""

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ \\;]+)", re.MULTILINE)


def pins(path: str) -> set[tuple[str, str]]:
    """Name and version of every package that a lock file names."""
    return {(match["name"], match["version"]) for match in PIN.finditer(Path(path).read_text())}


def named_directly(path: str) -> set[str]:
    """The packages that a lock file traces to pyproject.toml itself."""
    entries = re.split(r"\n(?=[a-z0-9])", Path(path).read_text())
    return {
        entry.split("==")[0] for entry in entries if "pyproject.toml" in entry and "==" in entry
    }


def faults(path: str, wanted: list[Requirement]) -> list[str]:
    """Where a lock file says other than what is wanted, or names an address."""
    locked = pins(path)
    names = {canonicalize_name(requirement.name) for requirement in wanted}
    found = [f"{path}: {name} is locked but not wanted" for name in named_directly(path) - names]
    for requirement in wanted:
        versions = [
            version for name, version in locked if name == canonicalize_name(requirement.name)
        ]
        if not any(version in requirement.specifier for version in versions):
            found.append(f"{path}: {requirement} is wanted, locked is {versions or 'none'}")
    if "://" in Path(path).read_text():
        found.append(f"{path}: names an address")
    return found


def main() -> None:
    """Prints every fault; ends with 1 where there is one."""
    project = tomllib.loads(Path("pyproject.toml").read_text())
    served = [Requirement(line) for line in project["project"]["dependencies"]]
    developed = [Requirement(line) for line in project["dependency-groups"]["dev"]]
    found = faults("requirements.txt", served) + faults("requirements-dev.txt", served + developed)
    for name, version in pins("requirements.txt") - pins("requirements-dev.txt"):
        found.append(f"requirements-dev.txt: has another {name} than {version}")
    if '"resolved"' in Path("package-lock.json").read_text():
        found.append("package-lock.json: names an address")
    print(*found, *(["Run script/lock."] if found else []), sep="\n")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
