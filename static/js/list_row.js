/** One record as a row: its shape, its name, what it is and where. */

import { leavesPage, piece, setShape } from "./dom.js";
import { fill } from "./load.js";
import { writeMarked } from "./marked.js";
import { write } from "./words.js";

/** The row of a result of the API; a click opens it beside the map. */
export function listRow(result, { store, urls, words, onPoint }) {
  const { root, part } = piece("row");
  root.dataset.kind = result.record;
  root.dataset.uuid = result.uuid;
  part("link").href = fill(urls.page[result.record], result);
  setShape(part("shape"), result.record);
  const name = words.of(result);
  writeMarked(part("name"), name, result.matched?.[`name_${name.lang}`], words.language);
  part("kind").textContent = kindOf(words, result);
  write(part("place"), placeOf(words, result), words.language);
  part("matched").textContent = matchedOf(words, result);
  part("note").textContent = result.at_region ? words.text("approximate") : "";
  part("link").addEventListener("click", (event) => {
    if (leavesPage(event)) return;
    event.preventDefault();
    store.change({ open: { record: result.record, uuid: result.uuid } });
  });
  for (const event of ["mouseenter", "focusin"]) {
    root.addEventListener(event, () => onPoint(result));
  }
  for (const event of ["mouseleave", "focusout"]) {
    root.addEventListener(event, () => onPoint(null));
  }
  return root;
}

/** "University", "Project", "Resource: Fund": what a record is, in words. */
export function kindOf(words, { record, kind }) {
  if (record === "actor") return words.label("actor_kind", kind);
  const word = words.label("one", record);
  return record === "project" ? word : `${word}: ${words.label("resource_kind", kind)}`;
}

/** What of the words stands elsewhere than in the name: in the issues, the description. */
function matchedOf(words, { matched }) {
  if (!matched?.words?.length) return "";
  return words.text("matched", { words: matched.words.join(", ") });
}

/** Where a record is, in words: {text, lang}. */
export function placeOf(words, result) {
  const place = words.of(result, "place");
  if (place.text) return place;
  const name = result.serves_country ? "wholeCountry" : "noPlace";
  return { text: words.text(name), lang: words.language };
}
