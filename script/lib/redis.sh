# shellcheck shell=bash
# A Redis of this checkout's own, reached through a Unix socket only.

redis_answers() { [[ $(redis-cli -s "$RUN/redis.sock" ping 2>/dev/null) == PONG ]]; }

start_redis() {
    local tries
    redis_answers && return
    as_server_user mkdir -p "$SERVERS/redis"
    as_server_user redis-server --port 0 --unixsocket "$RUN/redis.sock" --dir "$SERVERS/redis" --appendonly yes \
        --daemonize yes --pidfile "$RUN/redis.pid" --logfile "$SERVERS/redis.log" >/dev/null 7>&- 8>&- 9>&-
    for ((tries = 0; tries < 100; tries++)); do
        redis_answers && return
        sleep 0.1
    done
    die "Redis does not start; it says why in $SERVERS/redis.log."
}

stop_redis() {
    redis_answers || return 0
    redis-cli -s "$RUN/redis.sock" shutdown >/dev/null 2>&1 || true
}
