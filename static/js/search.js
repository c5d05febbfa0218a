/** The search field: text as it is typed, and what the words may mean (a place, issue or group). */

import { hook, piece, settled } from "./dom.js";
import { latestOnly } from "./load.js";
import { toggled } from "./state.js";
import { knownMeanings, regionMeanings } from "./meanings.js";

const WAIT = 300;
const QUICK = 120;
const FROM_LETTERS = 2;

export class Search {
  #form = hook("search");
  #input = hook("search").querySelector("input");
  #list = hook("suggestions");
  #clear = hook("search-clear");
  #options = [];
  #active = -1;
  /** Words that were sent: what they may mean comes too late, over the answer to them. */
  #sent = null;
  #given;
  #findRegions;

  /** `onRegion(region)` tells a chosen region, so that its name is at hand. */
  constructor(given) {
    this.#given = given;
    this.#findRegions = latestOnly((signal, typed) => regionMeanings(typed, given, signal));
    const search = settled(() => this.#search(), WAIT);
    const suggest = settled((typed) => this.#suggest(typed), QUICK);
    this.#input.addEventListener("input", () => {
      this.#clear.hidden = !this.#input.value;
      this.#sent = null;
      suggest(this.#typed);
      search();
    });
    this.#input.addEventListener("focus", given.onFocus);
    this.#input.addEventListener("blur", () => this.#offer([]));
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#sent = this.#typed;
      this.#offer([]);
      given.store.change({ q: this.#typed, pages: 1 });
    });
    this.#clear.addEventListener("click", () => {
      this.#input.value = "";
      given.store.change({ q: "", pages: 1 });
      this.#input.focus();
    });
  }

  show(state) {
    if (this.#typed !== state.q) this.#input.value = state.q;
    this.#clear.hidden = !this.#input.value;
  }

  get #typed() {
    return this.#input.value.trim();
  }

  /** While words are typed they are one step in history, not one for each letter. */
  #search() {
    const { store } = this.#given;
    const q = this.#typed;
    store.change({ q, pages: 1 }, { replace: Boolean(store.get().q && q) });
  }

  async #suggest(typed) {
    if (typed === this.#sent || typed.length < FROM_LETTERS) {
      this.#offer([]);
      return;
    }
    const known = knownMeanings(typed, this.#given);
    this.#offer(known);
    const regions = await this.#findRegions(typed).catch(() => []);
    const isHere = this.#typed === typed && document.activeElement === this.#input;
    if (regions?.length && isHere && this.#sent !== typed) this.#offer([...regions, ...known]);
  }

  #offer(options) {
    this.#options = options;
    this.#list.replaceChildren(...options.map((option, index) => this.#entry(option, index)));
    this.#list.hidden = options.length === 0;
    this.#input.setAttribute("aria-expanded", String(options.length > 0));
    this.#point(-1);
  }

  #entry(option, index) {
    const { root, part } = piece("suggestion");
    root.id = `suggestion-${index}`;
    part("name").textContent = option.label;
    part("note").textContent = option.note;
    // Else the field would lose the focus, and the list would go, before the click.
    root.addEventListener("pointerdown", (event) => event.preventDefault());
    root.addEventListener("click", () => this.#choose(option));
    return root;
  }

  #point(index) {
    this.#active = index;
    for (const [at, element] of [...this.#list.children].entries()) {
      element.setAttribute("aria-selected", String(at === index));
      if (at === index) element.scrollIntoView({ block: "nearest" });
    }
    if (index < 0) this.#input.removeAttribute("aria-activedescendant");
    else this.#input.setAttribute("aria-activedescendant", `suggestion-${index}`);
  }

  /** The words become the filter that they mean. */
  #choose({ name, value, region }) {
    const { store, onRegion } = this.#given;
    this.#offer([]);
    this.#input.value = "";
    if (region) onRegion(region);
    const part = region ? { region: value, located: "" } : toggled(store.get(), name, value, true);
    store.change({ ...part, q: "", pages: 1 });
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = this.#options.length;
    if (!count || !(step || event.key === "Escape" || event.key === "Enter")) return;
    if (event.key === "Enter" && this.#active < 0) return;
    event.preventDefault();
    if (event.key === "Escape") this.#offer([]);
    else if (event.key === "Enter") this.#choose(this.#options[this.#active]);
    else this.#point((Math.max(this.#active, step < 0 ? 0 : -1) + step + count) % count);
  }
}
