/** The map with all that lies on it, and its buttons. */

import { createBoundaries } from "./boundaries.js";
import { hook, hooks, settled } from "./dom.js";
import { drawLabels } from "./labels.js";
import {
  addBaseMap,
  addScreenCanvas,
  canvasTiles,
  createMap,
  pointOf,
  showCountry,
  viewOf,
} from "./map.js";
import { createPalette } from "./palette.js";
import { RecordsLayer } from "./records_layer.js";
import { TILE_PX } from "./tile_grid.js";
import { createTooltip } from "./tooltip.js";

const REST = 250;

/**
 * `view`: {lat, lon, zoom} to begin with, or null. `covered()` gives the px that panels hide:
 * {right, bottom}. Tells `onMove(view)` when the map has come to rest, `onPick(mark, point)` and
 * `onState({loading, failed})`. `coloured()`: the level whose regions are coloured below the lines,
 * "" for none; `onRepaint()` when the theme or the base map has turned.
 */
export function createStage(given) {
  const { config, words, view, covered, onMove, onPick, onState } = given;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = createMap(hook("map"), { calm, view, hidden: covered() });
  let hasBaseMap = false;
  const palette = createPalette(redrawAll);

  const boundaries = createBoundaries({
    pattern: config.urls.regionTiles,
    palette,
    carries: () => !hasBaseMap,
    coloured: given.coloured,
    onDrawn() {
      labels.redraw();
      hook("approximate").hidden = !boundaries.areApproximate(map.getZoom() - 1);
    },
  });
  canvasTiles(map, {
    pane: "boundaries",
    zIndex: 250,
    size: TILE_PX,
    draw: boundaries.draw,
  });
  const records = new RecordsLayer(map, {
    pattern: config.urls.tiles,
    palette,
    words,
    onHover: createTooltip(words),
    onPick,
    onState(state) {
      labels.redraw();
      onState(state);
    },
  });
  const labels = addScreenCanvas(map, { pane: "labels", zIndex: 610, draw: drawNames });

  function drawNames(pen, size) {
    if (hasBaseMap) return;
    drawLabels(pen, boundaries.labels(map.getZoom() - 1), {
      place: (label) => pointOf(map, label),
      palette: palette(),
      words,
      size,
      obstacles: records.obstacles,
    });
  }

  function redrawAll() {
    boundaries.repaint();
    given.onRepaint();
    labels.redraw();
    records.redraw();
  }

  addBaseMap(map, config.baseMap, (isThere) => {
    hasBaseMap = isThere;
    map.getContainer().classList.toggle("has-base-map", isThere);
    redrawAll();
  });
  map.on("moveend", settled(() => onMove(viewOf(map)), REST));
  addButtons(map, { calm, covered });
  new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(map.getContainer());
  return { map, records, palette, isAlone: () => !hasBaseMap, redraw: redrawAll };
}

function addButtons(map, { calm, covered }) {
  for (const button of hooks("zoom")) {
    button.addEventListener("click", () => map.zoomIn(Number(button.dataset.tisepZoom)));
  }
  hook("country").addEventListener("click", () => showCountry(map, covered(), { animate: !calm }));
}
