/** The last searches, kept in this browser alone: nothing of them is sent. */

export const MOST = 8;
const KEY = "tisep-searches";

/** `storage()` gives the browser's storage, or throws where it is refused: then nothing is kept. */
export function createRecent(storage) {
  function all() {
    try {
      const kept = JSON.parse(storage().getItem(KEY) ?? "[]");
      return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : [];
    } catch {
      return [];
    }
  }

  function keep(searches) {
    try {
      if (searches.length) storage().setItem(KEY, JSON.stringify(searches));
      else storage().removeItem(KEY);
    } catch {
      // Refused or full: the search itself goes on.
    }
  }

  const without = (text) => all().filter((each) => each !== text);
  return {
    all,
    add: (text) => text && keep([text, ...without(text)].slice(0, MOST)),
    remove: (text) => keep(without(text)),
    clear: () => keep([]),
  };
}
