# shellcheck shell=bash
# A step is done again only when what it is made from has changed. Its stamp is written after it has succeeded, so a
# step that was interrupted is done again.

# fingerprint WHAT...: files and folders by their content, anything else by itself.
fingerprint() {
    local what
    for what in "$@"; do
        if [[ -e $what ]]; then
            find "$what" -type f ! -name '*.pyc' -exec cksum {} +
        else
            printf '%s\n' "$what"
        fi
    done | LC_ALL=C sort | cksum
}

changed() {
    local name=$1
    shift
    [[ $(cat "$VAR/stamps/$name" 2>/dev/null) != "$(fingerprint "$@")" ]]
}

stamp() {
    local name=$1
    shift
    fingerprint "$@" >"$VAR/stamps/$name"
}

# once NAME "what it does" INPUT... -- command...
once() {
    local name=$1 what=$2 inputs=()
    shift 2
    while [[ $1 != -- ]]; do
        inputs+=("$1")
        shift
    done
    shift
    changed "$name" "${inputs[@]}" || return 0
    step "$what" "$@"
    stamp "$name" "${inputs[@]}"
}
