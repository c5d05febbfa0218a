/** Values in classes: which colour, how many decimals, what order, what was typed. Pure. */

export const COLOURS = 7;
/** In place of a class: the value is known but withheld, so that it reveals nobody. */
export const WITHHELD = "withheld";
/** The colours of classes that mirror each other, from the worse side to the better. */
export const SIDES = ["warm-3", "warm-2", "warm-1", "mid", "cool-1", "cool-2", "cool-3"];
const SIGNIFICANT = 4;

/** The colours (0 to 6, the lowest first) of so many classes, as far apart as they go. */
export function colourSteps(classes) {
  if (classes === 1) return [Math.floor(COLOURS / 2)];
  const apart = (COLOURS - 1) / (classes - 1);
  return Array.from({ length: classes }, (_, number) => Math.round(number * apart));
}

/**
 * The colours of an answer's classes: in one order; or, where they mirror each other at a reference,
 * those of SIDES, "mid" for what equals it.
 */
export function stepsOf({ classes, reference, figure }) {
  const middle = reference?.value ?? null;
  if (middle === null) return colourSteps(classes.length);
  const isMiddle = ({ from, to }) => from === middle && to === middle;
  const below = classes.filter((one) => !isMiddle(one) && one.to <= middle).length;
  const above = classes.filter(({ to }) => to > middle).length;
  const isWarmAbove = figure.direction === "higher_is_worse";
  const [under, over] = isWarmAbove ? ["cool", "warm"] : ["warm", "cool"];
  return classes.map((one, number) => {
    if (isMiddle(one)) return "mid";
    if (one.to <= middle) return `${under}-${strengthOf(below - number, below)}`;
    return `${over}-${strengthOf(number - (classes.length - above) + 1, above)}`;
  });
}

/** The strength of the nth class away from the reference; of more than three some share one. */
function strengthOf(nth, classes) {
  if (classes === 1) return 2;
  return 1 + Math.round((2 * (nth - 1)) / (classes - 1));
}

/**
 * The classes that are told of, each with its `step`: where they mirror each other, those that only
 * do that, beyond all values, are left out.
 */
export function classesOf(answer) {
  const steps = stepsOf(answer);
  const classes = answer.classes.map((one, number) => ({ ...one, step: steps[number] }));
  if ((answer.reference?.value ?? null) === null) return classes;
  const isFull = ({ count }) => count > 0;
  return classes.slice(classes.findIndex(isFull), classes.findLastIndex(isFull) + 1);
}

/** How many decimals tell values apart: four digits of the largest, fewer where all have fewer. */
export function decimalsOf(values) {
  const known = values.filter((value) => value !== null);
  const largest = known.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!largest) return 0;
  const most = Math.max(0, SIGNIFICANT - 1 - Math.floor(Math.log10(largest)));
  const isEnough = (decimals) => known.every((value) => Number(value.toFixed(decimals)) === value);
  return Array.from({ length: most }, (_, decimals) => decimals).find(isEnough) ?? most;
}

/** The class of a row: its number, null for no data, or WITHHELD. */
export function classOf({ class_number: number, suppressed }) {
  return suppressed ? WITHHELD : number;
}

/** How many regions have a value. */
export function knownOf(rows) {
  return rows.filter(({ value }) => value !== null).length;
}

/**
 * Rows by a column, "name" by `collator`; no data stands last either way, and equal ones stay in
 * the order they came in.
 */
export function sortedRows(rows, { by, descending }, collator, nameOf) {
  const sign = descending ? -1 : 1;
  const compare = {
    name: (one, other) => collator.compare(nameOf(one), nameOf(other)),
  }[by];
  const key = { class: "class_number" }[by] ?? by;
  return [...rows].sort((one, other) => {
    if (compare) return sign * compare(one, other);
    if (one[key] === null || other[key] === null) {
      return (one[key] === null) - (other[key] === null);
    }
    return sign * (one[key] - other[key]);
  });
}

/** The number that was typed, in Thai digits too, with commas for thousands; NaN for no number. */
export function typedNumber(text) {
  const arabic = text.replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0x0e50);
  const bare = arabic.replace(/[\s,]/g, "").replace("−", "-");
  return /^-?(\d+\.?\d*|\.\d+)$/.test(bare) ? Number(bare) : NaN;
}

/** What is wrong with typed bounds: {at, fault: "number" | "order"}, or null. */
export function faultIn(bounds) {
  const at = bounds.findIndex((bound, position) => {
    return !Number.isFinite(bound) || (position > 0 && bound <= bounds[position - 1]);
  });
  if (at < 0) return null;
  return { at, fault: Number.isFinite(bounds[at]) ? "order" : "number" };
}

/** Bounds to begin with when a person sets them: those of the classes shown, in round numbers. */
export function firstBounds(classes, decimals) {
  const inner = classes.slice(0, -1).map(({ to }) => Number(to.toFixed(decimals)));
  const bounds = [...new Set(inner)];
  return bounds.length ? bounds : [classes.at(-1)?.to ?? 0];
}

/** So many bounds: the last ones go, or further ones follow as far apart as the last two. */
export function resizedBounds(bounds, count) {
  const sized = bounds.slice(0, count);
  while (sized.length < count) {
    const last = sized.at(-1) ?? 0;
    const before = sized.at(-2) ?? 0;
    sized.push(last + Math.abs(last - before || 1));
  }
  return sized;
}
