# shellcheck shell=bash
# Locks that die with whoever holds them, also by kill -9.
# They are taken through Python, which every machine here has; flock(1) is missing on macOS.

# 9: the servers are in use (servers.sh); 8: a set-up is under way; 7: the one script/server, or script/test, of a checkout.

# Whatever may live on after the script is started without them (7>&- 8>&- 9>&-): it would hold them.

# lock DESCRIPTOR shared|alone [now]: waits for the lock, or fails at once with "now".
lock() {
    python3 - "$1" "$2" "${3:-wait}" <<'PY'
import fcntl, sys
descriptor, kind, patience = sys.argv[1:]
flags = fcntl.LOCK_SH if kind == "shared" else fcntl.LOCK_EX
try:
    fcntl.flock(int(descriptor), flags | (fcntl.LOCK_NB if patience == "now" else 0))
except BlockingIOError:
    sys.exit(1)
PY
}
