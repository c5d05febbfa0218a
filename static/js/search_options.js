/** The list under the search field: groups of options, one of them pointed at. */

import { hook, piece, setShape } from "./dom.js";
import { writeMarked } from "./marked.js";

const MARGIN = 8;

export class Options {
  #list = hook("suggestions");
  #options = [];
  #elements = [];
  #active = -1;
  #given;

  /** `onChoose(option)` runs when an option is clicked, or entered while it is pointed at. */
  constructor(given) {
    this.#given = given;
    // Else the field would lose the focus, and the list would go, before the click.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  get count() {
    return this.#options.length;
  }

  /** Groups of options: [{title, options: [{label, ranges, icon, recordKind, note, choice}]}]. */
  show(groups) {
    this.#options = groups.flatMap(({ options }) => options);
    this.#elements = [];
    this.#list.replaceChildren(...groups.flatMap((group, at) => this.#group(group, at)));
    this.#list.hidden = this.count === 0;
    this.#list.scrollTop = 0;
    this.#given.input.setAttribute("aria-expanded", String(this.count > 0));
    this.#point(-1);
    if (this.count) this.#fit();
  }

  close() {
    if (this.count) this.show([]);
  }

  /** Do what a key means for the open list; false where it means nothing. */
  key(key) {
    if (!this.count) return false;
    const target = this.#target(key);
    if (key === "Escape") this.close();
    else if (key === "Enter" && this.#active >= 0) {
      this.#given.onChoose(this.#options[this.#active]);
    } else if (target !== undefined) this.#point(target);
    else return false;
    return true;
  }

  /** Where a key leads to; -1 is the field itself, undefined a key that is not for the list. */
  #target(key) {
    const last = this.count - 1;
    if (key === "ArrowDown") return this.#active < last ? this.#active + 1 : -1;
    if (key === "ArrowUp") return this.#active < 0 ? last : this.#active - 1;
    // In the field itself they move the cursor.
    if (this.#active >= 0 && key === "Home") return 0;
    if (this.#active >= 0 && key === "End") return last;
    return undefined;
  }

  #point(index) {
    const { input } = this.#given;
    this.#active = index;
    for (const [at, element] of this.#elements.entries()) {
      element.setAttribute("aria-selected", String(at === index));
      if (at === index) element.scrollIntoView({ block: "nearest" });
    }
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", this.#elements[index].id);
  }

  #group({ title, options }, at) {
    const entries = options.map((option) => this.#entry(option));
    if (!title) return entries;
    const { root, part } = piece("suggestion-group");
    part("title").textContent = title;
    part("title").id = `suggestions-${at}`;
    root.setAttribute("aria-labelledby", part("title").id);
    root.append(...entries);
    return [root];
  }

  #entry(option) {
    const { root, part } = piece("suggestion");
    root.id = `suggestion-${this.#elements.length}`;
    if (option.recordKind) root.dataset.kind = option.recordKind;
    setShape(part("icon"), option.icon);
    part("icon").parentElement.classList.add(option.recordKind ? "kind-shape" : "icon");
    writeMarked(part("name"), option.label, option.ranges, this.#given.words.language);
    part("note").textContent = option.note;
    root.addEventListener("click", () => this.#given.onChoose(option));
    this.#elements.push(root);
    return root;
  }

  /** Above a phone's keyboard, however high it is. */
  #fit() {
    const { height, offsetTop } = globalThis.visualViewport;
    const room = offsetTop + height - this.#list.getBoundingClientRect().top - MARGIN;
    this.#list.style.setProperty("--room", `${Math.max(room, 0)}px`);
  }
}
