/** The name of what the pointer is over. */

import { hook } from "./dom.js";
import { RECORDS } from "./state.js";
import { write } from "./words.js";

const ABOVE = 18;
const EDGE = 8;

/** Returns `show(mark, point)`; no mark, no tooltip. */
export function createTooltip(words) {
  const tooltip = hook("tooltip");
  return (mark, point) => {
    tooltip.hidden = !mark;
    if (!mark) return;
    write(tooltip, titleOf(mark, words), words.language);
    putAt(tooltip, point);
  };
}

/** Lay a tooltip above a point of the map (px), or below it where there is no room. */
export function putAt(tooltip, point) {
  const half = tooltip.offsetWidth / 2;
  const room = tooltip.parentElement.clientWidth;
  const x = Math.min(Math.max(point.x, half + EDGE), room - half - EDGE);
  const below = point.y < tooltip.offsetHeight + ABOVE + EDGE;
  const y = below ? point.y + ABOVE : point.y - ABOVE - tooltip.offsetHeight;
  tooltip.style.transform = `translate(${Math.round(x - half)}px, ${Math.round(y)}px)`;
}

/** {text, lang}: a record's name; for a cluster its number, by kind. */
export function titleOf(mark, words) {
  if (mark.count === 1) return words.of(mark);
  const kinds = RECORDS.filter((record) => mark.counts[record]).map((record) =>
    words.text("clusterPart", { kind: words.label("record", record), count: mark.counts[record] }),
  );
  const text = words.text("cluster", { count: mark.count, kinds: words.list(kinds) });
  return { text, lang: words.language };
}
