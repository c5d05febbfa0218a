/** Writes small vector tiles for tests: one layer of points. */

import { PbfWriter } from "pbf";

const zigzag = (value) => (value << 1) ^ (value >> 31);

function writeValue(value, pbf) {
  if (typeof value === "string") pbf.writeStringField(1, value);
  else if (typeof value === "boolean") pbf.writeBooleanField(7, value);
  else pbf.writeVarintField(5, value);
}

function writeFeature({ tags, x, y }, pbf) {
  pbf.writePackedVarint(2, tags);
  pbf.writeVarintField(3, 1);
  pbf.writePackedVarint(4, [9, zigzag(x), zigzag(y)]);
}

function writeLayer({ name, features, keys, values }, pbf) {
  pbf.writeVarintField(15, 2);
  pbf.writeStringField(1, name);
  for (const feature of features) pbf.writeMessage(2, writeFeature, feature);
  for (const key of keys) pbf.writeStringField(3, key);
  for (const value of values) pbf.writeMessage(4, writeValue, value);
  pbf.writeVarintField(5, 4096);
}

/** The bytes of a tile with points [{x, y, ...properties}]. */
export function aTile(name, points) {
  const keys = [];
  const values = [];
  const at = (list, item) => (list.includes(item) ? list.indexOf(item) : list.push(item) - 1);
  const features = points.map(({ x, y, ...properties }) => ({
    x,
    y,
    tags: Object.entries(properties).flatMap(([key, value]) => [at(keys, key), at(values, value)]),
  }));
  const pbf = new PbfWriter();
  pbf.writeMessage(3, writeLayer, { name, features, keys, values });
  return pbf.finish();
}
