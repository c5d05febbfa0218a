# shellcheck shell=bash
# Python packages: a virtual environment on the machine's own python3, filled by uv from the lock file, hashes checked.

need_python() {
    command -v python3 >/dev/null || die "python3 is missing. Install Python 3.11 or newer, then start again."
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        die "Python 3.11 or newer is needed, and python3 is $(python3 -V 2>&1). Put a newer one first in PATH."
}

need_python_packages() {
    local python
    python=$(python3 -c 'import sys; print(sys.executable, sys.version)')
    [[ -x $BIN/python ]] || rm -f "$VAR/stamps/python"
    once python "Python packages (about 30 s)" "$ROOT" "$python" requirements-dev.txt -- install_python_packages
}

install_python_packages() {
    python3 -m venv --clear "$VAR/venv"
    # uv comes by pip, its hash checked too, and then fetches all the others at once.
    awk '/^[^ ]/ { wanted = /^uv==/ } wanted' requirements-dev.txt >"$VAR/venv/uv.txt"
    "$BIN/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$VAR/venv/uv.txt"
    "$BIN/uv" pip sync --quiet --require-hashes --python "$BIN/python" requirements-dev.txt
}
