/** A map with what lies at its bottom: base map, boundaries, names. */

import { createBoundaries } from "./boundaries.js";
import { drawLabels } from "./labels.js";
import { addBaseMap, addScreenCanvas, canvasTiles, createMap, pointOf } from "./map.js";
import { createPalette } from "./palette.js";
import { TILE_PX } from "./tile_grid.js";

/**
 * A map in `element` at `view`, or of the whole country clear of what is `hidden` (px). `coloured()`:
 * the level whose regions are coloured below the lines; `obstacles()`: boxes that names keep clear
 * of; `onTurn()` when theme or base map have turned; `onDrawn(areApproximate)` when lines have come.
 */
export function createLand(element, { config, words, view, hidden, ...given }) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = createMap(element, { calm, view, hidden });
  let hasBaseMap = false;
  const palette = createPalette(redraw);
  const boundaries = createBoundaries({
    pattern: config.urls.regionTiles,
    palette,
    carries: () => !hasBaseMap,
    coloured: given.coloured,
    onDrawn() {
      labels.redraw();
      given.onDrawn?.(boundaries.areApproximate(map.getZoom() - 1));
    },
  });
  canvasTiles(map, { pane: "boundaries", zIndex: 250, size: TILE_PX, draw: boundaries.draw });
  const labels = addScreenCanvas(map, { pane: "labels", zIndex: 610, draw: drawNames });

  function drawNames(pen, size) {
    if (hasBaseMap) return;
    drawLabels(pen, boundaries.labels(map.getZoom() - 1), {
      place: (label) => pointOf(map, label),
      palette: palette(),
      words,
      size,
      obstacles: given.obstacles(),
    });
  }

  function redraw() {
    boundaries.repaint();
    given.onTurn();
    labels.redraw();
  }

  addBaseMap(map, config.baseMap, (isThere) => {
    hasBaseMap = isThere;
    map.getContainer().classList.toggle("has-base-map", isThere);
    redraw();
  });
  new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(element);
  return { map, palette, isAlone: () => !hasBaseMap, redraw, rename: () => labels.redraw() };
}
