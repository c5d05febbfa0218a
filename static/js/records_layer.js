/** The records on the map: clusters and marks, what is under the pointer, and what is chosen. */

import { markAt } from "./hits.js";
import { fill, loadBytes, withQuery } from "./load.js";
import { addScreenCanvas, pixelBounds, pointOf } from "./map.js";
import { drawMark, drawRing, radius } from "./marks.js";
import { standingFor } from "./standing.js";
import { cover } from "./tile_grid.js";
import { marksOf, piled } from "./tile_records.js";
import { TileStore } from "./tile_store.js";

const REFUSED = 400;

export class RecordsLayer {
  #map;
  #given;
  #canvas;
  #store;
  #query = "";
  #marks = [];
  #hovered = null;
  #isHidden = false;
  #lit = { pointed: null, chosen: null };

  /**
   * `onState({loading, failed})`, `onHover(mark, point)` (null when nothing is there) and
   * `onPick(mark, point)` tell what happens; points are px from the map's corner.
   */
  constructor(map, given) {
    this.#map = map;
    this.#given = given;
    this.#canvas = addScreenCanvas(map, {
      pane: "records",
      zIndex: 620,
      draw: (pen) => this.#draw(pen),
    });
    this.#store = new TileStore({
      load: (tile, query, signal) => this.#load(tile, query, signal),
      onChange: (state) => {
        this.#marks = piled(this.#store.content);
        this.redraw();
        given.onState(state);
      },
    });
    this.#listen();
  }

  /** Show what a query string lets through. */
  filter(query) {
    this.#query = query;
    this.#refresh();
  }

  reload() {
    this.#store.reload();
  }

  redraw() {
    this.#canvas.redraw();
  }

  /** Leave the marks out of the map, or bring them back; what is open stays ringed. */
  hide(isHidden) {
    this.#isHidden = isHidden;
    this.redraw();
  }

  /** Where marks are on the screen, for labels to keep clear of: [{x, y, r}]. */
  get obstacles() {
    if (this.#isHidden) return [];
    return this.#marks.map((mark) => {
      const { x, y } = this.#place(mark);
      return { x, y, r: radius(mark) };
    });
  }

  /** Ring the record that is open ("chosen") or pointed at in the list ("pointed"). */
  light(name, record) {
    this.#lit[name] = record?.lat === null || record?.lat === undefined ? null : record;
    this.redraw();
  }

  #listen() {
    this.#map.on("moveend", () => this.#refresh());
    this.#map.on("mousemove", ({ containerPoint }) => this.#hover(this.at(containerPoint)));
    this.#map.on("mouseout zoomstart movestart", () => this.#hover(null));
    this.#map.on("click", ({ containerPoint, originalEvent }) => {
      const mark = this.at(containerPoint, originalEvent.pointerType);
      if (mark) this.#given.onPick(mark, containerPoint);
    });
  }

  async #load(tile, query, signal) {
    try {
      const address = withQuery(fill(this.#given.pattern, tile), query);
      return marksOf(await loadBytes(address, { signal }), tile);
    } catch (error) {
      // What is refused stays refused, and the list says why: nothing to draw, nothing to retry.
      if (error.status === REFUSED) return [];
      throw error;
    }
  }

  #refresh() {
    const { min, max } = pixelBounds(this.#map);
    this.#store.show(cover(min, max, this.#map.getZoom()), this.#query);
  }

  #place(mark) {
    return pointOf(this.#map, mark);
  }

  /** The mark at a point of the screen, or null. */
  at(spot, pointer) {
    return this.#isHidden ? null : markAt(this.#marks, (mark) => this.#place(mark), spot, pointer);
  }

  #hover(mark) {
    if (mark === this.#hovered) return;
    this.#hovered = mark;
    this.#map.getContainer().classList.toggle("is-over-mark", Boolean(mark));
    this.#given.onHover(mark, mark && this.#place(mark));
    this.redraw();
  }

  #draw(pen) {
    const palette = this.#given.palette();
    const put = (mark) =>
      drawMark(pen, mark, this.#place(mark), palette, this.#given.words.number);
    if (!this.#isHidden) this.#marks.forEach(put);
    if (this.#hovered) put(this.#hovered);
    for (const [name, record] of Object.entries(this.#lit)) {
      if (!record) continue;
      const mark = standingFor(record, this.#marks);
      drawRing(pen, this.#place(mark), radius(mark), palette, { strong: name === "chosen" });
      put(mark);
    }
  }
}
