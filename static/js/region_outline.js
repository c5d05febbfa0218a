/** Shows the chosen region on the map: its outline, and the map brought there. */

import { fill, latestOnly, loadJson } from "./load.js";
import { addOutline, showBox } from "./map.js";

/** Returns `show(code, {move})`; an empty code takes the outline away. */
export function createRegionOutline({ map, pattern, covered }) {
  let outline = null;
  let shown = "";
  const load = latestOnly((signal, code) => loadJson(fill(pattern, { code }), { signal }));

  return async function show(code, { move }) {
    if (code === shown) return;
    shown = code;
    outline?.remove();
    outline = null;
    if (!/^\d+$/.test(code)) return;
    const answer = await load(code).catch(() => undefined);
    if (!answer) return;
    outline?.remove();
    outline = addOutline(map, answer);
    if (move && outline.box) showBox(map, outline.box, { hidden: covered() });
  };
}
