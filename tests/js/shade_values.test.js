import assert from "node:assert/strict";
import test from "node:test";
import {
  classOf,
  colourSteps,
  decimalsOf,
  faultIn,
  firstBounds,
  knownOf,
  resizedBounds,
  sortedRows,
  stepsOf,
  classesOf,
  typedNumber,
  WITHHELD,
} from "../../static/js/shade_values.js";
import { speakOf } from "../../static/js/shade_words.js";
import { createWords } from "../../static/js/words.js";

const ROWS = [
  { code: "10", name_en: "Bangkok", value: null, rank: null, class_number: null, qualifier: "" },
  { code: "94", name_en: "Pattani", value: 30, rank: 1, class_number: 1, qualifier: "" },
  { code: "95", name_en: "Yala", value: 0, rank: 2, class_number: 0, qualifier: "over" },
];
const words = createWords({
  language: "en",
  labels: { qualifier: { over: "more than" } },
  texts: {
    shadeNoData: "No data",
    shadeSynthetic: "{year}, not real",
    shadeWithheld: "Not published",
    shadeInterval: "{low} to {high}",
    shadeHouseholds: "{count} households",
    shadeSample: "sample of {count}",
    shadeFirstUnder: "{from} to under {to}",
    shadeRangeUnder: "over {from}, under {to}",
    shadeSince: "{from} to {to}",
    shadeAroundNoChange: "no change since {year}",
    shadeAroundPlace: "{name}: {value}",
    shadeAroundUnknown: "not known",
    shadeRange: "{from} to {to}",
    shadeRangeAbove: "over {from}, to {to}",
    shadeUpTo: "up to {to}",
    shadeRank: "rank {rank} of {count}",
    shadeCounted: "counted on {date}",
  },
});
const answer = (regions, extra = {}) => ({
  figure: { name_en: "Rate", unit_en: "per cent", system: "TISEP", source: null },
  year: 2021,
  classes: [],
  regions,
  ...extra,
});

test("classes are as far apart in colour as they can be", () => {
  assert.deepEqual(colourSteps(7), [0, 1, 2, 3, 4, 5, 6]);
  assert.deepEqual(colourSteps(2), [0, 6]);
  assert.deepEqual(colourSteps(1), [3]);
  assert.deepEqual(colourSteps(0), []);
  for (const classes of [3, 4, 5, 6]) assert.equal(new Set(colourSteps(classes)).size, classes);
});

const around = (value, ranges, direction = "neutral") => ({
  reference: { value },
  figure: { direction },
  classes: ranges.map(([from, to]) => ({ from, to })),
});

test("classes around a reference have colours that mirror each other", () => {
  const four = [[-2, -1], [-1, 0], [0, 1], [1, 2]];
  const warm = ["warm-3", "warm-1", "cool-1", "cool-3"];
  assert.deepEqual(stepsOf(around(0, four)), warm);
  assert.deepEqual(stepsOf(around(0, four, "higher_is_worse")), [...warm].reverse());
  const met = [[-1, 0], [0, 0], [0, 1]];
  assert.deepEqual(stepsOf(around(0, met)), ["warm-2", "mid", "cool-2"]);
  const six = [[-3, -2], [-2, -1], ...four.slice(1), [2, 3]];
  assert.deepEqual(stepsOf(around(0, six)).slice(0, 3), ["warm-3", "warm-2", "warm-1"]);
  assert.deepEqual(stepsOf(around(5, [[5, 5]])), ["mid"]);
  // Bounds of one's own need not be as many on either side, nor begin at a value.
  const own = [[1, -3], [-3, 0], [0, 0], [0, 1], [1, 2], [2, 3], [3, 4], [4, 5]];
  assert.deepEqual(stepsOf(around(0, own)), [
    "warm-3", "warm-1", "mid", "cool-1", "cool-2", "cool-2", "cool-3", "cool-3",
  ]);
  assert.deepEqual(stepsOf(around(null, four)), colourSteps(4));
  assert.deepEqual(stepsOf({ ...around(0, four), reference: null }), colourSteps(4));
});

test("what only mirrors the other side is not told of, and keeps its colours", () => {
  const given = around(0, [[-2, -1], [-1, 0], [0, 0], [0, 1], [1, 2]]);
  given.classes.forEach((one, number) => (one.count = [0, 0, 3, 0, 1][number]));
  assert.deepEqual(classesOf(given).map(({ step }) => step), ["mid", "cool-1", "cool-3"]);
  assert.equal(classesOf({ ...given, reference: null }).length, 5);
  const clipped = around(0, [[-1, -1], [-1, 0], [0, 1], [1, 2]]);
  assert.equal(stepsOf(clipped)[0], "warm-3");
});

test("decimals tell the largest values apart", () => {
  assert.equal(decimalsOf([0.58213, 0.69]), 4);
  assert.equal(decimalsOf([12.345, null]), 2);
  assert.equal(decimalsOf([1.74, 0]), 2);
  assert.equal(decimalsOf([154701, 440]), 0);
  assert.equal(decimalsOf([123456.7]), 0);
  assert.equal(decimalsOf([null]), 0);
});

test("no data is said in words and is never 0; a 0 that was measured is 0", () => {
  const say = speakOf(answer(ROWS), words);
  assert.equal(say.value(ROWS[0]), "No data");
  assert.equal(say.value(ROWS[1]), "30");
  assert.equal(say.value(ROWS[2]), "more than 0");
  assert.equal(say.rank(ROWS[0]), "");
  assert.equal(say.rank(ROWS[1]), "rank 1 of 2");
  assert.equal(knownOf(ROWS), 2);
});

test("what is withheld is neither no data nor a number, and how sure a value is, is told", () => {
  const row = { ...ROWS[0], suppressed: true };
  const say = speakOf(answer([row]), words);
  assert.equal(say.value(row), "Not published");
  assert.equal(classOf(row), WITHHELD);
  assert.equal(classOf(ROWS[0]), null);
  assert.equal(classOf(ROWS[1]), 1);
  assert.equal(say.sureness({ low: 1, high: 2, n: 40 }), "1 to 2 · sample of 40");
  const figure = { ...answer([]).figure, kind: "inequality" };
  assert.equal(speakOf(answer([row], { figure }), words).sureness({ n: 40 }), "40 households");
  assert.equal(say.briefly({ low: 1, high: 2, n: 40 }), "1–2\nsample of 40");
  assert.equal(say.sureness({ low: null, high: null, n: null }), "");
});

test("a value too small for the decimals of the others is not written as 0", () => {
  assert.equal(words.value(0.0004, 2), "0.0004");
  assert.equal(words.value(0, 2), "0.00");
  assert.equal(words.value(1234.5, 1), "1,234.5");
});

test("a range says which of its ends belongs to it", () => {
  const say = speakOf(answer(ROWS), words);
  assert.equal(say.range({ from: 0, to: 3 }, 0), "0 to 3");
  assert.equal(say.range({ from: 3, to: 8 }, 1), "over 3, to 8");
  assert.equal(say.range({ from: 8, to: 8 }, 1), "8");
  assert.equal(say.range({ from: 5, to: 2 }, 0), "up to 2");
});

test("a change says its sign, its years and the values it lies between", () => {
  const rows = [
    { value: 2.5, before: 10, after: 12.5, qualifier: "" },
    { value: null, before: 30, after: null, qualifier: "" },
    { value: 0, before: 7, after: 7, qualifier: "" },
  ];
  const reference = { of: "no_change", value: 0 };
  const say = speakOf(answer(rows, { since: 2018, reference }), words);
  assert.deepEqual(rows.map(say.value), ["+2.5", "No data", "0.0"]);
  assert.deepEqual(rows.map(say.ends), ["10.0 → 12.5", "30.0 → No data", "7.0 → 7.0"]);
  assert.equal(say.when(), "2018 to 2021");
  assert.equal(say.reference(), "no change since 2018");
  assert.equal(say.range({ from: -1, to: 0 }, 0), "-1.0 to under 0.0");
  assert.equal(say.range({ from: -1, to: 0 }, 1), "over -1.0, under 0.0");
  assert.equal(say.range({ from: 0, to: 0 }, 1), "0.0");
});

test("the legend says what the colours part at, and when that is not known", () => {
  const named = { of: "country", value: 12, name_en: "Thailand" };
  assert.equal(speakOf(answer(ROWS, { reference: named }), words).reference(), "Thailand: 12");
  const unknown = { ...named, value: null };
  assert.equal(speakOf(answer(ROWS, { reference: unknown }), words).reference(), "not known");
  assert.equal(speakOf(answer(ROWS), words).reference(), "");
  assert.equal(speakOf(answer(ROWS), words).ends(ROWS[1]), "");
});

test("a figure has a year, or the day of its counting", () => {
  assert.equal(speakOf(answer(ROWS), words).when(), "2021");
  const madeUp = { ...answer(ROWS).figure, source: { name_en: "Demo", is_synthetic: true } };
  assert.equal(speakOf(answer(ROWS, { figure: madeUp }), words).when(), "2021, not real");
  const counted = answer([{ ...ROWS[1], as_of: "2026-11-22" }], { year: null });
  assert.equal(speakOf(counted, words).when(), "counted on 22 November 2026");
  const thai = createWords({ language: "th", labels: {}, texts: {} });
  assert.equal(thai.year(2021), "2564");
});

test("no data stands last, whichever way the table is sorted", () => {
  const collator = new Intl.Collator("en");
  const codes = (by, descending) =>
    sortedRows(ROWS, { by, descending }, collator, (row) => row.name_en).map(({ code }) => code);
  assert.deepEqual(codes("value", true), ["94", "95", "10"]);
  assert.deepEqual(codes("value", false), ["95", "94", "10"]);
  assert.deepEqual(codes("rank", false), ["94", "95", "10"]);
  assert.deepEqual(codes("class", true), ["94", "95", "10"]);
  assert.deepEqual(codes("name", false), ["10", "94", "95"]);
  assert.deepEqual(codes("name", true), ["95", "94", "10"]);
});

test("typed numbers are read in Thai digits and with commas; nothing else is a number", () => {
  assert.equal(typedNumber("๑,๒๓๔.๕"), 1234.5);
  assert.equal(typedNumber(" -2 "), -2);
  for (const text of ["", "x", "1.2.3", "1e5", "-"]) assert.ok(Number.isNaN(typedNumber(text)));
});

test("bounds that are no numbers or do not ascend are pointed at", () => {
  assert.equal(faultIn([1, 2, 3]), null);
  assert.deepEqual(faultIn([1, NaN, 3]), { at: 1, fault: "number" });
  assert.deepEqual(faultIn([1, 1]), { at: 1, fault: "order" });
});

test("bounds of one's own begin with those that are shown", () => {
  const classes = [{ to: 0.52111 }, { to: 0.6 }, { to: 0.69 }];
  assert.deepEqual(firstBounds(classes, 2), [0.52, 0.6]);
  assert.deepEqual(firstBounds([{ to: 7 }], 0), [7]);
  assert.deepEqual(firstBounds([], 0), [0]);
  assert.deepEqual(resizedBounds([1, 2, 3], 2), [1, 2]);
  assert.deepEqual(resizedBounds([1, 3], 4), [1, 3, 5, 7]);
  assert.deepEqual(resizedBounds([5], 2), [5, 10]);
});
