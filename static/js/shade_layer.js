/** Colours the regions of one level, each by its class; tells which is pointed at or picked. */

import { PbfReader } from "pbf";
import { VectorTile } from "@mapbox/vector-tile";
import { fill, loadBytes, withQuery } from "./load.js";
import { addScreenCanvas, canvasTiles, pointOf } from "./map.js";
import { drawLit, paintRegions, regionsOf } from "./shade_painting.js";
import { lonLat, TILE_PX } from "./tile_grid.js";

export class ShadeLayer {
  #map;
  #given;
  #tiles = null;
  #drawn = new Map();
  #shown = null;
  #lit = "";
  #focus;
  #scratch = document.createElement("canvas").getContext("2d");

  /**
   * `carries()`: whether there is no base map, so that land is drawn too. `isTaken(point,
   * pointer)`: whether a record's mark is there. `onHover(code, point)` ("" for none) and
   * `onPick(code)` tell what happens; `onFailed(failed)` whether tiles are missing.
   */
  constructor(map, given) {
    this.#map = map;
    this.#given = given;
    this.#focus = addScreenCanvas(map, {
      pane: "shading-focus",
      zIndex: 605,
      draw: (pen) => this.#drawLit(pen),
    });
    map.on("mousemove", ({ containerPoint }) => this.#hover(containerPoint));
    map.on("mouseout zoomstart movestart", () => this.#hover(null));
    map.on("click", ({ containerPoint, originalEvent }) => {
      if (given.isTaken(containerPoint, originalEvent.pointerType)) return;
      const code = this.#at(containerPoint);
      if (code) given.onPick(code);
    });
  }

  /** The level that is coloured; "" for none. */
  get level() {
    return this.#shown?.level ?? "";
  }

  /** Colour a level: `classes` is each region's class by code, as `classOf` tells it. */
  show({ level, classes, steps }) {
    const isOther = this.#shown?.level !== level;
    this.#shown = { level, classes, steps };
    if (!this.#tiles) {
      this.#tiles = canvasTiles(this.#map, {
        pane: "shading",
        zIndex: 245,
        size: TILE_PX,
        draw: (canvas, tile, signal) =>
          this.#draw(canvas, tile, signal).catch(() => {
            // Who zooms on leaves tiles behind: those are not missed.
            if (!signal.aborted) this.#given.onFailed(true);
          }),
      });
      this.#tiles.on("loading", () => this.#given.onFailed(false));
    } else if (!this.#map.hasLayer(this.#tiles)) {
      this.#tiles.addTo(this.#map);
    } else if (isOther) {
      this.#tiles.redraw();
    } else {
      this.repaint();
    }
  }

  /** Take the colours away. */
  clear() {
    this.#shown = null;
    this.#tiles?.remove();
    this.#drawn.clear();
    this.light("");
  }

  reload() {
    if (this.level) this.#tiles.redraw();
  }

  /** Line a region out, as when its row is pointed at; "" for none. */
  light(code) {
    if (code === this.#lit) return;
    this.#lit = code;
    this.#focus.redraw();
  }

  repaint() {
    for (const tile of this.#drawn.values()) this.#paint(tile);
  }

  async #draw(canvas, tile, signal) {
    const { level } = this.#shown;
    const address = withQuery(fill(this.#given.pattern, tile), `level=${level}`);
    const bytes = await loadBytes(address, { signal });
    if (!bytes?.byteLength || signal.aborted || !this.level) return;
    const layer = new VectorTile(new PbfReader(bytes)).layers[level];
    const drawn = { canvas, tile, level, regions: layer ? regionsOf(layer) : [] };
    this.#drawn.set(canvas, drawn);
    signal.addEventListener("abort", () => this.#drawn.delete(canvas));
    this.#paint(drawn);
    this.#focus.redraw();
  }

  #paint({ canvas, tile, level, regions }) {
    if (!this.level || level !== this.#shown.level) return;
    const look = { palette: this.#given.palette(), land: this.#given.carries() };
    paintRegions(canvas, regions, { ...this.#shown, ...look, zoom: tile.z });
  }

  /** The tiles of this zoom, each with where its corner lies on the screen. */
  #inSight() {
    const z = this.#map.getZoom() - 1;
    return [...this.#drawn.values()]
      .filter(({ tile, level }) => tile.z === z && level === this.#shown?.level)
      .map((drawn) => ({ ...drawn, corner: pointOf(this.#map, lonLat(drawn.tile, 0, 0, 1)) }));
  }

  #at({ x, y }) {
    for (const { regions, corner } of this.#inSight()) {
      const [left, top] = [x - corner.x, y - corner.y];
      if (left < 0 || top < 0 || left >= TILE_PX || top >= TILE_PX) continue;
      const isHere = ({ box: [west, north, east, south], path }) =>
        left >= west && left <= east && top >= north && top <= south &&
        this.#scratch.isPointInPath(path, left, top);
      const found = regions.find(isHere);
      return found && this.#shown.classes.has(found.code) ? found.code : "";
    }
    return "";
  }

  #hover(point) {
    if (!this.level) return;
    const code = point && !this.#given.isTaken(point, "mouse") ? this.#at(point) : "";
    this.#map.getContainer().classList.toggle("is-over-region", Boolean(code));
    this.light(code);
    this.#given.onHover(code, point);
  }

  #drawLit(pen) {
    if (!this.#lit || !this.level) return;
    const palette = this.#given.palette();
    for (const { regions, corner } of this.#inSight()) {
      const region = regions.find(({ code }) => code === this.#lit);
      if (region) drawLit(pen, region.path, corner, palette);
    }
  }
}
