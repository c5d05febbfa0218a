/** The map coloured by a figure: asks for it, colours the regions, fills the panel. */

import { hooks } from "./dom.js";
import { latestOnly, loadJson, withQuery } from "./load.js";
import { showCountry } from "./map.js";
import { createChooser } from "./shade_chooser.js";
import { createShadeControls } from "./shade_controls.js";
import { ShadeDetails } from "./shade_details.js";
import { showLegend } from "./shade_legend.js";
import { ShadeMaps } from "./shade_maps.js";
import { ShadePanel } from "./shade_panel.js";
import { drilled, shadeParams } from "./shade_state.js";
import { nothingAt, shadeState } from "./shade_states.js";
import { speakOf } from "./shade_words.js";

export class Shading {
  #given;
  #maps;
  #panel;
  #details;
  #controls;
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
    const chooser = createChooser({
      store,
      url: config.urls.figures,
      words,
      onChosen: () => this.#panel.open(),
    });
    this.#maps = new ShadeMaps({
      ...given,
      onPick: (code) => this.#pick(code),
      onChoose: () => chooser.open({ isBeside: true }),
      onSecond: () => this.#detail(),
    });
    this.#panel = new ShadePanel({ store, onChange: () => chooser.open() });
    this.#controls = createShadeControls({
      store,
      words,
      answer: () => this.#shown?.answer ?? null,
      say: () => this.#shown?.say ?? null,
    });
    this.#details = new ShadeDetails({
      words,
      config,
      regions: given.regions,
      onGo: (way) => this.#go(way),
      onPick: (code) => this.#pick(code),
      onPoint: (code) => this.#maps.light(code),
      onAbout: () => this.#panel.about(),
    });
  }

  /** The level that is coloured; "" for none. */
  get level() {
    return this.#maps.level;
  }

  /** Where it is answered whether what is shown still holds; "" where nothing is coloured. */
  get address() {
    return this.#address;
  }

  /** Draw the colours anew, as when the theme has turned. */
  repaint() {
    this.#maps.repaint();
  }

  /** Others have changed something: the same is asked for again. */
  refresh() {
    if (this.#address) this.#ask(this.#address, { aloud: false });
    this.#maps.beside.refresh();
  }

  /** Another region's name has become known. */
  rename() {
    if (this.#shown) this.#details.way(this.#shown.answer, this.#given.store.get());
  }

  show(state) {
    const { stage, config } = this.#given;
    stage.records.hide(Boolean(state.shade) && !state.marks);
    this.#panel.show(state);
    this.#maps.beside.show(state);
    if (!state.shade) {
      this.#address = "";
      this.#shown = null;
      return this.#maps.clear();
    }
    this.#controls.show(state);
    const query = shadeParams(state.shade, state.region);
    const address = withQuery(config.urls.choropleth, query);
    // The chosen region may move without a new answer.
    if (address === this.#address) return this.#detail();
    this.#address = address;
    return this.#ask(address);
  }

  /** A region was clicked on a map or in the table: its parts are shown. */
  #pick(code) {
    if (!this.#shown) return;
    const { shade, region } = this.#given.store.get();
    const { levels } = this.#shown.answer;
    this.#go(drilled({ level: shade.level, region, code, levels }));
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

  async #ask(address, { aloud = true } = {}) {
    this.#panel.wait(!this.#shown);
    try {
      const answer = await this.#load(address);
      if (!answer || address !== this.#address) return;
      this.#panel.ready();
      this.#draw(answer, aloud);
    } catch (error) {
      if (address === this.#address) this.#fail(error);
    }
  }

  #fail(error) {
    const { words } = this.#given;
    this.#shown = null;
    this.#maps.clear();
    const onRetry = () => this.#ask(this.#address);
    this.#panel.failed((onChange) => shadeState(words, { error, onRetry, onChange }));
  }

  #draw(answer, aloud) {
    const { words } = this.#given;
    const say = speakOf(answer, words);
    this.#shown = { answer, say };
    this.#panel.name(say);
    this.#controls.offer(answer);
    this.#detail();
    if (!answer.levels.includes(answer.level)) return this.#nothing(answer);
    this.#maps.show(answer, say);
    showLegend(answer, say, words);
    return aloud && this.#tell();
  }

  /** Write what depends on the chosen region and on the second figure too. */
  #detail() {
    if (!this.#shown) return;
    const { answer, say } = this.#shown;
    const second = this.#maps.beside.shown;
    this.#details.show(answer, say, this.#given.store.get(), second);
    const names = { 1: say, 2: second?.say };
    for (const place of hooks("map-name")) {
      const one = names[place.dataset.tisepMapName];
      place.textContent = one ? [one.name, one.when()].filter(Boolean).join(" · ") : "";
    }
  }

  #tell() {
    const { words, voice } = this.#given;
    const { answer, say } = this.#shown;
    const { no_data: missing, suppressed, regions } = answer;
    const counted = { name: say.name, count: regions.length, missing, suppressed };
    voice.aloud(words.text(suppressed ? "shadeAloudWithheld" : "shadeAloud", counted));
  }

  /** The figure is there, but not at this level. */
  #nothing(answer) {
    const { words, store } = this.#given;
    this.#maps.clear();
    const onLevel = (level) => store.change({ shade: { ...store.get().shade, level } });
    this.#panel.failed((onChange) => nothingAt(answer, { words, onLevel, onChange }));
  }
}
