/** Provinces, districts and tambons under the base map of the desk, and alone where that is not. */

import { createBoundaries } from "../boundaries.js";
import { drawLabels } from "../labels.js";
import { addScreenCanvas, canvasTiles, pointOf } from "../map.js";
import { createPalette } from "../palette.js";
import { TILE_PX } from "../tile_grid.js";
import { createWords } from "../words.js";

const AROUND = 12;
const given = document.querySelector("[data-tisep-tiles]").dataset;
const words = createWords({ language: document.documentElement.lang, texts: {}, labels: {} });

// Leaflet reads where its pictures are from its style sheet, and errs where files are named by
// their content.
const { Default } = globalThis.L.Icon;
Default.imagePath = "";
Default.mergeOptions({
  iconUrl: given.tisepMarker,
  iconRetinaUrl: given.tisepMarkerFine,
  shadowUrl: given.tisepMarkerShadow,
});

/** Lies below the pane of the base map's tiles, which hide it where they come. */
function addGround(map) {
  let hasBaseMap = false;
  const palette = createPalette(() => boundaries.repaint());
  const boundaries = createBoundaries({
    pattern: given.tisepTiles,
    palette,
    carries: () => true,
    coloured: () => undefined,
    onDrawn: () => names.redraw(),
  });
  const names = addScreenCanvas(map, { pane: "names", zIndex: 450, draw: drawNames });

  function drawNames(pen, size) {
    if (hasBaseMap) return;
    drawLabels(pen, boundaries.labels(map.getZoom() - 1), {
      place: (label) => pointOf(map, label),
      palette: palette(),
      words,
      size,
      obstacles: [],
    });
  }

  // A canvas asks for no typeface that the page does not use yet.
  const face = `600 12px ${palette()["font-heading"]}`;
  document.fonts.load(face, "ก").then(() => names.redraw());
  map.eachLayer((layer) =>
    layer.on("tileload", () => {
      hasBaseMap = true;
      names.redraw();
    }),
  );
  canvasTiles(map, { pane: "boundaries", zIndex: 150, size: TILE_PX, draw: boundaries.draw });
}

window.addEventListener("map:init", ({ detail: { map } }) => {
  addGround(map);
  // A point alone fills the map with its street: the tambons around it say where it is.
  map.on("map:loadfield", () => map.getZoom() > AROUND && map.setZoom(AROUND, { animate: false }));
});
