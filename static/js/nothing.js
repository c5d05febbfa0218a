/** What stands below an empty list: ways to something, each with what it would find. */

import { piece } from "./dom.js";
import { latestOnly, loadJson, withQuery } from "./load.js";
import { filterParams } from "./state.js";
import { waysOn } from "./ways_on.js";

/**
 * `box()` gives what the map shows; `regions` the regions' names. Returns `show(answer)`, which
 * makes what stands there.
 */
export function createNothing({ store, config, words, regions, labelOf, box, onWiden }) {
  const { explore, comment } = config.urls;
  const count = latestOnly(async (signal, changes) =>
    Promise.all(changes.map((change) => counted({ ...store.get(), ...change }, signal))),
  );

  async function counted(state, signal) {
    const query = filterParams(state);
    if (state.within) query.set("bbox", box().join(","));
    query.set("page_size", 1);
    const answer = await loadJson(withQuery(explore, query), { signal }).catch(() => null);
    return answer?.count ?? null;
  }

  function button(way) {
    const { root, part } = piece("way");
    part("text").textContent = way.text;
    root.addEventListener("click", () => {
      store.change(way.change);
      if (way.wide) onWiden();
    });
    return root;
  }

  /** With the counts that came; what would find nothing either goes. */
  async function weigh(ways, box_) {
    const counts = await count(ways.map(({ change }) => change));
    if (!counts || !box_.isConnected) return;
    for (const [at, element] of [...box_.children].entries()) {
      if (counts[at] === 0) element.hidden = true;
      else if (counts[at]) {
        const { text } = ways[at];
        element.textContent = words.text("wayCount", { way: text, count: counts[at] });
      }
    }
  }

  return {
    show(answer) {
      const state = store.get();
      const { root, part } = piece("empty");
      const title = state.q ? words.text("nothingFor", { words: state.q }) : "";
      if (title) part("title").textContent = title;
      const ways = waysOn(state, answer.understood, { words, labelOf, name: regions.name });
      part("ways").replaceChildren(...ways.map(button));
      part("missing").href = state.q
        ? withQuery(comment, new URLSearchParams({ missing: state.q }))
        : comment;
      weigh(ways, part("ways"));
      return root;
    },
  };
}
