"""docker-compose.yml, Dockerfile, the scripts and the settings say the same."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from itertools import takewhile

import pytest
from django.urls import resolve

from tests.scripts import compose
from tests.scripts.compose import ROOT, command_of, image_command, instructions, options

SETTINGS = (ROOT / "tisep" / "settings.py").read_text()
OTHERS = ("environment", "account_settings", "api_settings", "mail_settings")
ALL_SETTINGS = SETTINGS + "".join((ROOT / "tisep" / f"{name}.py").read_text() for name in OTHERS)
READ = set(re.findall(r'(?:env\.\w+|required)\(\s*"(\w+)"', ALL_SETTINGS))
# What decides how these settings come out, and is not compose's to say.
BARE = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


def programs(command: list[str]) -> list[str]:
    """What is run, without its options."""
    first = next((part for part in command if part.startswith("--")), None)
    return command[: command.index(first)] if first else command


@pytest.mark.parametrize("service", ["web", "worker", "beat"])
def test_compose_starts_what_script_server_starts(service):
    by_hand, in_compose = compose.started_by_script()[service], command_of(service)
    assert programs(in_compose) == programs(by_hand)
    both = options(in_compose).keys() & options(by_hand).keys()
    for name in both - {"--bind", "--workers", "--worker-tmp-dir", "--schedule"}:
        assert options(in_compose)[name] == options(by_hand)[name], name


def test_set_up_does_the_steps_of_script_setup():
    def commands(text: str, before: str) -> set[str]:
        return set(re.findall(rf"{before} (\w+)", text))

    by_hand = commands((ROOT / "script" / "lib" / "contents.sh").read_text(), "-- manage")
    in_image = commands(compose.DOCKERFILE, "manage.py")
    on_start = commands(compose.services()["set-up"]["command"], "manage.py")
    assert by_hand == in_image | on_start
    assert not in_image & on_start


def test_every_port_is_the_one_that_web_listens_on():
    port = options(image_command())["--bind"].rpartition(":")[2]
    assert f"EXPOSE {port}" in instructions()
    assert f"http://localhost:{port}/" in compose.health_check_of("web")[-1]
    assert options(command_of("proxy"))["--to"] == f"web:{port}"
    published = [name for name, service in compose.services().items() if "ports" in service]
    assert published == ["mail", "proxy"]
    # For the mail server of the same machine alone.
    assert compose.services()["mail"]["ports"] == ["127.0.0.1:2525:2525"]


def test_the_health_checks_address_is_one_of_ours():
    address = re.search(r"http://localhost:\d+(/\w+)", compose.health_check_of("web")[-1])
    assert address
    assert resolve(address[1]).url_name == "healthz"
    # Asked without https, from within.
    pattern = re.search(r"SECURE_REDIRECT_EXEMPT = (.*)", SETTINGS)
    assert pattern
    assert address[1].strip("/") in pattern[1]


def test_nothing_of_ours_runs_as_root_or_writes_to_its_image():
    last_stage = list(takewhile(lambda line: not line.startswith("FROM"), instructions()[::-1]))
    [user] = [line for line in last_stage if line.startswith("USER ")]
    assert int(user.removeprefix("USER ")) >= 1000
    for name, service in compose.ours().items():
        assert "user" not in service, name
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert "no-new-privileges:true" in service["security_opt"], name


def test_what_runs_on_has_a_health_check_and_web_and_worker_scale():
    for name in ("db", "redis", "web", "worker", "beat"):
        assert "healthcheck" in compose.services()[name], name
    for name in ("web", "worker"):
        assert not compose.services()[name].keys() & {"container_name", "ports", "hostname"}


def test_compose_passes_only_settings_that_are_read():
    for name, service in compose.ours().items():
        assert service["environment"].keys() <= READ, name


def test_what_compose_asks_of_the_operator_is_told_at_its_top():
    told = "".join(takewhile(lambda line: line[0] == "#", compose.COMPOSE.splitlines(True)))
    asked = {found["name"] for found in compose.VARIABLE.finditer(compose.COMPOSE)}
    assert set(re.findall(r"^#   ([A-Z_]+)", told, flags=re.MULTILINE)) == asked


def run_with(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=BARE | environment,
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_settings_that_compose_makes_pass_the_check_for_deployment():
    environment = compose.ours()["web"]["environment"]
    assert all(service["environment"] == environment for service in compose.ours().values())
    done = run_with(environment, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr


def test_the_image_is_built_with_settings_that_start():
    [export] = [line for line in instructions() if line.startswith("RUN export ")]
    assigned = dict(re.findall(r"([A-Z_]+)=(\S+)", export.partition(" && ")[0]))
    done = run_with(assigned, "-c", "import tisep.settings")
    assert done.returncode == 0, done.stderr


def test_the_images_python_and_postgresql_fit():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    [python] = [line for line in instructions() if re.match(r"FROM python:\S+ AS base", line)]
    assert python.split()[1].startswith("python:3.11-")
    assert project["requires-python"] == ">=3.11"
    # Debian bookworm's pg_dump is that of 15, and refuses a newer server.
    assert "bookworm" in python
    assert "postgresql-client" in compose.DOCKERFILE
    assert compose.services()["db"]["image"].startswith("postgis/postgis:15-")


def test_the_image_takes_no_secret_and_no_backup_along():
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert {".env", ".git", "var"} <= set(ignored)
    [folder] = compose.services()["backup"]["volumes"]
    assert folder == "./var/backups:/backups"
