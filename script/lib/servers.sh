# shellcheck shell=bash
# PostgreSQL and Redis run while any script of this checkout needs them: each holds a shared lock, and the one that
# can turn its own into a lock held alone is the last, and stops them. A lock ends with its holder, also by kill -9.

use_servers() {
    exec 9>"$VAR/servers.lock"
    lock 9 shared
    trap leave_servers EXIT
}

leave_servers() {
    lock 9 alone now || return 0
    if own_redis; then stop_redis; fi
    if own_postgres; then stop_postgres; fi
}

# Starts again what does not answer any more. After a kill PostgreSQL's last processes may be in the way for a moment.
revive_servers() {
    local tries
    for ((tries = 0; tries < 60; tries++)); do
        servers_answer && return
        ((tries)) || say "PostgreSQL or Redis does not answer; starting it again."
        (start_servers) 2>/dev/null || sleep 1
    done
    start_servers
}

servers_answer() {
    { ! own_postgres || postgres_answers; } && { ! own_redis || redis_answers; }
}

start_servers() {
    if own_postgres || own_redis; then make_server_places; fi
    if own_postgres; then
        start_postgres
        make_database
    fi
    if own_redis; then start_redis; fi
}
