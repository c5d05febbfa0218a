/** The map with all that lies on it, and its buttons. */

import { hook, hooks, settled } from "./dom.js";
import { createLand } from "./land.js";
import { showCountry, viewOf } from "./map.js";
import { RecordsLayer } from "./records_layer.js";
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
  let records = null;
  const land = createLand(hook("map"), {
    config,
    words,
    view,
    hidden: covered(),
    coloured: given.coloured,
    obstacles: () => records?.obstacles ?? [],
    onTurn() {
      given.onRepaint();
      records.redraw();
    },
    onDrawn: (areApproximate) => (hook("approximate").hidden = !areApproximate),
  });
  const { map, palette, isAlone, redraw } = land;
  records = new RecordsLayer(map, {
    pattern: config.urls.tiles,
    palette,
    words,
    onHover: createTooltip(words),
    onPick,
    onState(state) {
      land.rename();
      onState(state);
    },
  });
  map.on("moveend", settled(() => onMove(viewOf(map)), REST));
  addButtons(map, covered);
  return { map, records, palette, isAlone, redraw };
}

function addButtons(map, covered) {
  const animate = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  for (const button of hooks("zoom")) {
    button.addEventListener("click", () => map.zoomIn(Number(button.dataset.tisepZoom)));
  }
  hook("country").addEventListener("click", () => showCountry(map, covered(), { animate }));
}
