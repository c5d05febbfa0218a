# shellcheck shell=bash
# What the first page needs: tables, regions, source records, translations, static files.

need_contents() {
    local database
    database=$("$BIN/python" script/lib/database_identity.py) || exit 1

    once tables "tables (about 5 s)" "$database" ./*/migrations ./*/*/migrations -- manage migrate --no-input
    once regions "regions (about 20 s)" "$database" requirements.txt package-lock.json regions/gazetteer.py \
        regions/boundaries regions/management/commands/load_regions.py -- manage load_regions
    once source-records "source records (about 10 s)" "$database" records/imports records/management \
        "$VAR/stamps/regions" -- manage load_source_records

    [[ -e locale/th/LC_MESSAGES/django.mo ]] || rm -f "$VAR/stamps/messages"
    once messages "translations" locale/*/LC_MESSAGES/*.po -- manage compilemessages --locale th
    [[ -d $VAR/static ]] || rm -f "$VAR/stamps/static"
    once static "static files (about 5 s)" static tisep/settings.py requirements.txt package-lock.json \
        -- manage collectstatic --no-input
}

# Without DEBUG, as the web server runs: static files get names that change with their content, and are compressed.
manage() { DEBUG=0 PLAIN_HTTP=1 "$BIN/python" manage.py "$@"; }
