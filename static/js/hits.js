/** Which mark is under the pointer. Pure. */

import { radius } from "./marks.js";

/** Half of the smallest target, in px: 24 px across for a mouse, 44 for a finger. */
const REACH = { mouse: 13, pen: 16, touch: 22 };

/**
 * The mark nearest to a spot, or null when none is within reach. `place(mark)` gives its middle
 * in the same px.
 */
export function markAt(marks, place, spot, pointer = "mouse") {
  let nearest = null;
  let least = Infinity;
  for (const mark of marks) {
    const { x, y } = place(mark);
    const away = Math.hypot(x - spot.x, y - spot.y);
    if (away <= Math.max(radius(mark), REACH[pointer] ?? REACH.touch) && away < least) {
      nearest = mark;
      least = away;
    }
  }
  return nearest;
}
