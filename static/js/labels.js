/** Writes the regions' names on the map, the larger regions first, none over another. */

const SIZES = { 2: 14, 4: 12.5, 6: 11.5 };
const ROOM = 4;

/** `labels`: [{code, name_th, name_en, lon, lat}]; px: `place(label)`, `obstacles` [{x, y, r}]. */
export function drawLabels(pen, labels, { place, palette, words, size, obstacles }) {
  const taken = obstacles.map(({ x, y, r }) => [x - r, y - r, x + r, y + r]);
  const ordered = [...labels].sort((one, other) => one.code.length - other.code.length);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  for (const label of ordered) {
    const { x, y } = place(label);
    if (x < 0 || y < 0 || x > size.width || y > size.height) continue;
    const { text } = words.of(label);
    const px = SIZES[label.code.length] ?? SIZES[6];
    pen.font = `600 ${px}px ${palette["font-heading"]}`;
    const half = pen.measureText(text).width / 2 + ROOM;
    const spot = [
      [x, y],
      [x, y + 20],
      [x, y - 20],
    ].find(([cx, cy]) => isFree(taken, boxAt(cx, cy, half, px)));
    if (!spot) continue;
    taken.push(boxAt(...spot, half, px));
    pen.lineWidth = 3;
    pen.strokeStyle = palette["map-halo"];
    pen.strokeText(text, ...spot);
    pen.fillStyle = palette["map-label"];
    pen.fillText(text, ...spot);
  }
}

function boxAt(x, y, half, px) {
  return [x - half, y - px * 0.75, x + half, y + px * 0.75];
}

function isFree(taken, [west, north, east, south]) {
  return taken.every(([w, n, e, s]) => east < w || west > e || south < n || north > s);
}
