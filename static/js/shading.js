/** The map coloured by a figure: asks for it, colours the regions, fills the panel. */

import { hook } from "./dom.js";
import { latestOnly, loadJson, withQuery } from "./load.js";
import { showCountry, viewOf } from "./map.js";
import { createChooser } from "./shade_chooser.js";
import { createShadeControls } from "./shade_controls.js";
import { ShadeDetails } from "./shade_details.js";
import { ShadeLayer } from "./shade_layer.js";
import { showLegend } from "./shade_legend.js";
import { ShadePanel } from "./shade_panel.js";
import { drilled, shadeParams } from "./shade_state.js";
import { shadeState } from "./shade_states.js";
import { createShadeTip } from "./shade_tip.js";
import { classOf, colourSteps } from "./shade_values.js";
import { speakOf } from "./shade_words.js";

/** Up to this zoom a map shows the whole country, or more. */
const WHOLE = 6;

export class Shading {
  #given;
  #layer;
  #panel;
  #details;
  #controls;
  #tip;
  #load = latestOnly((signal, address) => loadJson(address, { signal }));
  #address = "";
  #shown = null;

  /**
   * `stage` gives the map and its marks, `regions` the names, `covered()` the px that panels hide;
   * `onGo()` tells that another region is shown.
   */
  constructor(given) {
    const { store, config, words } = given;
    this.#given = given;
    this.#layer = this.#makeLayer(given);
    const chooser = createChooser({
      store,
      url: config.urls.figures,
      words,
      onChosen: () => this.#panel.open(),
    });
    this.#panel = new ShadePanel({ store, onChange: () => chooser.open() });
    this.#controls = createShadeControls({
      store,
      words,
      answer: () => this.#shown?.answer ?? null,
      say: () => this.#shown?.say ?? null,
    });
    this.#tip = createShadeTip(words);
    this.#details = new ShadeDetails({
      words,
      config,
      regions: given.regions,
      onGo: (way) => this.#go(way),
      onPick: (code) => this.#pick(code),
      onPoint: (code) => this.#layer.light(code),
      onAbout: () => this.#panel.about(),
    });
  }

  #makeLayer({ config, stage }) {
    const { map, records, palette, isAlone } = stage;
    const notice = hook("shade-failed");
    notice.querySelector("button").addEventListener("click", () => this.#layer.reload());
    return new ShadeLayer(map, {
      pattern: config.urls.regionTiles,
      palette,
      carries: isAlone,
      isTaken: (point, pointer) => Boolean(records.at(point, pointer)),
      onHover: (code, point) => this.#point(code, point),
      onPick: (code) => this.#pick(code),
      onFailed: (failed) => (notice.hidden = !failed),
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

  /** A region was clicked on the map or in the table: its parts are shown. */
  #pick(code) {
    const { store } = this.#given;
    const { shade, region } = store.get();
    const { levels } = this.#shown.answer;
    this.#go(drilled({ level: shade.level, region, code, levels }));
  }

  /** The pointer is over a region of the map; "" for none. */
  #point(code, spot) {
    const row = code && this.#shown?.answer.regions.find((one) => one.code === code);
    this.#tip(row || null, spot, this.#shown?.say);
  }

  /** Another region's name has become known. */
  rename() {
    if (this.#shown) this.#details.way(this.#shown.answer, this.#given.store.get());
  }

  show(state) {
    const { stage } = this.#given;
    stage.records.hide(Boolean(state.shade) && !state.marks);
    this.#panel.show(state);
    if (!state.shade) {
      this.#address = "";
      this.#shown = null;
      if (!this.#layer.level) return undefined;
      this.#layer.clear();
      return stage.redraw();
    }
    this.#controls.show(state);
    const { config } = this.#given;
    const query = shadeParams(state.shade, state.region);
    const address = withQuery(config.urls.choropleth, query);
    if (address !== this.#address) {
      this.#address = address;
      return this.#ask(address);
    }
    // The chosen region may move without a new answer.
    return this.#shown && this.#details.show(this.#shown.answer, this.#shown.say, state);
  }

  #go({ region, level }) {
    const { store, stage, covered, onGo } = this.#given;
    const { shade, region: before } = store.get();
    // First, while what was chosen is still there and has the focus.
    this.#panel.top();
    store.change({ region, located: "", pages: 1, shade: { ...shade, level } });
    if (!region && before) showCountry(stage.map, covered());
    onGo();
  }

  async #ask(address) {
    this.#panel.wait(!this.#shown);
    try {
      const answer = await this.#load(address);
      if (!answer || address !== this.#address) return;
      this.#panel.ready();
      this.#draw(answer);
    } catch (error) {
      if (address === this.#address) this.#fail(error);
    }
  }

  #fail(error) {
    const { words } = this.#given;
    this.#shown = null;
    this.#layer.clear();
    const onRetry = () => this.#ask(this.#address);
    this.#panel.failed((onChange) => shadeState(words, { error, onRetry, onChange }));
  }

  #draw(answer) {
    const { words, stage, store, voice, covered } = this.#given;
    const say = speakOf(answer, words);
    const state = store.get();
    this.#shown = { answer, say };
    this.#panel.name(say);
    this.#controls.offer(answer);
    this.#details.show(answer, say, state);
    if (!answer.levels.includes(answer.level)) return this.#nothing(answer);
    const classes = new Map(answer.regions.map((row) => [row.code, classOf(row)]));
    const steps = colourSteps(answer.classes.length);
    const before = this.#layer.level;
    this.#layer.show({ level: answer.level, classes, steps });
    if (before !== answer.level) stage.redraw();
    if (!before) {
      // What has come into sight beside the map must not hide half of the country.
      if (viewOf(stage.map).zoom <= WHOLE) showCountry(stage.map, covered());
    }
    showLegend(answer, say, words);
    const count = answer.regions.length;
    return voice.aloud(
      words.text("shadeAloud", { name: say.name, count, missing: answer.no_data }),
    );
  }

  /** The figure is there, but not at this level. */
  #nothing({ level, levels }) {
    const { words, store } = this.#given;
    this.#layer.clear();
    const title = words.text(levels.length ? "shadeNotAtLevel" : "shadeNoValues", {
      level: words.label("level", level),
    });
    const ways = levels.map((other) => [
      words.text("shadeAtLevel", { level: words.label("level", other) }),
      () => store.change({ shade: { ...store.get().shade, level: other } }),
    ]);
    this.#panel.failed((onChange) => shadeState(words, { title, ways, onChange }));
  }
}
