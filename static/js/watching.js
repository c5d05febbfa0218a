/** Notices that somebody has changed something, and lets the open page follow. */

const EVERY = 5000;
// Soon after there is something to ask for, its version has to be known: a change that comes
// before would be taken for what has been there all along.
const SOON = 500;

/** What an ETag of the index says of its version: all but the hash of the address. */
export function versionOf(etag) {
  return etag?.slice(0, etag.lastIndexOf("-")) ?? "";
}

/**
 * Ask at `address()` ("" for not now) every few seconds, while the page is in sight; `onMoved()` when
 * the version of the index is another than the last time. An answer that has not changed costs
 * the server one small query, and what fails is asked again the next time.
 */
export function createWatching({ address, onMoved, every = EVERY }) {
  let known = "";
  let timer;

  async function look() {
    clearTimeout(timer);
    const asked = address();
    if (asked && !document.hidden && navigator.onLine) {
      const answer = await fetch(asked).catch(() => null);
      const version = answer?.ok ? versionOf(answer.headers.get("ETag")) : "";
      if (version && known && version !== known) onMoved();
      known = version || known;
    }
    timer = setTimeout(look, asked ? every : SOON);
  }

  document.addEventListener("visibilitychange", () => !document.hidden && look());
  look();
}
