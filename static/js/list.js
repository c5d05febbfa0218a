/** The list: the same records as the map, for reading, for the keyboard and for screen readers. */

import { hook, piece } from "./dom.js";
import { latestOnly, loadJson, ownPath, withQuery } from "./load.js";
import { listRow } from "./list_row.js";
import { filterParams, PAGE_SIZE } from "./state.js";

const WAITING_ROWS = 6;
const MOST = 200;

export class List {
  #list = hook("list");
  #more = hook("more");
  #below = hook("list-state");
  #load = latestOnly((signal, address) =>
    Promise.all([loadJson(address, { signal }), this.#given.matched(this.#given.store.get())]),
  );
  #results = [];
  #next = null;
  #given;

  /**
   * `box()` gives what the map shows, for "only what the map shows"; `spot()` where the nearest
   * is to come first, or null; `matched(state)` what the words matched, by UUID; `onPoint(result)`
   * (or null) tells which row is pointed at; `onAnswer({count, on_map, not_on_map})` each new answer;
   * `onEmpty(answer)` and `onFailure(error)` make what stands below an empty list.
   */
  constructor(given) {
    this.#given = given;
    this.#more.addEventListener("click", () => this.#showMore());
    this.#list.addEventListener("keydown", (event) => this.#step(event));
  }

  show(state) {
    return this.#ask(this.#address(state), { fresh: true });
  }

  /** Mark the row of the open record. */
  mark(state) {
    for (const row of this.#list.children) {
      const link = row.querySelector("a");
      if (row.dataset.uuid === state.open?.uuid) link?.setAttribute("aria-current", "true");
      else link?.removeAttribute("aria-current");
    }
  }

  find(uuid) {
    return this.#results.find((each) => each.uuid === uuid);
  }

  /** Focus the row of a record; false where it has none. */
  focus(uuid) {
    const link = this.#list.querySelector(`[data-uuid="${uuid}"] a`);
    link?.focus();
    return Boolean(link);
  }

  #address(state) {
    const query = filterParams(state);
    if (state.within) query.set("bbox", this.#given.box().join(","));
    const spot = this.#given.spot();
    if (spot) query.set("near", `${spot.lon},${spot.lat}`);
    query.set("page_size", Math.min(MOST, PAGE_SIZE * state.pages));
    return withQuery(this.#given.urls.explore, query);
  }

  async #ask(address, { fresh }) {
    this.#below.replaceChildren();
    if (fresh) this.#wait();
    this.#list.setAttribute("aria-busy", "true");
    try {
      const loaded = await this.#load(address);
      if (!loaded) return;
      this.#draw(...loaded, fresh);
    } catch (error) {
      if (fresh) this.#forget();
      this.#below.replaceChildren(this.#given.onFailure(error));
    }
    this.#list.removeAttribute("aria-busy");
  }

  /** What was found before is no answer to what is asked now. */
  #forget() {
    this.#list.replaceChildren();
    hook("count").textContent = "";
    hook("not-on-map").hidden = true;
  }

  #wait() {
    this.#more.hidden = true;
    if (this.#list.querySelector("a")) {
      this.#list.classList.add("is-stale");
    } else {
      const rows = Array.from({ length: WAITING_ROWS }, () => piece("row-waiting").root);
      this.#list.replaceChildren(...rows);
    }
  }

  #draw(answer, marks, fresh) {
    const { words, store, spot, onAnswer, onEmpty } = this.#given;
    const rows = answer.results.map((result) =>
      listRow({ ...result, matched: marks.get(result.uuid) }, this.#given),
    );
    this.#list.classList.remove("is-stale");
    if (fresh) this.#list.replaceChildren(...rows);
    else this.#list.append(...rows);
    this.#results = fresh ? answer.results : [...this.#results, ...answer.results];
    const order = store.get().q ? "orderBest" : "orderName";
    hook("list-order").textContent = words.text(spot() ? "orderNear" : order);
    this.#next = answer.next && ownPath(answer.next);
    const left = Math.min(PAGE_SIZE, answer.count - this.#results.length);
    this.#more.hidden = !this.#next;
    this.#more.textContent = words.text("more", { count: left });
    if (!answer.count) this.#below.replaceChildren(onEmpty(answer));
    onAnswer(answer);
    this.mark(store.get());
  }

  async #showMore() {
    const position = this.#results.length;
    await this.#ask(this.#next, { fresh: false });
    const pages = Math.ceil(this.#results.length / PAGE_SIZE);
    this.#given.store.change({ pages }, { replace: true });
    this.#list.children[position]?.querySelector("a")?.focus();
  }

  #step(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...this.#list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    links[at + step]?.focus();
  }
}
