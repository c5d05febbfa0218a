import assert from "node:assert/strict";
import test from "node:test";
import { cellBox, cover, lonLat } from "../../static/js/tile_grid.js";

test("a view is covered by the tiles it touches, the middle one first", () => {
  const tiles = cover({ x: 500, y: 500 }, { x: 1600, y: 1100 }, 5);
  assert.equal(tiles[0].key, "4/2/1");
  assert.deepEqual(
    new Set(tiles.map(({ key }) => key)),
    new Set(["4/0/0", "4/1/0", "4/2/0", "4/3/0", "4/0/1", "4/1/1", "4/2/1", "4/3/1", "4/0/2", "4/1/2", "4/2/2", "4/3/2"]),
  );
});

test("there are no tiles beyond the world, nor below its first level", () => {
  const tiles = cover({ x: -900, y: -900 }, { x: 9000, y: 9000 }, 2);
  assert.deepEqual(tiles.map(({ key }) => key).sort(), ["1/0/0", "1/0/1", "1/1/0", "1/1/1"]);
  assert.deepEqual(cover({ x: 0, y: 0 }, { x: 256, y: 256 }, 0), []);
});

test("a point of a tile is somewhere on earth", () => {
  assert.deepEqual(lonLat({ z: 0, x: 0, y: 0 }, 2048, 2048, 4096), { lon: 0, lat: 0 });
  const corner = lonLat({ z: 1, x: 1, y: 0 }, 4096, 0, 4096);
  assert.equal(corner.lon, 180);
  assert.ok(Math.abs(corner.lat - 85.0511) < 1e-3);
});

test("a cell's box holds its points and no others", () => {
  const tile = { z: 8, x: 200, y: 120 };
  const [west, south, east, north] = cellBox(tile, 600, 1000, 4096);
  const inside = lonLat(tile, 1023, 1000, 4096);
  const beside = lonLat(tile, 1025, 1000, 4096);
  assert.ok(west < inside.lon && inside.lon < east && south < inside.lat && inside.lat < north);
  assert.ok(beside.lon > east);
});
