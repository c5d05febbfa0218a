/** The same figure as a table: sorted by any column, a region's parts one click away. */

import { hook, piece } from "./dom.js";
import { paintSwatch } from "./shade_legend.js";
import { scopeOf } from "./shade_state.js";
import { classOf, sortedRows, stepsOf } from "./shade_values.js";
import { write } from "./words.js";

const AT_ONCE = 100;
const LARGEST_FIRST = ["value", "second"];

export class ShadeTable {
  #table = hook("shade-table");
  #body = this.#table.tBodies[0];
  #more = hook("shade-more");
  #order = { by: "rank", descending: false };
  #rows = [];
  #shown = null;
  #given;
  #collator;

  /** `onPick(code)` when a name is chosen; `onPoint(code)` when one is pointed at, "" for none. */
  constructor(given) {
    this.#given = given;
    this.#collator = new Intl.Collator(given.words.language);
    for (const button of this.#table.querySelectorAll(".sort")) {
      button.addEventListener("click", () => this.#sort(button.dataset.by));
    }
    this.#more.addEventListener("click", () => {
      const at = this.#body.rows.length;
      this.#append();
      this.#body.rows[at]?.querySelector("button").focus();
    });
    const pointed = ({ target }) => given.onPoint(target.closest("tr")?.dataset.code ?? "");
    for (const event of ["mouseover", "focusin"]) this.#body.addEventListener(event, pointed);
    for (const event of ["mouseleave", "focusout"]) {
      this.#body.addEventListener(event, () => given.onPoint(""));
    }
  }

  /**
   * `say` speaks of the answer; `chosen`: the code of the region that the screen is about; `second`:
   * {answer, say} of a figure beside it.
   */
  show({ answer, say, chosen, download, second = null }) {
    const { words } = this.#given;
    const kept = this.#place(answer, chosen);
    const others = new Map(second?.answer.regions.map((row) => [row.code, row]));
    this.#shown = { answer, say, chosen, steps: stepsOf(answer), second, others };
    hook("shade-table-box").classList.toggle("has-second", Boolean(second));
    const level = words.label("level", answer.level);
    const count = answer.regions.length;
    hook("shade-table-title").textContent = words.text("shadeTable", { level, count });
    const told = { name: say.name, line: say.line(), source: say.source().text };
    const isSure = answer.regions.some(({ low }) => typeof low === "number");
    const captions = [words.text("shadeCaption", told), isSure && words.text("shadeCaptionSure")];
    hook("shade-caption").textContent = captions.filter(Boolean).join(" ");
    hook("shade-year-head").hidden = answer.year === null;
    hook("shade-download").href = download;
    this.#draw();
    this.#bringBack(kept);
  }

  /** Where the reader is, when the same table is to be shown with newer values. */
  #place({ figure, level }, chosen) {
    const before = this.#shown;
    const isSame =
      before?.answer.figure.slug === figure.slug &&
      before.answer.level === level &&
      before.chosen === chosen;
    const focused = document.activeElement?.closest("tr")?.dataset.code;
    return isSame ? { count: this.#body.rows.length, focused } : { count: 0 };
  }

  #bringBack({ count, focused }) {
    while (this.#body.rows.length < count && !this.#more.hidden) this.#append();
    if (focused) this.#body.querySelector(`[data-code="${focused}"] button`)?.focus();
  }

  /** The same column again turns the order round; values begin with the largest. */
  #sort(by) {
    const isSame = this.#order.by === by;
    this.#order = { by, descending: isSame ? !this.#order.descending : LARGEST_FIRST.includes(by) };
    this.#draw();
  }

  #draw() {
    const { by, descending } = this.#order;
    for (const button of this.#table.querySelectorAll(".sort")) {
      const head = button.closest("th");
      if (button.dataset.by !== by) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    }
    const nameOf = (row) => this.#given.words.of(row).text;
    const { answer, others } = this.#shown;
    const rows = answer.regions.map((row) => {
      return { ...row, second: others.get(row.code)?.value ?? null };
    });
    this.#rows = sortedRows(rows, this.#order, this.#collator, nameOf);
    this.#body.replaceChildren();
    this.#append();
  }

  #append() {
    const from = this.#body.rows.length;
    this.#body.append(...this.#rows.slice(from, from + AT_ONCE).map((row) => this.#entry(row)));
    const left = this.#rows.length - this.#body.rows.length;
    this.#more.hidden = left <= 0;
    this.#more.textContent = this.#given.words.text("more", { count: Math.min(left, AT_ONCE) });
  }

  #entry(region) {
    const { words, onPick } = this.#given;
    const { say, steps, chosen, answer, second, others } = this.#shown;
    const { root, part } = piece("shade-row");
    const isKnown = region.value !== null;
    root.dataset.code = region.code;
    part("rank").textContent = isKnown ? words.number(region.rank) : "–";
    write(part("name"), words.of(region), words.language);
    part("name").addEventListener("click", () => onPick(region.code));
    if (region.code === chosen) part("name").setAttribute("aria-current", "true");
    part("parent").textContent = this.#parentOf(region);
    part("value").textContent = say.value(region);
    part("value").classList.toggle("is-no-data", !isKnown);
    part("sure").textContent = say.ends(region) || say.briefly(region);
    part("year").textContent = region.year === null ? "" : words.year(region.year);
    part("year").hidden = answer.year === null;
    paintSwatch(part("swatch"), isKnown ? steps[region.class_number] : classOf(region));
    const named = say.className(region) || words.number(region.class_number + 1);
    part("class").textContent = isKnown ? named : "–";
    const other = others.get(region.code);
    part("second").textContent = other ? second.say.value(other) : "";
    part("second").classList.toggle("is-no-data", !other || other.value === null);
    return root;
  }

  /** The district and province that a region is in, but for those that all of them are in. */
  #parentOf({ code, ...region }) {
    const { words } = this.#given;
    const { answer, chosen } = this.#shown;
    const scope = scopeOf(chosen, answer.level);
    const district = code.length > 4 && scope.length < 4 && words.of(region, "parent").text;
    const isWide = code.length > 2 && !/^\d/.test(scope);
    const province = isWide && words.label("region", code.slice(0, 2));
    return [district, province].filter(Boolean).join(", ");
  }
}
