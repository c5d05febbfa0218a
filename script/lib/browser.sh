# shellcheck shell=bash
# The browser's packages (fonts, vector tiles) and the JavaScript linters, by the npm that came with the Python packages.

need_browser_packages() {
    [[ -d node_modules ]] || rm -f "$VAR/stamps/npm"
    once npm "browser packages (about 20 s)" package.json package-lock.json .npmrc -- "$BIN/npm" ci
}
