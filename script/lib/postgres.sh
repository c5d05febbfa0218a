# shellcheck shell=bash
# A PostgreSQL cluster of this checkout's own, reached through a Unix socket only.

# Debian keeps the server's programs out of PATH, a folder for each version: that of the cluster, or else the newest.
postgres_program() {
    local version
    version=$(cat "$SERVERS/postgres/PG_VERSION" 2>/dev/null || find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -printf '%f\n' 2>/dev/null | sort -n | tail -n 1)
    if [[ -d /usr/lib/postgresql/$version/bin ]]; then
        echo "/usr/lib/postgresql/$version/bin/$1"
    else
        command -v "$1"
    fi
}

postgres_answers() { "$(postgres_program pg_isready)" -q -h "$RUN"; }

start_postgres() {
    postgres_answers && return
    [[ -d $SERVERS/postgres ]] || step "PostgreSQL's own cluster (about 5 s)" make_cluster
    forget_dead_postmaster
    as_server_user "$(postgres_program pg_ctl)" start -w -s -t 60 -D "$SERVERS/postgres" -l "$SERVERS/postgres.log" \
        -o "-c unix_socket_directories='$RUN'" >/dev/null 7>&- 8>&- 9>&- ||
        die "PostgreSQL does not start; it says why in $SERVERS/postgres.log."
}

stop_postgres() {
    postgres_answers || return 0
    as_server_user "$(postgres_program pg_ctl)" stop -s -m fast -D "$SERVERS/postgres" >/dev/null
}

make_database() {
    local psql=("$(postgres_program psql)" -h "$RUN" -U tisep -d postgres -qAt)
    [[ $("${psql[@]}" -c "SELECT 1 FROM pg_database WHERE datname = 'tisep'") == 1 ]] ||
        "${psql[@]}" -c "CREATE DATABASE tisep"
}

# Made aside and moved into place when whole: an interruption leaves no half cluster.
make_cluster() {
    local locale=C.UTF-8
    [[ $(uname) != Darwin ]] || locale=en_US.UTF-8
    rm -rf "$SERVERS/postgres.new"
    as_server_user "$(postgres_program initdb)" -D "$SERVERS/postgres.new" --username=tisep --auth=trust \
        --encoding=UTF8 --locale="$locale"
    as_server_user tee -a "$SERVERS/postgres.new/postgresql.conf" <<'CONF'

# The folder of the socket is private, so whoever reaches it is let in.
listen_addresses = ''
# Map queries are short: compiling them costs more than it saves.
jit = off
CONF
    mv "$SERVERS/postgres.new" "$SERVERS/postgres"
}

# After a crash the pid file may name a process that is by now another program's: PostgreSQL would take it for its own.
forget_dead_postmaster() {
    local file=$SERVERS/postgres/postmaster.pid pid
    pid=$(head -n 1 "$file" 2>/dev/null) || return 0
    [[ $(ps -p "$pid" -o comm= 2>/dev/null) == *postgres* ]] || rm -f "$file"
}
