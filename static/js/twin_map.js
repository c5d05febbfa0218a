/** The second map: its regions in the colours of another figure, always where the first one is. */

import { hook } from "./dom.js";
import { createLand } from "./land.js";
import { showView, viewOf } from "./map.js";
import { ShadeLayer } from "./shade_layer.js";
import { createShadeTip } from "./shade_tip.js";
import { fitPlace, moveTogether } from "./together.js";

/** Made when it is first shown; `onHover`, `onPick` and `onFailed` are the colours' own. */
export class TwinMap {
  #given;
  #land = null;
  #layer = null;
  #tip;

  constructor(given) {
    this.#given = given;
    this.#tip = createShadeTip(given.words, hook("twin-tip"));
  }

  /** Colour it as ShadeLayer does, and stand where the first map stands. */
  show(shown) {
    if (!this.#land) this.#make();
    fitPlace(this.#land.map);
    showView(this.#land.map, viewOf(this.#given.first));
    this.#layer.show(shown);
    this.#land.redraw();
  }

  clear() {
    this.#layer?.clear();
    this.tip(null);
  }

  light(code) {
    this.#layer?.light(code);
  }

  tip(row, spot, say) {
    this.#tip(row, spot, say);
  }

  #make() {
    const { config, words, first, onHover, onPick, onFailed } = this.#given;
    this.#land = createLand(hook("map-twin"), {
      config,
      words,
      view: viewOf(first),
      hidden: { right: 0, bottom: 0 },
      coloured: () => this.#layer?.level ?? "",
      obstacles: () => [],
      onTurn: () => this.#layer?.repaint(),
    });
    const { map, palette, isAlone } = this.#land;
    this.#layer = new ShadeLayer(map, {
      pattern: config.urls.regionTiles,
      palette,
      carries: isAlone,
      isTaken: () => false,
      onHover,
      onPick,
      onFailed,
    });
    moveTogether(first, map);
  }
}
