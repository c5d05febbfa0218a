# shellcheck shell=bash
# What the first page needs: tables, regions, source records, translations, static files.

need_contents() {
    local database
    database=$("$BIN/python" script/lib/database_identity.py) || exit 1

    once tables "tables (about 5 s)" "$database" ./*/migrations ./*/*/migrations -- manage migrate --no-input
    once regions "regions and approximate boundaries (about 20 s)" "$database" regions/gazetteer.py regions/loading.py \
        regions/boundaries regions/data requirements.txt package-lock.json -- manage load_regions
    once source-records "source records (about 10 s)" "$database" records/imports resources/data resources/source_records \
        "$VAR/stamps/regions" -- manage load_source_records --apply
    once glossary "glossary (about 5 s)" "$database" records/imports tisep/explore/data/glossary tisep/explore/glossary.py \
        "$VAR/stamps/source-records" -- manage load_glossary --apply
    once statistics "statistics (about 10 s)" "$database" tisep/explore "$VAR/stamps/source-records" \
        -- manage refresh_statistics

    if [[ -n ${DEMO:-} ]]; then
        say "A made-up country (about 30 s the first time) …"
        manage load_demo
    fi

    [[ -e locale/th/LC_MESSAGES/django.mo ]] || rm -f "$VAR/stamps/messages"
    once messages "translations" locale/*/LC_MESSAGES/*.po -- manage compilemessages --locale th
    [[ -d $VAR/static ]] || rm -f "$VAR/stamps/static"
    once static "static files, compressed (about 20 s)" static tisep/settings.py requirements.txt package-lock.json \
        -- manage collectstatic --no-input
}

# Without DEBUG, as the web server runs: static files get names that change with their content, and are compressed.
manage() { DEBUG=0 PLAIN_HTTP=1 ALLOWED_HOSTS=localhost "$BIN/python" manage.py "$@"; }
