/** What the colours mean: the classes with their ranges and how many regions are in each. */

import { hook, hooks, piece } from "./dom.js";
import { showSpread } from "./shade_spread.js";
import { classesOf, WITHHELD } from "./shade_values.js";

const NO_DATA = "none";

/** Fill a swatch with one of the colours; null is no data, WITHHELD has a look of its own. */
export function paintSwatch(element, step) {
  element.dataset.shade = step ?? NO_DATA;
}

/** Write the legend, and the strips that stand for it where there is less room. */
export function showLegend(answer, say, words) {
  hook("shade-legend").replaceChildren(...legendRows(answer, say, words));
  hook("shade-direction").textContent = words.label("direction", answer.figure.direction);
  const around = hook("shade-around");
  around.textContent = say.reference();
  around.hidden = !around.textContent;
  showSpread(hook("shade-spread"), answer, say, words);
  const scale = hook("shade-scale");
  const [low, high] = answer.classes.length ? say.span() : ["", ""];
  scale.hidden = !answer.classes.length;
  scale.querySelector("[data-part=low]").textContent = low;
  scale.querySelector("[data-part=high]").textContent = high;
  for (const strip of [scale.querySelector("[data-part=strip]"), ...hooks("shade-strip")]) {
    strip.replaceChildren(...classesOf(answer).map(({ step }) => swatch(step)));
  }
}

/** A line for each class, then what is not known and what is withheld. */
export function legendRows(answer, say, words) {
  const rows = classesOf(answer).map((one, position) =>
    line(one.step, say.range(one, position), one.count, words),
  );
  rows.push(line(null, words.text("shadeNoData"), answer.no_data, words));
  if (answer.suppressed) {
    rows.push(line(WITHHELD, words.text("shadeWithheld"), answer.suppressed, words));
  }
  return rows;
}

function swatch(step) {
  const element = document.createElement("span");
  element.className = "swatch";
  paintSwatch(element, step);
  return element;
}

function line(step, range, count, words) {
  const { root, part } = piece("legend-class");
  paintSwatch(part("swatch"), step);
  part("range").textContent = range;
  part("count").textContent = words.text(count === 1 ? "shadeArea" : "shadeAreas", { count });
  return root;
}
