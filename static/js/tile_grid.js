/**
 * Where 512 px tiles lie. Map zoom z shows tiles of level z - 1. Points are in map pixels
 * ("world pixels" of the map's zoom). Pure.
 */

export const TILE_PX = 512;

/** The tiles that a rectangle of world pixels touches: [{z, x, y, key}], the middle first. */
export function cover(min, max, mapZoom) {
  const z = mapZoom - 1;
  if (z < 0) return [];
  const last = 2 ** z - 1;
  const tiles = [];
  const range = (low, high) => [
    Math.max(0, Math.floor(low / TILE_PX)),
    Math.min(last, Math.floor(high / TILE_PX)),
  ];
  const [left, right] = range(min.x, max.x);
  const [top, bottom] = range(min.y, max.y);
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) tiles.push({ z, x, y, key: `${z}/${x}/${y}` });
  }
  const middle = { x: (min.x + max.x) / 2 / TILE_PX - 0.5, y: (min.y + max.y) / 2 / TILE_PX - 0.5 };
  const far = (tile) => (tile.x - middle.x) ** 2 + (tile.y - middle.y) ** 2;
  return tiles.sort((one, other) => far(one) - far(other));
}

/** Longitude and latitude (degrees, WGS 84) of a point inside a tile, `extent` units wide. */
export function lonLat(tile, x, y, extent) {
  const size = 2 ** tile.z;
  const lon = ((tile.x + x / extent) / size) * 360 - 180;
  const n = Math.PI * (1 - (2 * (tile.y + y / extent)) / size);
  return { lon, lat: (Math.atan(Math.sinh(n)) * 180) / Math.PI };
}

/** The box [west, south, east, north] of the clustering cell that holds a point of a tile. */
export function cellBox(tile, x, y, extent, cells = 8) {
  const side = extent / cells;
  const column = Math.floor(x / side);
  const row = Math.floor(y / side);
  const northWest = lonLat(tile, column * side, row * side, extent);
  const southEast = lonLat(tile, (column + 1) * side, (row + 1) * side, extent);
  return [northWest.lon, southEast.lat, southEast.lon, northWest.lat];
}
