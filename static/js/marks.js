/** Draws records and clusters. Each kind has a shape and a colour; see css/tokens.css. */

import { RECORDS } from "./state.js";

const TURN = Math.PI * 2;
const MARK = 9;
const HALO = 2.5;
const RING = 4.5;

/** Radius of a mark on the screen, in px. */
export function radius(mark) {
  if (mark.count === 1) return MARK;
  return 12 + Math.min(8, 3.5 * Math.log10(mark.count));
}

/** Draw a mark or a cluster at x, y. `format` writes numbers. */
export function drawMark(pen, mark, { x, y }, palette, format) {
  if (mark.count === 1) drawRecord(pen, mark, x, y, palette);
  else drawCluster(pen, mark, x, y, palette, format);
}

/** A ring around what is chosen or pointed at. */
export function drawRing(pen, { x, y }, size, palette, { strong }) {
  pen.beginPath();
  pen.arc(x, y, size + 5, 0, TURN);
  pen.lineWidth = strong ? 7 : 6;
  pen.strokeStyle = palette["map-halo"];
  pen.stroke();
  pen.lineWidth = strong ? 3.5 : 2.5;
  pen.strokeStyle = palette.focus;
  pen.stroke();
}

function drawRecord(pen, mark, x, y, palette) {
  const colour = palette[mark.record] || palette.accent;
  outline(pen, mark.record, x, y, MARK + HALO);
  pen.fillStyle = palette["map-halo"];
  pen.fill();
  if (!mark.atRegion) {
    outline(pen, mark.record, x, y, MARK);
    pen.fillStyle = colour;
    pen.fill();
    return;
  }
  outline(pen, mark.record, x, y, MARK - 1);
  pen.strokeStyle = colour;
  pen.lineWidth = 2.25;
  pen.setLineDash([4, 2.5]);
  pen.stroke();
  pen.setLineDash([]);
}

function drawCluster(pen, mark, x, y, palette, format) {
  const size = radius(mark);
  disc(pen, x, y, size + 1.5, palette["map-halo"]);
  let from = -TURN / 4;
  for (const kind of RECORDS.filter((each) => mark.counts[each])) {
    const to = from + (TURN * mark.counts[kind]) / mark.count;
    pen.beginPath();
    pen.arc(x, y, size - RING / 2, from, to);
    pen.lineWidth = RING;
    pen.strokeStyle = palette[kind];
    pen.stroke();
    from = to;
  }
  disc(pen, x, y, size - RING - 1, palette["map-cluster"]);
  pen.fillStyle = palette["map-on-cluster"];
  pen.font = `600 ${mark.count > 999 ? 11 : 13}px ${palette["font-heading"]}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(format(mark.count), x, y + 0.5);
}

function disc(pen, x, y, size, colour) {
  pen.beginPath();
  pen.arc(x, y, size, 0, TURN);
  pen.fillStyle = colour;
  pen.fill();
}

const CORNERS = {
  project: [
    [0, -1.2],
    [1.2, 0],
    [0, 1.2],
    [-1.2, 0],
  ],
  resource: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  need: [
    [0, -1.15],
    [1.2, 0.95],
    [-1.2, 0.95],
  ],
};

function outline(pen, record, x, y, size) {
  pen.beginPath();
  const corners = CORNERS[record];
  if (!corners) {
    pen.arc(x, y, size, 0, TURN);
    return;
  }
  pen.lineJoin = "round";
  for (const [dx, dy] of corners) pen.lineTo(x + dx * size, y + dy * size);
  pen.closePath();
}
