/** The name and value of the region under the pointer. */

import { putAt } from "./tooltip.js";
import { write } from "./words.js";

/** Returns `show(row, point, say)` of a tooltip's element; no row, no tooltip. */
export function createShadeTip(words, tip) {
  const part = (name) => tip.querySelector(`[data-part=${name}]`);
  return (row, point, say) => {
    tip.hidden = !row;
    if (!row) return;
    write(part("name"), words.of(row), words.language);
    const unit = row.value === null ? "" : ` ${say.unit}`;
    part("value").textContent = say.value(row) + unit;
    part("note").textContent = [say.when(), say.ends(row), say.rank(row)].filter(Boolean).join(" · ");
    putAt(tip, point);
  };
}
