# shellcheck shell=bash
# The processes that script/server keeps: each in a process group of its own, so that Ctrl-C reaches only the script,
# which then ends them in good order.

PIDS=()
NAMES=()
COMMANDS=()

start_process() {
    local name=$1
    shift
    : >"$LOGS/$name.log"
    run_process "$name" "$@"
    PIDS+=("$!")
    NAMES+=("$name")
    COMMANDS+=("$(printf '%q ' "$@")")
}

run_process() {
    local name=$1
    shift
    set -m
    "$@" >>"$LOGS/$name.log" 2>&1 </dev/null 7>&- 8>&- 9>&- &
    set +m
    printf '%s\n' "$!" >>"$VAR/server.pids"
}

# Starts again what was killed (9: by hand, or because memory ran out); what ends otherwise is need_all_alive's.
revive_killed() {
    local i status
    for i in "${!PIDS[@]}"; do
        kill -0 "${PIDS[$i]}" 2>/dev/null && continue
        status=0
        wait "${PIDS[$i]}" 2>/dev/null || status=$?
        ((status == 137)) || continue
        # What it had started would go on beside the new one, or hold its port.
        kill -KILL -- "-${PIDS[$i]}" 2>/dev/null || true
        say "The ${NAMES[$i]} process was killed; starting it again."
        eval "run_process ${NAMES[$i]} ${COMMANDS[$i]}"
        PIDS[i]=$!
    done
}

# Fails with the log's end when one of the processes is gone.
need_all_alive() {
    local i
    for i in "${!PIDS[@]}"; do
        kill -0 "${PIDS[$i]}" 2>/dev/null && continue
        tail -n 20 "$LOGS/${NAMES[$i]}.log" >&2
        die "The ${NAMES[$i]} process has ended; its log is $LOGS/${NAMES[$i]}.log. Stopping the others."
    done
}

# end_processes PID...: asks, waits ten seconds, then insists.
end_processes() {
    local pid tries
    for pid in "$@"; do kill -TERM "$pid" 2>/dev/null || true; done
    for pid in "$@"; do
        for ((tries = 0; tries < 100; tries++)); do
            kill -0 "$pid" 2>/dev/null || continue 2
            sleep 0.1
        done
        kill -KILL -- "-$pid" 2>/dev/null || true
    done
}

# After kill -9 of an earlier script/server its processes live on: those of the noted numbers that are this checkout's.
end_left_overs() {
    local pid ours=()
    while read -r pid; do
        [[ $(ps -ww -p "$pid" -o args= 2>/dev/null) == *"$BIN/"* ]] && ours+=("$pid")
    done < <(cat "$VAR/server.pids" 2>/dev/null)
    if ((${#ours[@]})); then
        say "Ending what an earlier run left behind."
        end_processes "${ours[@]}"
    fi
    : >"$VAR/server.pids"
}
