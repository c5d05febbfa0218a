/**
 * Provinces, districts and tambons, drawn from the regions' vector tiles: fine lines over a base
 * map, and land with names where there is none.
 */

import { PbfReader } from "pbf";
import { VectorTile } from "@mapbox/vector-tile";
import { fill, loadBytes } from "./load.js";
import { lonLat, TILE_PX } from "./tile_grid.js";

const LEVELS = ["tambon", "district", "province"];
const WIDTHS = { province: 1.5, district: 0.9, tambon: 0.7 };

/**
 * Returns `draw(canvas, tile, signal)` for tiles and, of the tiles of a level, the names to write
 * (`labels(z)`) and `areApproximate(z)`. `carries()`: whether the boundaries carry the map alone.
 * `coloured()`: the level that is coloured below them, if any; no finer one is then drawn, nor
 * land, which would hide the colours.
 */
export function createBoundaries({ pattern, palette, carries, coloured, onDrawn }) {
  const drawn = new Map();

  async function draw(canvas, tile, signal) {
    const bytes = await loadBytes(fill(pattern, tile), { signal });
    if (!bytes?.byteLength) return;
    const { layers } = new VectorTile(new PbfReader(bytes));
    paintAnew({ canvas, layers });
    const labels = labelsOf(layers.label, tile);
    const approximate = hasApproximate(layers);
    drawn.set(key(tile), { z: tile.z, canvas, layers, labels, approximate });
    signal.addEventListener("abort", () => drawn.delete(key(tile)));
    onDrawn();
  }

  const isShown = ({ level }) => LEVELS.indexOf(level) >= LEVELS.indexOf(coloured());

  function paintAnew({ canvas, layers }) {
    const level = coloured();
    const shown = LEVELS.slice(Math.max(0, LEVELS.indexOf(level)));
    const present = shown.filter((each) => layers[each]);
    paint(canvas, layers, palette(), { present, land: carries() && !level });
  }

  const at = (z) => [...drawn.values()].filter((tile) => tile.z === z);
  return {
    draw,
    labels: (z) => at(z).flatMap(({ labels }) => labels.filter(isShown)),
    /** Draw all that is there anew, as when the base map has come or the theme has turned. */
    repaint() {
      drawn.forEach(paintAnew);
    },
    areApproximate: (z) => at(z).some(({ approximate }) => approximate),
  };
}

function hasApproximate(layers) {
  const isApproximate = (layer) =>
    Array.from({ length: layer.length }, (_, index) => layer.feature(index)).some(
      ({ properties }) => properties.approximate,
    );
  return LEVELS.some((level) => layers[level] && isApproximate(layers[level]));
}

function paint(canvas, layers, palette, { present, land }) {
  const density = Math.min(globalThis.devicePixelRatio || 1, 2);
  canvas.width = TILE_PX * density;
  canvas.height = TILE_PX * density;
  const pen = canvas.getContext("2d");
  for (const level of present) {
    const layer = layers[level];
    const scale = canvas.width / layer.extent;
    const paths = pathsOf(layer, scale);
    // The finest level lies lowest and holds all the land.
    if (land && level === present[0]) {
      pen.fillStyle = palette["map-land"];
      for (const path of paths) pen.fill(path);
    }
    pen.lineWidth = WIDTHS[level] * density;
    pen.lineJoin = "round";
    pen.strokeStyle = palette[level === "province" ? "map-line" : "map-line-soft"];
    for (const path of paths) pen.stroke(path);
  }
}

function pathsOf(layer, scale) {
  const paths = [];
  for (let index = 0; index < layer.length; index += 1) {
    const path = new Path2D();
    for (const [start, ...rest] of layer.feature(index).loadGeometry()) {
      // After closePath a path stands at its old start: without this, islands hang on lines.
      path.moveTo(start.x * scale, start.y * scale);
      for (const { x, y } of rest) path.lineTo(x * scale, y * scale);
      path.closePath();
    }
    paths.push(path);
  }
  return paths;
}

function labelsOf(layer, tile) {
  const labels = [];
  for (let index = 0; index < (layer?.length ?? 0); index += 1) {
    const feature = layer.feature(index);
    const [[{ x, y }]] = feature.loadGeometry();
    if (x >= 0 && y >= 0 && x < layer.extent && y < layer.extent) {
      labels.push({ ...lonLat(tile, x, y, layer.extent), ...feature.properties });
    }
  }
  return labels;
}

function key({ z, x, y }) {
  return `${z}/${x}/${y}`;
}
