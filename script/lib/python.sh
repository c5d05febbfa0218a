# shellcheck shell=bash
# Python packages: a virtual environment on the machine's own python3, filled by uv from the lock file, hashes checked.

need_python() {
    command -v python3 >/dev/null || die "python3 is missing. Install Python 3.11 or newer, then start again."
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        die "Python 3.11 or newer is needed, and python3 is $(python3 -V 2>&1). Put a newer one first in PATH."
}

need_python_packages() {
    local python
    # Not sys.executable: within script/shell that is the virtual environment's own, which is no reason for another.
    python=$(python3 -c 'import sys; print(sys.base_prefix, sys.version)')
    "$BIN/python" -c '' 2>/dev/null || rm -f "$VAR/stamps/venv"
    # It holds absolute paths: a checkout that was moved needs another.
    once venv "virtual environment (about 10 s)" "in $ROOT" "$python" -- make_venv
    once python "Python packages (about 20 s)" requirements-dev.txt "$VAR/stamps/venv" -- \
        "$BIN/uv" pip sync --require-hashes --python "$BIN/python" requirements-dev.txt
}

# With uv in it, by pip, its hash checked too; it then fetches all the others at once.
make_venv() {
    python3 -m venv --clear "$VAR/venv"
    awk '/^[^ ]/ { wanted = /^uv==/ } wanted' requirements-dev.txt >"$VAR/venv/uv.txt"
    "$BIN/python" -m pip install --disable-pip-version-check --require-hashes --no-deps -r "$VAR/venv/uv.txt"
}
