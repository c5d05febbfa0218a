/** What else the words mean, above the records: places, issues, target groups, indicators. */

import { hook, leavesPage, piece, setShape } from "./dom.js";
import { fill, ownPath } from "./load.js";
import { writeMarked } from "./marked.js";
import { toggled } from "./state.js";

const KINDS = {
  region: { word: "aPlace", icon: "pin" },
  issue: { word: "anIssue", icon: "tag" },
  target_group: { word: "aGroup", icon: "people" },
  indicator: { word: "anIndicator", icon: "list" },
};
const MOST = 3;

/** `find(state)` gives what the words find. Returns `show(state)`. */
export function createOtherKinds({ store, config, words, find, onRegion, onPlace }) {
  const box = hook("other-kinds");
  const list = hook("other-kinds-list");

  function entry(result) {
    const { root, part } = piece("other-kind");
    const name = words.of(result);
    setShape(part("icon"), KINDS[result.kind].icon);
    writeMarked(part("name"), name, result.matched[`name_${name.lang}`], words.language);
    part("note").textContent = noteOf(result, words);
    part("link").href = addressOf(result, config.urls);
    if (result.kind === "indicator") return root;
    part("link").addEventListener("click", (event) => {
      if (leavesPage(event)) return;
      event.preventDefault();
      choose(result);
    });
    return root;
  }

  function choose(result) {
    const first = { q: "", verbatim: false, pages: 1 };
    if (result.kind === "region") {
      onRegion({ ...result, code: result.id });
      store.change({ ...first, region: result.id, located: "" });
      onPlace();
    } else {
      store.change({ ...toggled(store.get(), result.kind, result.id, true), ...first });
    }
  }

  return {
    async show(state) {
      box.hidden = true;
      const { results } = await find(state);
      const { q, verbatim } = store.get();
      if (q !== state.q || verbatim !== state.verbatim) return;
      const others = results.filter(({ kind }) => kind in KINDS).slice(0, MOST);
      list.replaceChildren(...others.map(entry));
      box.hidden = others.length === 0;
    },
  };
}

/** "District, Yala", "Issue". */
function noteOf(result, words) {
  const level = words.label("level", result.record_kind);
  const kind = level || words.text(KINDS[result.kind].word);
  return [kind, words.of(result, "place").text].filter(Boolean).join(", ");
}

function addressOf({ kind, id, page }, urls) {
  if (kind === "region") return fill(urls.regionPage, { code: id });
  return kind === "indicator" ? ownPath(page) : `?${new URLSearchParams({ [kind]: id })}`;
}
