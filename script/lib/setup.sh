# shellcheck shell=bash
# The set-up that every script begins with. Sourced from the checkout's top folder; each part has its own file.

. script/lib/say.sh
. script/lib/place.sh
. script/lib/lock.sh
. script/lib/once.sh
. script/lib/system.sh
. script/lib/python.sh
. script/lib/browser.sh
. script/lib/postgres.sh
. script/lib/redis.sh
. script/lib/environment.sh
. script/lib/servers.sh
. script/lib/contents.sh

set_up() {
    need_python
    make_places
    exec 8>"$VAR/setup.lock"
    lock 8 alone now || {
        say "Another set-up of this checkout is under way; waiting for it …"
        lock 8 alone
    }
    need_system_packages
    need_python_packages
    need_browser_packages
    write_environment
    use_environment
    use_servers
    start_servers
    need_contents
    exec 8>&-
}
