/** What depends on the figure and on the chosen region: way, card, method, table. */

import { hook } from "./dom.js";
import { fill, latestOnly, loadJson, withQuery } from "./load.js";
import { showCard, showMethod, showWay } from "./shade_card.js";
import { gapParams, levelOf, shadeParams } from "./shade_state.js";
import { ShadeTable } from "./shade_table.js";
import { speakOf } from "./shade_words.js";

export class ShadeDetails {
  #given;
  #table;
  #shown = null;
  #load = latestOnly((signal, address) => loadJson(address, { signal }));

  /**
   * `onGo({region, level})` leads elsewhere, `onPick(code)` tells that a region's name was chosen,
   * `onPoint(code)` that it is pointed at, `onAbout()` that source and method are wanted.
   */
  constructor(given) {
    this.#given = given;
    this.#table = new ShadeTable(given);
  }

  /**
   * `answer` of the API, `say` that speaks of it, the screen's `state`, and {answer, say} of the
   * figure beside it.
   */
  show(answer, say, state, second = null) {
    const { config, words } = this.#given;
    const query = shadeParams(state.shade, state.region);
    this.#shown = answer;
    this.way(answer, state);
    const api = withQuery(config.urls.choropleth, query);
    const isIndicator = state.shade.kind === "indicator";
    const page = isIndicator ? fill(config.urls.indicatorPage, state.shade) : "";
    showMethod(answer, { say, words, api, page });
    const gaps = hook("shade-gaps");
    gaps.hidden = !isIndicator || answer.figure.direction === "neutral";
    gaps.href = withQuery(config.urls.gaps, gapParams(state));
    const download = withQuery(config.urls.choroplethTable, query);
    this.#table.show({ answer, say, chosen: state.region, download, second });
    this.#card(answer, state);
  }

  way({ levels, level }, { region }) {
    const { words, regions, onGo } = this.#given;
    showWay({ region, levels, level, regions, words, onGo });
  }

  async #card(answer, { region, shade }) {
    const { words, config, onGo, onAbout } = this.#given;
    const from = await this.#answerOf(answer, region, shade);
    if (from === undefined || answer !== this.#shown) return;
    const row = from?.regions.find(({ code }) => code === region);
    showCard({
      row,
      levels: answer.levels,
      shade,
      say: row && speakOf(from, words),
      words,
      config,
      onDrill: (level) => onGo({ region, level }),
      onAbout,
    });
  }

  /** The answer that holds the region itself, among its likes; null where there is none. */
  async #answerOf(answer, region, shade) {
    const level = levelOf(region);
    if (level === answer.level) return answer;
    if (!answer.levels.includes(level)) return null;
    // What a value is held against changes no value.
    const query = shadeParams({ ...shade, level, year: answer.year, around: "" }, region);
    const address = withQuery(this.#given.config.urls.choropleth, query);
    return this.#load(address).catch(() => null);
  }
}
