# shellcheck shell=bash
# Where the web process listens, and whether it answers.

need_free_port() {
    [[ $PORT =~ ^[1-9][0-9]{0,4}$ ]] || die "PORT must be a number, not '$PORT'."
    python3 - "$HOST" "$PORT" <<'PY' || die "Port $PORT is taken by another program. Choose another: PORT=$((PORT % 65535 + 1)) script/server"
import socket, sys
host, port = sys.argv[1], int(sys.argv[2])
try:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
except OSError as error:
    sys.exit(f"{host}:{port}: {error.strerror}")
PY
}

# The front page, since it needs the database and the static files too.
await_answer() {
    local tries code
    for ((tries = 0; tries < 120; tries++)); do
        need_all_alive
        code=$(front_page)
        [[ $code != 200 ]] || return 0
        [[ $code == none ]] || break
        sleep 0.5
    done
    tail -n 40 "$LOGS/web.log" >&2
    die "The front page does not answer as it should ($code). The web server's log is $LOGS/web.log."
}

# Its status, or "none" where nobody answers.
front_page() {
    "$BIN/python" - "$ADDRESS" <<'PY'
import sys, urllib.error, urllib.request
direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
try:
    print(direct.open(sys.argv[1], timeout=30).status)
except urllib.error.HTTPError as error:
    print(error.code)
except OSError:
    print("none")
PY
}
