/** Level, year, classes and marks: what is chosen of a figure. */

import { hook, piece } from "./dom.js";
import { createHeld } from "./shade_held.js";
import { LEVELS, METHODS } from "./shade_state.js";
import { faultIn, firstBounds, resizedBounds, typedNumber } from "./shade_values.js";

/** `answer()` and `say()` give what is shown now, or null. */
export function createShadeControls({ store, words, answer, say }) {
  const levels = hook("shade-levels");
  const method = hook("shade-class-method");
  const number = hook("shade-class-number");
  const marks = hook("shade-marks");
  const held = createHeld({ store, words, answer, say });
  const bounds = createBounds({ words, onBounds: (given) => change({ bounds: given }) });

  const change = (given) => store.change({ shade: { ...store.get().shade, ...given } });
  const years = createYears({ words, answer, onYear: (year) => change({ year }) });

  levels.addEventListener("change", ({ target }) => change({ level: target.value }));
  marks.addEventListener("change", () => store.change({ marks: marks.checked }));
  number.addEventListener("change", () => setClasses({ classes: Number(number.value) }));
  method.addEventListener("change", () => setClasses({ method: method.value }));

  function setClasses(given) {
    const before = store.get().shade;
    const next = { ...before, ...given };
    if (next.method !== "fixed") return change({ ...given, bounds: [] });
    const bounds =
      before.method === "fixed"
        ? resizedBounds(before.bounds, next.classes - 1)
        : firstBounds(answer()?.classes ?? [], say()?.decimals ?? 0);
    return change({ method: "fixed", bounds, classes: bounds.length + 1 });
  }

  /** Classes that mirror each other are as many on either side; what is published mirrors none. */
  function offerClasses({ isHeld, isMirrored }) {
    for (const one of number.options) one.hidden = one.disabled = isMirrored && one.value % 2 === 1;
    const published = method.querySelector("option[value=published]");
    const isThere = Boolean(answer()?.figure.has_classes) && !isHeld;
    published.hidden = published.disabled = !isThere;
    number.disabled = method.value === "published";
  }

  function showClasses(shade) {
    const isHeld = Boolean(shade.since || shade.around);
    const isMirrored = isHeld && shade.method !== "fixed";
    method.value = shade.method || answer()?.method || METHODS[0];
    number.value = isMirrored ? evenly(shade.classes) : shade.classes;
    offerClasses({ isHeld, isMirrored });
  }

  return {
    show({ shade, marks: areShown }) {
      for (const input of levels.querySelectorAll("input")) {
        input.checked = input.value === shade.level;
      }
      held.show(shade);
      showClasses(shade);
      bounds.show(shade.method === "fixed" ? shade.bounds : null);
      marks.checked = areShown;
    },
    /** Offer the levels and years that the figure has, and what to hold it against. */
    offer(given) {
      const { levels: has } = given;
      for (const input of levels.querySelectorAll("input")) {
        input.closest("label").hidden = !has.includes(input.value);
      }
      levels.hidden = has.length < 2 && LEVELS.includes(has[0]);
      years.offer(given);
      held.offer(given);
      showClasses(store.get().shade);
    },
  };
}

/** The slider over the years that a figure has, from the one after `since`. */
function createYears({ words, answer, onYear }) {
  const box = hook("shade-years");
  const slider = box.querySelector("input");
  const part = (name) => box.querySelector(`[data-part=${name}]`);
  const yearAt = () => answer()?.years[Number(slider.value)];
  slider.addEventListener("input", () => writeYear(yearAt()));
  slider.addEventListener("change", () => onYear(yearAt()));

  function writeYear(year) {
    const text = year === undefined ? "" : words.year(year);
    box.querySelector("output").textContent = text;
    slider.setAttribute("aria-valuetext", text);
  }

  return {
    offer({ years, year, since }) {
      const from = years.indexOf(since) + 1;
      box.hidden = years.length < 2;
      slider.min = from;
      slider.max = Math.max(from, years.length - 1);
      slider.value = years.indexOf(year);
      part("first").textContent = years.length ? words.year(years[from] ?? year) : "";
      part("last").textContent = years.length ? words.year(years.at(-1)) : "";
      writeYear(year ?? undefined);
    },
  };
}

function evenly(classes) {
  return 2 * Math.floor(classes / 2);
}

/** The form for bounds of one's own: a field each, checked when they are to be used. */
function createBounds({ words, onBounds }) {
  const form = hook("shade-bounds");
  const list = form.querySelector("[data-part=list]");
  const error = form.querySelector("[data-part=error]");
  const fields = () => [...list.querySelectorAll("input")];

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const bounds = fields().map(({ value }) => typedNumber(value));
    const fault = faultIn(bounds);
    fields().forEach((field, at) => {
      field.setAttribute("aria-invalid", fault?.at === at);
      field.setAttribute("aria-describedby", error.id);
    });
    const name = { number: "shadeBoundNumber", order: "shadeBoundOrder" }[fault?.fault];
    error.textContent = name ? words.text(name, { number: fault.at + 1 }) : "";
    if (fault) fields()[fault.at].focus();
    else onBounds(bounds);
  });

  function field(value, at) {
    const { root, part } = piece("shade-bound");
    part("name").textContent = words.text("shadeBound", { number: at + 1 });
    part("input").value = String(value);
    return root;
  }

  return {
    /** null puts the form away. */
    show(bounds) {
      form.hidden = !bounds;
      error.textContent = "";
      list.replaceChildren(...(bounds ?? []).map(field));
    },
  };
}
