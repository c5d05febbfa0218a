/** Draws the regions of a tile in the colours of their classes. */

import { WITHHELD } from "./shade_values.js";
import { TILE_PX } from "./tile_grid.js";

const HATCH = 8;
/** From this zoom on a level's regions are large enough for lines between them. */
const LINED_FROM = { province: 0, district: 6, tambon: 9 };

/** What is drawn and hit of a layer: [{code, path, box}], in px of the tile. */
export function regionsOf(layer) {
  const scale = TILE_PX / layer.extent;
  return Array.from({ length: layer.length }, (_, index) => {
    const feature = layer.feature(index);
    const path = new Path2D();
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [start, ...rest] of feature.loadGeometry()) {
      path.moveTo(start.x * scale, start.y * scale);
      for (const { x, y } of [start, ...rest]) {
        path.lineTo(x * scale, y * scale);
        box[0] = Math.min(box[0], x * scale);
        box[1] = Math.min(box[1], y * scale);
        box[2] = Math.max(box[2], x * scale);
        box[3] = Math.max(box[3], y * scale);
      }
      path.closePath();
    }
    return { code: feature.properties.code, path, box };
  });
}

/** Fill a tile's canvas; a region that is not among the `classes` is land, or nothing. */
export function paintRegions(canvas, regions, { level, classes, steps, palette, land, zoom }) {
  const density = Math.min(globalThis.devicePixelRatio || 1, 2);
  canvas.width = TILE_PX * density;
  canvas.height = TILE_PX * density;
  const pen = canvas.getContext("2d");
  pen.scale(density, density);
  pen.lineJoin = "round";
  const patterns = {
    null: pen.createPattern(patterned(palette, hatch), "repeat"),
    [WITHHELD]: pen.createPattern(patterned(palette, dot), "repeat"),
  };
  const isLined = zoom >= LINED_FROM[level];
  pen.lineWidth = isLined ? 1 : 0.5;
  pen.globalAlpha = land ? 1 : 0.85;
  for (const { code, path } of regions) {
    const number = classes.get(code);
    if (number === undefined && !land) continue;
    if (number === undefined) pen.fillStyle = palette["map-land"];
    else pen.fillStyle = patterns[number] ?? palette[`shade-${steps[number]}`];
    pen.fill(path);
    // Without a line of its own each edge would let what is below shine through.
    pen.strokeStyle = isLined && number !== undefined ? palette["shade-line"] : pen.fillStyle;
    pen.stroke(path);
  }
}

/** Line a region out, on a canvas of the whole screen; `corner`: its tile's, in px. */
export function drawLit(pen, path, corner, palette) {
  pen.save();
  pen.beginPath();
  pen.rect(corner.x, corner.y, TILE_PX, TILE_PX);
  pen.clip();
  pen.translate(corner.x, corner.y);
  pen.lineJoin = "round";
  pen.lineWidth = 5;
  pen.strokeStyle = palette["map-halo"];
  pen.stroke(path);
  pen.lineWidth = 2.5;
  pen.strokeStyle = palette["map-cluster"];
  pen.stroke(path);
  pen.restore();
}

/** A small square to fill regions with that have no colour: slanted lines, or dots. */
function patterned(palette, draw) {
  const square = document.createElement("canvas");
  square.width = HATCH;
  square.height = HATCH;
  const pen = square.getContext("2d");
  pen.fillStyle = palette["shade-none"];
  pen.fillRect(0, 0, HATCH, HATCH);
  pen.strokeStyle = palette["shade-none-line"];
  pen.fillStyle = palette["shade-none-line"];
  draw(pen);
  return square;
}

function hatch(pen) {
  pen.lineWidth = 1.25;
  for (const shift of [-HATCH, 0, HATCH]) {
    pen.moveTo(shift - 1, HATCH + 1);
    pen.lineTo(shift + HATCH + 1, -1);
  }
  pen.stroke();
}

function dot(pen) {
  pen.arc(HATCH / 2, HATCH / 2, 1.5, 0, Math.PI * 2);
  pen.fill();
}
