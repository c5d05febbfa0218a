/** The records on the map: clusters and marks, what is under the pointer, and what is chosen. */

import { fill, loadBytes, withQuery } from "./load.js";
import { addScreenCanvas, pixelBounds, pointOf } from "./map.js";
import { drawMark, drawRing, radius } from "./marks.js";
import { markAt } from "./hits.js";
import { cover } from "./tile_grid.js";
import { marksOf, piled } from "./tile_records.js";
import { createTileStore } from "./tile_store.js";

/**
 * `onState({loading, failed})`, `onHover(mark, point)` (null when nothing is there) and
 * `onPick(mark)` tell what happens. Returns the handles of the layer.
 */
export function createRecordsLayer(map, { pattern, palette, words, onState, onHover, onPick }) {
  let marks = [];
  let hovered = null;
  const lit = { chosen: null, pointed: null };
  const place = (mark) => pointOf(map, mark);

  const canvas = addScreenCanvas(map, { pane: "records", zIndex: 620, draw });
  const store = createTileStore({
    load: async (tile, query, signal) =>
      marksOf(await loadBytes(withQuery(fill(pattern, tile), query), { signal }), tile),
    onChange(state) {
      marks = piled(store.content());
      canvas.redraw();
      onState(state);
    },
  });

  function draw(pen) {
    const colours = palette();
    for (const mark of marks) drawMark(pen, mark, place(mark), colours, words.number);
    if (hovered) drawMark(pen, hovered, place(hovered), colours, words.number);
    for (const [name, mark] of Object.entries(lit)) {
      if (!mark) continue;
      const under = nearest(mark);
      drawRing(pen, place(under), radius(under), colours, { strong: name === "chosen" });
      drawMark(pen, under, place(under), colours, words.number);
    }
  }

  /** What stands for a record now: its own mark, or the cluster that it is in. */
  function nearest(wanted) {
    const own = marks.find((mark) => mark.uuid === wanted.uuid);
    const around = marks.find(
      (mark) => mark.count > 1 && within(wanted, mark.box) && (!mark.pile || same(wanted, mark)),
    );
    return own ?? around ?? { ...wanted, count: 1, counts: {} };
  }

  function hover(next) {
    if (next === hovered) return;
    hovered = next;
    map.getContainer().classList.toggle("is-over-mark", Boolean(next));
    onHover(next, next && place(next));
    canvas.redraw();
  }

  map.on("mousemove", ({ containerPoint }) => hover(markAt(marks, place, containerPoint)));
  map.on("mouseout zoomstart movestart", () => hover(null));
  map.on("click", ({ containerPoint, originalEvent }) => {
    const mark = markAt(marks, place, containerPoint, originalEvent.pointerType);
    if (mark) onPick(mark, containerPoint);
  });

  return {
    /** Load what is in view, filtered by a query string. */
    show(query) {
      const { min, max } = pixelBounds(map);
      store.show(cover(min, max, map.getZoom()), query);
    },
    reload: () => store.reload(),
    redraw: () => canvas.redraw(),
    /** Where marks are on the screen, for labels to keep clear of. */
    obstacles: () => marks.map((mark) => ({ ...xy(place(mark)), r: radius(mark) })),
    /** Ring the record that is open ("chosen") or pointed at in the list ("pointed"). */
    light(name, record) {
      lit[name] = record?.lat === null || record?.lat === undefined ? null : record;
      canvas.redraw();
    },
  };
}

function xy({ x, y }) {
  return { x, y };
}

function within({ lon, lat }, [west, south, east, north]) {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function same(one, other) {
  return Math.abs(one.lon - other.lon) < 1e-5 && Math.abs(one.lat - other.lat) < 1e-5;
}
