# shellcheck shell=bash
# Packages of the operating system: Debian's apt, or Homebrew on macOS.

# PostGIS brings PostgreSQL and the GDAL, GEOS and PROJ libraries that GeoDjango loads; gettext compiles the
# translations; fribidi lets Pillow set Thai vowels in their place; ps tells whether a left-over process is ours.
DEBIAN_PACKAGES=(postgresql-postgis redis-server gettext libfribidi0 procps python3-venv)
BREW_PACKAGES=(postgresql@17 postgis redis gettext fribidi)

need_system_packages() {
    if command -v apt-get >/dev/null; then
        need_debian_packages "${DEBIAN_PACKAGES[@]}"
    elif command -v brew >/dev/null; then
        need_brew_packages "${BREW_PACKAGES[@]}"
        PATH="$(brew --prefix postgresql@17)/bin:$PATH"
    else
        die "Neither apt-get nor brew is here. Install PostgreSQL 15 or newer with PostGIS, Redis, GDAL and gettext by" \
            "hand on a machine that has one of them, or use the Docker images (docker-compose.yml)."
    fi
}

need_chromium() {
    if command -v apt-get >/dev/null; then
        need_debian_packages chromium
    else
        need_brew_packages chromium
    fi
}

need_debian_packages() {
    local missing=() package
    release_brakes
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    if [[ $(id -u) != 0 ]]; then
        # Asks for the password here, where it is seen.
        { command -v sudo >/dev/null && sudo -v; } ||
            die "Missing, and only root can install it: apt-get install --no-install-recommends ${missing[*]}"
    fi
    step "system packages: ${missing[*]} (about a minute)" install_debian_packages "${missing[@]}"
}

need_brew_packages() {
    local missing=() package
    for package in "$@"; do
        brew list --versions "$package" >/dev/null 2>&1 || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    step "system packages: ${missing[*]} (some minutes)" brew install "${missing[@]}"
}

# Debian makes and starts a PostgreSQL cluster and a Redis of its own when it installs them: they would sit on the usual
# ports. Two brakes hold them while packages are installed, and are released afterwards, or after kill -9 on the next start.
NO_CLUSTER=/etc/postgresql-common/createcluster.d/tisep.conf
NO_SERVICES=/usr/sbin/policy-rc.d

install_debian_packages() {
    local redis_is_new=false
    command -v redis-server >/dev/null || redis_is_new=true
    trap release_brakes EXIT
    as_root mkdir -p "${NO_CLUSTER%/*}"
    echo "create_main_cluster = false" | as_root tee "$NO_CLUSTER"
    if [[ ! -e $NO_SERVICES ]]; then
        printf '#!/bin/sh\n# tisep: nothing starts while packages are installed\nexit 101\n' | as_root tee "$NO_SERVICES"
        as_root chmod 755 "$NO_SERVICES"
    fi
    as_root dpkg --configure -a # an interrupted installation is taken up again
    as_root apt-get update || true # one list that cannot be had is no reason to stop
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
    if $redis_is_new && command -v systemctl >/dev/null; then
        as_root systemctl disable redis-server || true
    fi
}

release_brakes() {
    [[ ! -e $NO_CLUSTER ]] || as_root rm -f "$NO_CLUSTER"
    if grep -qs '^# tisep:' "$NO_SERVICES"; then as_root rm -f "$NO_SERVICES"; fi
}

as_root() {
    if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi
}
