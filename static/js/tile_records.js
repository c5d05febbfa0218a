/** Reads the records' vector tiles into marks: plain objects with a place and what stands there. */

import { PbfReader } from "pbf";
import { VectorTile } from "@mapbox/vector-tile";
import { RECORDS } from "./state.js";
import { cellBox, lonLat } from "./tile_grid.js";

const LAYER = "records";

/**
 * The marks of one tile. A tile also carries its neighbours' marks near the edge: those are left
 * to the neighbour, so that every record is counted and drawn once.
 */
export function marksOf(bytes, tile) {
  if (!bytes?.byteLength) return [];
  const layer = new VectorTile(new PbfReader(bytes)).layers[LAYER];
  if (!layer) return [];
  const marks = [];
  for (let index = 0; index < layer.length; index += 1) {
    const feature = layer.feature(index);
    const [[{ x, y }]] = feature.loadGeometry();
    if (x >= 0 && y >= 0 && x < layer.extent && y < layer.extent) {
      marks.push(markOf(feature.properties, tile, x, y, layer.extent));
    }
  }
  return marks;
}

/** Marks that stand on the same spot become one pile, which opens as a choice of names. */
export function piled(marks) {
  const spots = new Map();
  for (const mark of marks) {
    const spot = `${mark.lon.toFixed(5)},${mark.lat.toFixed(5)}`;
    spots.set(spot, [...(spots.get(spot) ?? []), mark]);
  }
  return [...spots.values()].map((here) => (here.length === 1 ? here[0] : pileOf(here)));
}

function pileOf(marks) {
  const counts = Object.fromEntries(RECORDS.map((kind) => [kind, 0]));
  for (const mark of marks) for (const kind of RECORDS) counts[kind] += mark.counts[kind];
  const count = marks.reduce((sum, mark) => sum + mark.count, 0);
  const { lon, lat, box } = marks[0];
  return { lon, lat, box, count, counts, pile: marks.every((mark) => mark.uuid) ? marks : null };
}

function markOf(properties, tile, x, y, extent) {
  const { uuid, record } = properties;
  const counts = Object.fromEntries(
    RECORDS.map((kind) => [kind, uuid ? Number(kind === record) : Number(properties[kind] ?? 0)]),
  );
  return {
    ...lonLat(tile, x, y, extent),
    box: cellBox(tile, x, y, extent),
    count: Number(properties.count ?? 1),
    counts,
    uuid,
    record,
    kind: properties.kind,
    name_th: properties.name_th,
    name_en: properties.name_en,
    atRegion: Boolean(properties.at_region),
  };
}
