# shellcheck shell=bash
# What the scripts say, and how a long step shows that it is alive.

say() { printf '%s\n' "$*"; }

die() {
    printf '\n%s\n' "$*" >&2
    exit 1
}

# step "what it does (about how long)" command...: runs it with its output in a log, tells every ten seconds that it
# is still at it, and shows the log's end if it fails. An interrupt ends the command and all that it started.
step() {
    local what=$1 log=$LOGS/setup.log started=$SECONDS told=0 child code=0
    shift
    printf '  %s ' "$what"
    set -m # a process group of its own, to be ended as a whole
    "$@" >"$log" 2>&1 </dev/null &
    child=$!
    set +m
    # shellcheck disable=SC2064 # this child, now
    trap "kill -TERM -- -$child 2>/dev/null; say 'interrupted: start again, and it goes on from here'; exit 130" INT TERM
    while kill -0 "$child" 2>/dev/null; do
        sleep 0.1
        if ((SECONDS - started >= told + 10)); then
            told=$((SECONDS - started))
            printf '… %ss ' "$told"
        fi
    done
    wait "$child" || code=$?
    trap - INT TERM
    if ((code)); then
        printf 'failed\n'
        tail -n 40 "$log" >&2
        die "That failed: $what. All it said is in $log. Start again when it is mended, and it goes on from here."
    fi
    printf 'done (%ss)\n' "$((SECONDS - started))"
}
