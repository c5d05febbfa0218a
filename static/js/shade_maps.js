/** The colours on the map, and on the second one where there is one: pointed at together. */

import { Beside } from "./beside.js";
import { hook } from "./dom.js";
import { showCountry, viewOf } from "./map.js";
import { ShadeLayer } from "./shade_layer.js";
import { createShadeTip } from "./shade_tip.js";
import { classOf, stepsOf } from "./shade_values.js";
import { fitPlace } from "./together.js";

/** Up to this zoom a map shows the whole country, or more. */
const WHOLE = 6;

export class ShadeMaps {
  #given;
  #layer;
  #tip;
  #shown = null;

  /** The second figure, with its map. */
  beside;

  /**
   * `onPick(code)`: a region was clicked; `onChoose()` asks for a second figure, `onSecond()` tells
   * that it has come or gone.
   */
  constructor(given) {
    const { stage, config, words } = given;
    this.#given = given;
    this.#tip = createShadeTip(words, hook("region-tip"));
    const notice = hook("shade-failed");
    notice.querySelector("button").addEventListener("click", () => this.#layer.reload());
    const shared = {
      onHover: (code, point) => this.#point(code, point),
      onPick: given.onPick,
      onFailed: (failed) => (notice.hidden = !failed),
    };
    const { map, records, palette, isAlone } = stage;
    this.#layer = new ShadeLayer(map, {
      pattern: config.urls.regionTiles,
      palette,
      carries: isAlone,
      isTaken: (point, pointer) => Boolean(records.at(point, pointer)),
      ...shared,
    });
    this.beside = new Beside({
      store: given.store,
      config,
      words,
      first: map,
      onChoose: given.onChoose,
      onShown: given.onSecond,
      onTurn: () => this.#fit(),
      ...shared,
    });
  }

  /** The level that is coloured; "" for none. */
  get level() {
    return this.#layer.level;
  }

  /** Draw the colours anew, as when the theme has turned. */
  repaint() {
    this.#layer.repaint();
  }

  /** Colour the regions of an answer, of which `say` speaks. */
  show(answer, say) {
    const { stage, covered } = this.#given;
    const before = this.level;
    this.#shown = { answer, say };
    const classes = new Map(answer.regions.map((row) => [row.code, classOf(row)]));
    this.#layer.show({ level: answer.level, classes, steps: stepsOf(answer) });
    if (before !== answer.level) stage.redraw();
    // What has come into sight beside the map must not hide half of the country.
    if (!before && viewOf(stage.map).zoom <= WHOLE) showCountry(stage.map, covered());
  }

  clear() {
    this.#shown = null;
    if (!this.level) return;
    this.#layer.clear();
    this.#given.stage.redraw();
  }

  /** Line a region out on both, as when its row is pointed at; "" for none. */
  light(code) {
    this.#layer.light(code);
    this.beside.light(code);
  }

  /** The pointer is over a region of either map; "" for none. */
  #point(code, spot) {
    const row = code && this.#shown?.answer.regions.find((one) => one.code === code);
    this.#tip(row || null, spot, this.#shown?.say);
    this.beside.point(code, spot);
    this.light(code);
  }

  /** What the second map takes of the page, or gives back: the whole country stays in sight. */
  #fit() {
    const { stage, covered } = this.#given;
    fitPlace(stage.map);
    if (viewOf(stage.map).zoom <= WHOLE) showCountry(stage.map, covered(), { animate: false });
  }
}
