/** The list: the same records as the map, for reading, for the keyboard and for screen readers. */

import { hook, leavesPage, piece, setShape } from "./dom.js";
import { fill, latestOnly, loadJson, ownPath, withQuery } from "./load.js";
import { filterParams, PAGE_SIZE } from "./state.js";
import { write } from "./words.js";

const WAITING_ROWS = 6;
const MOST = 200;

/**
 * `box()` gives what the map shows, for "only what the map shows"; `onPoint(result)` (or null)
 * tells which row is pointed at; `onAnswer({count, on_map, not_on_map})` each new answer;
 * `onFailure(error)`, `onEmpty()` fill the place below the list.
 */
export function createList({ store, urls, words, box, onPoint, onAnswer, onFailure, onEmpty }) {
  const list = hook("list");
  const more = hook("more");
  const below = hook("list-state");
  let results = [];
  let next = null;

  const load = latestOnly((signal, address) => loadJson(address, { signal }));

  function address(state) {
    const query = filterParams(state);
    if (state.within) query.set("bbox", box().join(","));
    query.set("page_size", Math.min(MOST, PAGE_SIZE * state.pages));
    return withQuery(urls.explore, query);
  }

  async function ask(from, { fresh }) {
    below.replaceChildren();
    if (fresh) wait();
    list.setAttribute("aria-busy", "true");
    try {
      const answer = await load(from);
      if (!answer) return;
      results = fresh ? answer.results : [...results, ...answer.results];
      next = answer.next && ownPath(answer.next);
      draw(answer, fresh);
    } catch (error) {
      if (fresh) list.replaceChildren();
      below.replaceChildren(onFailure(error));
    }
    list.removeAttribute("aria-busy");
  }

  function wait() {
    more.hidden = true;
    if (list.querySelector("[data-part]")) list.classList.add("is-stale");
    else list.replaceChildren(...Array.from({ length: WAITING_ROWS }, () => piece("row-waiting").root));
  }

  function draw(answer, fresh) {
    list.classList.remove("is-stale");
    const rows = answer.results.map(row);
    if (fresh) list.replaceChildren(...rows);
    else list.append(...rows);
    more.hidden = !next;
    more.textContent = words.text("more", {
      count: Math.min(PAGE_SIZE, answer.count - results.length),
    });
    if (!answer.count) below.replaceChildren(onEmpty());
    onAnswer(answer);
    mark(store.get());
  }

  function row(result) {
    const { root, part } = piece("row");
    root.dataset.kind = result.record;
    root.dataset.uuid = result.uuid;
    part("link").href = fill(urls.page[result.record], result);
    setShape(part("shape"), result.record);
    write(part("name"), words.of(result), words.language);
    part("kind").textContent = kindOf(words, result);
    write(part("place"), placeOf(words, result), words.language);
    part("note").textContent = result.at_region ? words.text("approximate") : "";
    part("link").addEventListener("click", (event) => {
      if (leavesPage(event)) return;
      event.preventDefault();
      store.change({ open: { record: result.record, uuid: result.uuid } });
    });
    for (const event of ["mouseenter", "focusin"]) root.addEventListener(event, () => onPoint(result));
    for (const event of ["mouseleave", "focusout"]) root.addEventListener(event, () => onPoint(null));
    return root;
  }

  function mark(state) {
    for (const each of list.children) {
      const link = each.querySelector("a");
      if (each.dataset.uuid === state.open?.uuid) link?.setAttribute("aria-current", "true");
      else link?.removeAttribute("aria-current");
    }
  }

  more.addEventListener("click", async () => {
    const position = results.length;
    await ask(next, { fresh: false });
    store.change({ pages: Math.ceil(results.length / PAGE_SIZE) }, { replace: true });
    list.children[position]?.querySelector("a")?.focus();
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    links[at + step]?.focus();
  });

  return {
    show: (state) => ask(address(state), { fresh: true }),
    mark,
    find: (uuid) => results.find((each) => each.uuid === uuid),
    focus: (uuid) =>
      list.querySelector(`[data-uuid="${uuid}"] a`)?.focus({ preventScroll: false }),
  };
}

/** "University", "Project", "Resource: Fund": what a record is, in words. */
export function kindOf(words, { record, kind }) {
  if (record === "actor") return words.label("actor_kind", kind);
  const word = words.label("one", record);
  return record === "project" ? word : `${word}: ${words.label("resource_kind", kind)}`;
}

/** Where a record is, in words. */
export function placeOf(words, result) {
  const place = words.of(result, "place");
  if (place.text) return place;
  const name = result.serves_country ? "wholeCountry" : "noPlace";
  return { text: words.text(name), lang: words.language };
}
