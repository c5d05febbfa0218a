"""docker-compose.yml and Dockerfile, read for the tests that hold them to what they start."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = (ROOT / "docker-compose.yml").read_text()
DOCKERFILE = (ROOT / "Dockerfile").read_text()
# What an operator writes into .env.
OPERATORS = {"SITE": "tisep.example", "SECRET_KEY": "Kept-out-of-git-" * 4, "DB_PASSWORD": "word"}
VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?::-(?P<default>[^}]*)|:\?[^}]*)?\}")


def substituted(text: str) -> str:
    """The text as compose reads it: variables from .env, $$ for a dollar sign."""

    def value(found: re.Match[str]) -> str:
        return OPERATORS.get(found["name"], found["default"] or "")

    return VARIABLE.sub(value, text)


def services() -> dict[str, dict[str, Any]]:
    """Every service by name, as compose reads it."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(substituted(COMPOSE))["services"]
    return found


def ours() -> dict[str, dict[str, Any]]:
    """The services that run this repository's image."""
    return {name: service for name, service in services().items() if "build" in service}


def image_command() -> list[str]:
    """The image's CMD: what a service without a command of its own runs."""
    last = instructions()[-1]
    assert last.startswith("CMD ")
    return [part.strip(' "') for part in last.removeprefix("CMD ").strip("[]").split(",")]


def instructions() -> list[str]:
    """The Dockerfile's instructions, each on one line."""
    lines = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", DOCKERFILE, flags=re.MULTILINE))
    return [line for line in lines.splitlines() if line]


def command_of(service: str) -> list[str]:
    command = services()[service].get("command")
    return shlex.split(command) if command else image_command()


def health_check_of(service: str) -> list[str]:
    """The check as the container runs it."""
    kind, *check = services()[service]["healthcheck"]["test"]
    check = [part.replace("$$", "$") for part in check]
    return ["sh", "-c", *check] if kind == "CMD-SHELL" else check


def options(command: list[str]) -> dict[str, str]:
    """The long options of a command with their values."""
    pairs = zip(command, [*command[1:], ""], strict=True)
    return {
        name: "" if value.startswith("-") else value
        for name, value in pairs
        if name.startswith("--")
    }


def started_by_script() -> dict[str, list[str]]:
    """What script/server starts, by name, without the folder of its programs."""
    text = re.sub(r"\\\n\s*", "", (ROOT / "script" / "server").read_text())
    found = re.findall(r'^start_process (\w+) "\$BIN/(.*)$', text, flags=re.MULTILINE)
    return {name: shlex.split(command.replace('"', "", 1)) for name, command in found}
