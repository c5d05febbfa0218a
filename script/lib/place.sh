# shellcheck shell=bash
# Where everything of this checkout lies. Two checkouts on one machine share nothing.
# VAR: all that the scripts make. RUN: sockets, in a short path (a socket's path may have 107 bytes, a checkout may lie
# deep). SERVERS: what PostgreSQL and Redis keep. SERVER_USER: who they run as (PostgreSQL refuses to run as root).

ROOT=$(pwd -P)
VAR=$ROOT/var
LOGS=$VAR/log
# shellcheck disable=SC2034 # read by the files beside this one
BIN=$VAR/venv/bin
CHECKOUT=$(printf %s "$ROOT" | cksum | cut -d ' ' -f 1)

if [[ $(id -u) == 0 ]]; then
    RUN=/run/tisep-$CHECKOUT
    SERVER_USER=postgres
else
    RUN=/tmp/tisep-$(id -u)-$CHECKOUT
    SERVER_USER=$(id -un)
fi
SERVERS=$VAR/servers

# From /, since that user may not be let into the checkout.
as_server_user() {
    if [[ $(id -un) == "$SERVER_USER" ]]; then
        "$@"
    else
        (cd / && runuser -u "$SERVER_USER" -- "$@")
    fi
}

make_places() {
    mkdir -p "$LOGS" "$VAR/stamps" 2>/dev/null && [[ -w $VAR ]] ||
        die "$VAR cannot be written to by $(id -un). Give it to this user (chown -R), or run as its owner."
    make_private "$RUN"
    [[ -O $RUN || $(id -u) == 0 ]] || die "$RUN belongs to somebody else; have it removed, then start again."
}

# Known only when the server's user exists: a checkout below /root is out of that user's reach.
make_server_places() {
    make_private "$SERVERS"
    chown "$SERVER_USER" "$RUN" "$SERVERS" 2>/dev/null || true
    as_server_user test -w "$SERVERS" && return
    rmdir "$SERVERS"
    SERVERS=/var/lib/tisep-$CHECKOUT
    make_private "$SERVERS"
    chown "$SERVER_USER" "$SERVERS"
}

make_private() { [[ -d $1 ]] || mkdir -m 700 "$1"; }
