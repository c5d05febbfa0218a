# shellcheck shell=bash
# The environment that the settings are read from. What the caller has set wins.

OWN_DATABASE_URL=postgis://tisep@${RUN//\//%2F}/tisep
OWN_REDIS_URL=redis+socket://$RUN/redis.sock

own_postgres() { [[ ${DATABASE_URL:-$OWN_DATABASE_URL} == "$OWN_DATABASE_URL" ]]; }
own_redis() { [[ ${REDIS_URL:-$OWN_REDIS_URL} == "$OWN_REDIS_URL" ]]; }

# var/env: for working by hand (. var/env; var/venv/bin/python manage.py shell).
write_environment() {
    [[ -s $VAR/secret-key ]] ||
        (umask 077 && python3 -c 'import secrets; print(secrets.token_urlsafe(48))' >"$VAR/secret-key")
    cat >"$VAR/env" <<ENV
export DATABASE_URL="\${DATABASE_URL:-$OWN_DATABASE_URL}"
export REDIS_URL="\${REDIS_URL:-$OWN_REDIS_URL}"
export SECRET_KEY="\${SECRET_KEY:-\$(cat '$VAR/secret-key')}"
export DEBUG="\${DEBUG:-1}"
ENV
}

use_environment() {
    # shellcheck source=/dev/null
    . "$VAR/env"
}

# The same Redis, another of its numbered databases.
redis_database() {
    case $REDIS_URL in
        redis+socket:*) echo "${REDIS_URL%%\?*}?virtual_host=$1" ;;
        *) echo "$REDIS_URL" | sed -E "s,^(rediss?://[^/]*).*,\1/$1," ;;
    esac
}
