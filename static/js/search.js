/** The search field: typed words, what they may mean, and where a choice leads. */

import { hook, settled } from "./dom.js";
import { latestOnly } from "./load.js";
import { meaningsOf } from "./meanings.js";
import { wordsBefore } from "./place_words.js";
import { createRecentList } from "./recent_list.js";
import { Options } from "./search_options.js";
import { toggled } from "./state.js";

const QUICK = 120;
const FROM_LETTERS = 2;

export class Search {
  #form = hook("search");
  #input = hook("search").querySelector("input");
  #clear = hook("search-clear");
  /** Words that were sent: what they may mean comes too late, over the answer to them. */
  #sent = null;
  #given;
  #find;
  #options;
  #recent;

  /** `onRegion(region)` tells a chosen region, so that its name is at hand. */
  constructor(given) {
    const { words } = given;
    this.#given = given;
    this.#find = latestOnly((signal, typed) =>
      meaningsOf(typed, given.store.get().region, given, signal),
    );
    this.#options = new Options({
      input: this.#input,
      words,
      onChoose: (option) => this.#choose(option),
    });
    this.#recent = createRecentList({
      input: this.#input,
      words,
      onChoose: (text) => this.#send(text),
    });
    this.#listen();
  }

  show(state) {
    if (this.#typed !== state.q) this.#input.value = state.q;
    this.#clear.hidden = !this.#input.value;
  }

  get #typed() {
    return this.#input.value.trim();
  }

  #listen() {
    const input = this.#input;
    const suggest = settled((typed) => this.#suggest(typed), QUICK);
    input.addEventListener("input", () => {
      this.#clear.hidden = !input.value;
      this.#sent = null;
      this.#recent.offer(!input.value);
      if (this.#typed) suggest(this.#typed);
      else this.#empty();
    });
    input.addEventListener("focus", () => {
      this.#given.onFocus();
      this.#recent.offer(!input.value);
    });
    input.addEventListener("keydown", (event) => {
      if (this.#options.key(event.key) || this.#recent.key(event.key)) event.preventDefault();
    });
    // Words that were typed and left are looked for too.
    input.addEventListener("change", () => this.#send(this.#typed));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send(this.#typed);
      // On a phone the keyboard would cover the answer.
      if (matchMedia("(pointer: coarse)").matches) input.blur();
    });
    this.#form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!this.#form.contains(relatedTarget)) this.#close();
    });
    this.#clear.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#clear.addEventListener("click", () => {
      input.value = "";
      this.#empty();
      input.focus();
      this.#recent.offer(true);
    });
  }

  #close() {
    this.#options.close();
    this.#recent.offer(false);
  }

  #empty() {
    this.#options.close();
    this.#given.store.change({ q: "", verbatim: false, pages: 1 });
  }

  /** Look for these words. */
  #send(q) {
    const { store } = this.#given;
    this.#sent = q;
    this.#close();
    this.#recent.add(q);
    if (q !== store.get().q) store.change({ q, verbatim: false, pages: 1 });
    this.show(store.get());
  }

  async #suggest(typed) {
    const isHere = () =>
      this.#typed === typed && this.#sent !== typed && document.activeElement === this.#input;
    if (typed.length < FROM_LETTERS) this.#options.close();
    if (typed.length < FROM_LETTERS || !isHere()) return;
    const groups = await this.#find(typed).catch(() => []);
    if (!groups || !isHere()) return;
    this.#options.show([...groups, this.#asTyped(typed)]);
    const { voice, words } = this.#given;
    voice.aloud(words.text("suggested", { count: this.#options.count - 1 }));
  }

  /** The words themselves, to be looked for: for who sees no Enter key. */
  #asTyped(typed) {
    const { words } = this.#given;
    const label = { text: words.text("searchFor", { words: typed }), lang: words.language };
    return { options: [{ label, icon: "search", note: "", choice: { q: typed } }] };
  }

  #choose({ label, choice }) {
    const { store, onRegion, onPlace } = this.#given;
    const typed = this.#typed;
    if (choice.q) {
      this.#send(choice.q);
      return;
    }
    this.#close();
    this.#recent.add(label.text);
    const first = { pages: 1, verbatim: false };
    if (choice.open) {
      this.#input.value = store.get().q;
      store.change({ open: choice.open });
    } else if (choice.region) {
      onRegion(choice.region);
      const q = wordsBefore(typed, choice.region);
      this.#input.value = q;
      store.change({ ...first, region: choice.region.code, located: "", q });
      onPlace();
    } else {
      this.#input.value = "";
      store.change({ ...toggled(store.get(), choice.filter, choice.value, true), ...first, q: "" });
    }
    this.#clear.hidden = !this.#input.value;
  }
}
