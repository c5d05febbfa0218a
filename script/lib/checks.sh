# shellcheck shell=bash
# Checks run side by side; their output is shown together, that of each under its name.

CHECKS=()
CHECK_PIDS=()

check() {
    local name=$1
    shift
    "$@" >"$LOGS/check-${#CHECKS[@]}.log" 2>&1 </dev/null &
    CHECKS+=("$name")
    CHECK_PIDS+=("$!")
}

report_checks() {
    local i failed=0
    for i in "${!CHECKS[@]}"; do
        if wait "${CHECK_PIDS[$i]}"; then
            say "ok      ${CHECKS[$i]}"
            # A warning is shown, and fails nothing.
            grep '^long: ' "$LOGS/check-$i.log" || true
        else
            say "FAILED  ${CHECKS[$i]}"
            cat "$LOGS/check-$i.log"
            failed=$((failed + 1))
        fi
    done
    say "${#CHECKS[@]} checks, $failed failed"
    ((failed == 0))
}

# Settings as a public server has them; only looked at, so the key is none.
production() {
    env -u PLAIN_HTTP DEBUG=0 SECRET_KEY="$(printf 'checked-only-%.0s' 1 2 3 4 5)" ALLOWED_HOSTS=tisep.example \
        CSRF_TRUSTED_ORIGINS=https://tisep.example BEHIND_PROXY=1 "$@"
}
