/** What values are held against: a larger region's, the middle one, a number, an earlier year. */

import { hook } from "./dom.js";
import { quartersOf } from "./shade_bins.js";
import { AROUND, heldAgainst } from "./shade_state.js";
import { typedNumber } from "./shade_values.js";

const NUMBER = "number";
const SINCE = "since";

/** `answer()` and `say()` give what is shown now, or null. */
export function createHeld({ store, words, answer, say }) {
  const kind = hook("shade-held");
  const years = hook("shade-since");
  const first = years.querySelector("select");
  const ways = years.querySelectorAll("input");

  const hold = (given) => store.change({ shade: heldAgainst(store.get().shade, given) });
  kind.addEventListener("change", () => hold(begin(kind.value)));
  const number = createNumber({ words, onNumber: (given) => hold({ around: String(given) }) });
  first.addEventListener("change", () => hold({ ...chosen(), since: Number(first.value) }));
  years.addEventListener("change", ({ target }) => {
    if (target.type === "radio") hold({ ...chosen(), change: target.value });
  });

  function chosen() {
    const { since, change } = store.get().shade;
    return { since, change };
  }

  /** What holds once a kind is chosen: the middle of what is shown, or the first year. */
  function begin(name) {
    const { regions, years: known } = answer() ?? { regions: [], years: [] };
    if (name === SINCE) {
      const isFirst = answer()?.year === known[0];
      return { since: known[0], ...(isFirst ? { year: known.at(-1) } : {}) };
    }
    if (name !== NUMBER) return { around: name };
    const values = regions.map(({ value, after }) => after ?? value).filter((one) => one !== null);
    const middle = values.length ? quartersOf(values)[1] : 0;
    return { around: String(Number(middle.toFixed(say()?.decimals ?? 0))) };
  }

  function option(name) {
    return kind.querySelector(`option[value=${name}]`);
  }

  function offerOption(name, isThere) {
    Object.assign(option(name), { hidden: !isThere, disabled: !isThere });
  }

  return {
    show({ around, since, change }) {
      const isNumber = Boolean(around) && !AROUND.includes(around);
      kind.value = since ? SINCE : isNumber ? NUMBER : around;
      number.show(isNumber ? around : null);
      years.hidden = !since;
      for (const input of ways) input.checked = input.value === change;
    },
    /** Offer what the figure can be held against. */
    offer({ figure, references, year, years: known, since }) {
      const has = (name) => Boolean(since) || references.some(({ of }) => of === name);
      for (const name of AROUND) offerOption(name, has(name));
      offerOption(SINCE, known.length > 1);
      const within = references.find(({ of }) => of === "within");
      const name = within ? words.of(within).text : words.text("shadeHeldWithin");
      option("within").textContent = words.text("shadeHeldPlace", { name });
      const earlier = known.filter((one) => one < year);
      first.replaceChildren(...earlier.map((one) => new Option(words.year(one), one)));
      if (since) first.value = since;
      years.querySelector("fieldset").hidden = !figure.has_zero;
    },
  };
}

/** The field for a number of one's own. */
function createNumber({ words, onNumber }) {
  const form = hook("shade-held-number");
  const field = form.querySelector("input");
  const error = form.querySelector("[data-part=error]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const number = typedNumber(field.value);
    const isNumber = Number.isFinite(number);
    field.setAttribute("aria-invalid", !isNumber);
    error.textContent = isNumber ? "" : words.text("shadeHeldNumber");
    if (isNumber) onNumber(number);
    else field.focus();
  });
  return {
    /** null puts the field away. */
    show(number) {
      form.hidden = number === null;
      if (number !== null) field.value = number;
      error.textContent = "";
    },
  };
}
