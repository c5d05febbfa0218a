/** A second figure beside the first: on a map of its own, with its legend, in the same table. */

import { hook } from "./dom.js";
import { latestOnly, loadJson, withQuery } from "./load.js";
import { legendRows } from "./shade_legend.js";
import { besideOf, shadeParams } from "./shade_state.js";
import { shadeState } from "./shade_states.js";
import { classOf, stepsOf } from "./shade_values.js";
import { speakOf } from "./shade_words.js";
import { TwinMap } from "./twin_map.js";
import { write } from "./words.js";

export class Beside {
  #given;
  #twin;
  #address = "";
  #shown = null;
  #box = hook("beside");
  #years = this.#box.querySelector("[data-part=years]");
  #load = latestOnly((signal, address) => loadJson(address, { signal }));

  /**
   * `onChoose()` asks for a figure, `onShown()` tells that an answer has come or gone, `onTurn()`
   * that there is a second map now, or none any more; the rest is TwinMap's.
   */
  constructor(given) {
    this.#given = given;
    this.#twin = new TwinMap(given);
    const { store, onChoose } = given;
    for (const button of this.#box.querySelectorAll("[data-part=choose]")) {
      button.addEventListener("click", onChoose);
    }
    const change = (beside) => store.change({ shade: { ...store.get().shade, beside } });
    this.#part("end").addEventListener("click", () => {
      store.change({ shade: { ...store.get().shade, beside: null }, marks: true });
      this.#part("choose").focus();
    });
    this.#years.addEventListener("change", () =>
      change({ ...store.get().shade.beside, year: Number(this.#years.value) }),
    );
    hook("twin-switch").addEventListener("change", ({ target }) => {
      const isSecond = target.value === "2";
      hook("page").classList.toggle("shows-twin", isSecond);
      // Its legend, where a phone has no room for both.
      if (isSecond) this.#box.scrollIntoView({ block: "start" });
      else hook("shade-body").scrollTop = 0;
    });
  }

  /** {answer, say} of the second figure; null where there is none. */
  get shown() {
    return this.#shown;
  }

  show({ shade, region }) {
    const second = shade && besideOf(shade);
    this.#place(Boolean(second));
    if (!second) {
      this.#address = "";
      if (this.#shown) this.#end();
      return undefined;
    }
    const address = withQuery(this.#given.config.urls.choropleth, shadeParams(second, region));
    if (address === this.#address) return undefined;
    this.#address = address;
    return this.refresh();
  }

  /** Ask again for what is shown, as when others have changed something. */
  async refresh() {
    const address = this.#address;
    if (!address) return;
    try {
      const answer = await this.#load(address);
      if (answer && address === this.#address) this.#draw(answer);
    } catch (error) {
      if (address !== this.#address) return;
      this.#end();
      const onRetry = () => this.refresh();
      const told = shadeState(this.#given.words, { error, onRetry });
      this.#part("legend").replaceChildren(told);
    }
  }

  light(code) {
    this.#twin.light(code);
  }

  /** The pointer is over a region of either map; "" for none. */
  point(code, spot) {
    const row = code && this.#shown?.answer.regions.find((one) => one.code === code);
    this.#twin.tip(row || null, spot, this.#shown?.say);
  }

  #part(name) {
    return this.#box.querySelector(`[data-part=${name}]`);
  }

  #place(isThere) {
    const page = hook("page");
    const was = page.classList.contains("has-twin");
    this.#part("none").hidden = isThere;
    this.#part("one").hidden = !isThere;
    hook("twin").hidden = !isThere;
    hook("twin-switch").hidden = !isThere;
    page.classList.toggle("has-twin", isThere);
    if (was !== isThere) this.#given.onTurn();
  }

  #end() {
    this.#shown = null;
    this.#twin.clear();
    this.#given.onShown();
  }

  #draw(answer) {
    const { words, onShown } = this.#given;
    const say = speakOf(answer, words);
    this.#shown = { answer, say };
    const classes = new Map(answer.regions.map((row) => [row.code, classOf(row)]));
    this.#twin.show({ level: answer.level, classes, steps: stepsOf(answer) });
    write(this.#part("name"), words.of(answer.figure), words.language);
    this.#part("line").textContent = say.line();
    this.#part("legend").replaceChildren(...legendRows(answer, say, words));
    this.#part("year").hidden = answer.years.length < 2;
    const years = answer.years.map((year) => new Option(words.year(year), year));
    this.#years.replaceChildren(...years);
    this.#years.value = answer.year;
    onShown();
  }
}
