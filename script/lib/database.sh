# shellcheck shell=bash
# Reaches the database for work on it as a whole, whatever it holds.

# Where DATABASE_URL names one (in production: within the image), with the python that is there; else this checkout's
# own, running, with PostgreSQL and Python packages as set-up has them.
reach_database() {
    if ! own_postgres; then
        [[ -x $BIN/python ]] || BIN=$(dirname "$(command -v python3)")
    else
        need_python
        make_places
        exec 8>"$VAR/setup.lock"
        lock 8 alone
        need_system_packages
        need_python_packages
        write_environment
        use_environment
        use_servers
        start_servers
        exec 8>&-
    fi
    # The programs of the newest PostgreSQL that is here: an older one's cannot read a newer server.
    PATH=$(dirname "$(postgres_program pg_dump)"):$PATH
}
