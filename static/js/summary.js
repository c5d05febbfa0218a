/** The line that says how much was found, and how much of it the map cannot show. */

import { hook } from "./dom.js";

/** Returns `show({count, not_on_map})`, called with each new answer. */
export function createSummary({ store, words, voice }) {
  const line = hook("count");
  const missing = hook("not-on-map");

  missing.addEventListener("click", () =>
    store.change({ located: "none", within: false, pages: 1 }),
  );

  return ({ count, not_on_map: unplaced }) => {
    const { within, located } = store.get();
    line.textContent = words.text(within ? "foundInView" : "found", { count });
    missing.hidden = !unplaced || located === "none";
    missing.textContent = words.text("notOnMap", { count: unplaced });
    voice.aloud(words.text("foundAloud", { count, missing: unplaced }));
  };
}
