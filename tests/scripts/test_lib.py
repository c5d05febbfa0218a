"""The parts that the scripts are made of."""

from __future__ import annotations

import socket

import pytest


def test_a_step_is_done_once_and_again_when_an_input_changes(bash, tmp_path):
    (tmp_path / "input").write_text("one")
    do = "once counting 'counting' input -- bash -c 'echo x >>done'\n"
    assert bash(do * 2).returncode == 0
    assert (tmp_path / "done").read_text() == "x\n"
    (tmp_path / "input").write_text("two")
    bash(do)
    assert (tmp_path / "done").read_text() == "x\nx\n"


def test_a_step_that_failed_shows_why_and_is_done_again(bash):
    failing = "once bad 'doing it' 1 -- bash -c 'echo no such luck; exit 3'"
    first = bash(failing)
    assert first.returncode == 1
    assert "no such luck" in first.stderr
    assert "That failed: doing it" in first.stderr
    assert bash(failing).returncode == 1


def test_what_a_step_started_ends_with_an_interrupt(bash):
    told = bash(
        "(sleep 1; kill -TERM $$) &\n"
        "step 'sleeping' bash -c 'sleep 4711 & echo $! >child; wait' || true"
    )
    assert told.returncode == 130
    assert "interrupted" in told.stdout
    # Gone, or a zombie that nobody has asked after yet.
    assert bash("ps -o stat= -p $(cat child) | tr -d Z").stdout.strip() == ""


def test_shared_locks_go_together_and_keep_others_out(bash):
    alone = "exec 6>lock; lock 6 alone now && echo got || echo refused"
    held = bash(f"exec 5>lock; lock 5 shared\n(exec 7>lock; lock 7 shared now); {alone}")
    assert held.stdout == "refused\n"
    assert bash(alone).stdout == "got\n"


def test_the_last_to_leave_stops_the_servers(bash):
    stopping = "stop_postgres() { echo stopped; }; stop_redis() { :; }\n"
    assert bash(stopping + "use_servers").stdout == "stopped\n"
    other = "exec 5>var/servers.lock; lock 5 shared\n"
    assert bash(stopping + other + "use_servers").stdout == ""


def test_servers_that_the_environment_names_are_left_alone(bash):
    named = "DATABASE_URL=postgis://db/x REDIS_URL=redis://r/0\n"
    told = bash(named + "own_postgres || echo not ours; own_redis || echo not ours")
    assert told.stdout == "not ours\nnot ours\n"
    assert bash("DATABASE_URL=$OWN_DATABASE_URL; own_postgres && own_redis").returncode == 0


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("redis+socket:///run/x/redis.sock", "redis+socket:///run/x/redis.sock?virtual_host=1"),
        ("redis://:word@host:6379/0", "redis://:word@host:6379/1"),
        ("rediss://host", "rediss://host/1"),
    ],
)
def test_tests_have_a_redis_database_of_their_own(bash, address, expected):
    assert bash(f"REDIS_URL={address}; redis_database 1").stdout.strip() == expected


def test_a_left_over_is_ended_and_a_stranger_is_not(bash):
    told = bash(
        "sleep 4711 & echo $! >stranger\n"
        "(exec -a $BIN/program sleep 4711) & echo $! >ours\n"
        "cat stranger ours >var/server.pids; end_left_overs\n"
        "kill -0 $(cat stranger) && echo lives; kill -0 $(cat ours) 2>/dev/null || echo ended\n"
        "kill $(cat stranger)"
    )
    assert told.stdout.splitlines() == ["Ending what an earlier run left behind.", "lives", "ended"]


def test_what_is_killed_is_started_again(bash, tmp_path):
    told = bash(
        "start_process worker bash -c 'echo begins with \"$0\"; sleep 4711' 'two words'\n"
        "until grep -q begins var/log/worker.log; do sleep 0.1; done\n"
        "first=${PIDS[0]}; kill -KILL $first\n"
        "while kill -0 $first 2>/dev/null; do sleep 0.1; done\n"
        'revive_killed; need_all_alive; [[ ${PIDS[0]} != "$first" ]] && echo lives\n'
        "until (($(grep -c begins var/log/worker.log) == 2)); do sleep 0.1; done\n"
        "kill -KILL -- -${PIDS[0]}"
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines() == [
        "The worker process was killed; starting it again.",
        "lives",
    ]
    assert (tmp_path / "var/log/worker.log").read_text() == "begins with two words\n" * 2


def test_what_ends_by_itself_is_not_started_again(bash):
    told = bash(
        "start_process worker bash -c 'echo no database; exit 3'; wait || true\n"
        "revive_killed; need_all_alive"
    )
    assert told.returncode == 1
    assert "no database" in told.stderr
    assert "The worker process has ended" in told.stderr


def test_servers_that_were_killed_are_started_again(bash):
    told = bash(
        "own_postgres() { true; }; own_redis() { true; }; redis_answers() { true; }\n"
        "postgres_answers() { [[ -e started ]]; }; sleep() { touch gone; }\n"
        "start_servers() { [[ -e gone ]] && touch started; }; revive_servers; revive_servers"
    )
    said = ["PostgreSQL or Redis does not answer; starting it again."]
    assert (told.returncode, told.stdout.splitlines()) == (0, said)


def test_a_taken_port_says_how_to_choose_another(bash):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = bash(f"HOST=127.0.0.1 PORT={port}; need_free_port")
    assert told.returncode == 1
    assert f"Port {port} is taken" in told.stderr
    assert "script/server" in told.stderr
    assert bash("HOST=127.0.0.1 PORT=eighty; need_free_port").returncode == 1


def test_an_old_python_is_refused_with_a_reason(bash):
    told = bash('python3() { [[ $1 == -V ]] && echo "Python 3.9.2"; }; need_python')
    assert told.returncode == 1
    assert "3.11" in told.stderr
    assert "3.9.2" in told.stderr


def test_a_machine_without_packages_is_told_what_it_needs(bash):
    told = bash("command() { [[ $2 != apt-get && $2 != brew ]]; }; need_system_packages")
    assert told.returncode == 1
    assert "PostgreSQL 15" in told.stderr


def test_a_pid_file_of_a_dead_postgres_is_forgotten(bash, tmp_path):
    told = bash(
        "SERVERS=servers; mkdir -p servers/postgres; echo $$ >servers/postgres/postmaster.pid\n"
        "forget_dead_postmaster; ls servers/postgres"
    )
    assert (told.returncode, told.stdout) == (0, "")
