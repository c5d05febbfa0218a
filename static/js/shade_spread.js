/** A small picture of how the values are spread, over the classes at their true widths. */

import { piece } from "./dom.js";
import { binned, quartersOf } from "./shade_bins.js";
import { classesOf } from "./shade_values.js";

const SVG = "http://www.w3.org/2000/svg";
/** The picture's own units; css gives it its size. */
const WIDTH = 240;
const HEIGHT = 44;
const STRIP = 8;

/** Draw it into `place`, with the same in words; nothing where all values are one. */
export function showSpread(place, answer, say, words) {
  const values = answer.regions.map(({ value }) => value).filter((value) => value !== null);
  const told = classesOf(answer);
  const [low, high] = [told[0]?.from, told.at(-1)?.to];
  const spread = binned(values, { low, high });
  place.hidden = !spread;
  if (!spread) return place.replaceChildren();
  const { root, part } = piece("spread");
  const x = (value) => ((value - low) / (high - low)) * WIDTH;
  const bars = spread.bins.filter(({ count }) => count).map((bin) => {
    const height = Math.max(1, (bin.count / spread.most) * HEIGHT);
    return box("spread-bar", x(bin.from) + 0.5, HEIGHT - height, x(bin.to) - x(bin.from) - 1, height);
  });
  const classes = told.map(({ from, to, step }) => {
    const rect = box("spread-class", x(from), HEIGHT + 1, x(to) - x(from), STRIP);
    rect.dataset.shade = step;
    return rect;
  });
  const breaks = told.slice(1).map(({ from }) => line("spread-break", x(from)));
  const { value } = answer.reference ?? { value: null };
  const isSeen = value !== null && value >= low && value <= high;
  const reference = isSeen ? [line("spread-reference", x(value))] : [];
  part("picture").append(...bars, ...classes, ...breaks, ...reference);
  const [first, middle, third] = quartersOf(values).map(say.number);
  part("words").textContent = words.text("shadeSpread", { first, middle, third });
  return place.replaceChildren(root);
}

function box(name, x, y, width, height) {
  return shape("rect", name, { x, y, width: Math.max(0, width), height });
}

function line(name, x) {
  return shape("line", name, { x1: x, x2: x, y1: 0, y2: HEIGHT + STRIP + 1 });
}

function shape(kind, name, attributes) {
  const element = document.createElementNS(SVG, kind);
  element.setAttribute("class", name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, Number(value.toFixed(2)));
  }
  return element;
}
