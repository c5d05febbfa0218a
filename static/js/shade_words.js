/** How a figure, its values and its classes are said to the reader. */

import { classesOf, decimalsOf, knownOf } from "./shade_values.js";

/** `answer` is the choropleth's own; what is given back speaks of it. */
export function speakOf(answer, words) {
  const { figure } = answer;
  const isChange = Boolean(answer.since);
  const ends = answer.regions.flatMap(({ before = null, after = null }) => [before, after]);
  const endDecimals = decimalsOf(ends);
  const own = decimalsOf(answer.regions.map(({ value }) => value));
  // A change is no finer than what it is between, and one by per cent is no finer than a tenth.
  const most = answer.change === "percent" ? 1 : endDecimals;
  const decimals = isChange ? Math.min(own, most) : own;
  const number = (value) => words.value(value, decimals, { signed: isChange });
  const unit = words.of(figure, "unit").text;

  return {
    decimals,
    unit,
    name: words.of(figure).text,
    /** "0.5821", "about 0.6", or "No data"; never a 0 that nobody measured. */
    value({ value, qualifier, suppressed }) {
      if (suppressed) return words.text("shadeWithheld");
      if (value === null) return words.text("shadeNoData");
      if (!qualifier) return number(value);
      return `${words.label("qualifier", qualifier)} ${number(value)}`;
    },
    rank({ rank }) {
      if (rank === null) return "";
      return words.text("shadeRank", { rank, count: knownOf(answer.regions) });
    },
    /** How sure the value is, where that is known. */
    sureness({ low, high, n }) {
      const known = typeof low === "number" && typeof high === "number";
      const span = known && words.text("shadeInterval", { low: number(low), high: number(high) });
      const of = figure.kind === "inequality" ? "shadeHouseholds" : "shadeSample";
      const count = typeof n === "number" && words.text(of, { count: n });
      return [span, count].filter(Boolean).join(" · ");
    },
    /** The same for a narrow column, a line each: "0.43–0.52", "40 households". */
    briefly({ low, high, n }) {
      const span = typeof low === "number" && `${number(low)}–${number(high)}`;
      return [span, this.sureness({ n })].filter(Boolean).join("\n");
    },
    /** Of a change, the values that it lies between: "0.6112 → 0.6410". */
    ends({ before = null, after = null }) {
      if (!isChange || (before === null && after === null)) return "";
      const end = (value) =>
        value === null ? words.text("shadeNoData") : words.value(value, endDecimals);
      return `${end(before)} → ${end(after)}`;
    },
    /** The year, or the day of counting where a figure has no years. */
    when: () => whenOf(answer, words),
    /** The range of a class; all but the first begin above their lower bound. */
    range: (one, position) => rangeOf(one, position, { answer, words, number }),
    /** The name of a region's class as its source publishes it; "" where it has none. */
    className: (one) => words.of(one, "class").text,
    /** What the colours mirror each other at, in a sentence; "" where they are in one order. */
    reference: () => referenceOf(answer, words, number),
    number,
    /** Where the first class begins and the last one ends. */
    span() {
      const told = classesOf(answer);
      return [told[0]?.from, told.at(-1)?.to].map(number);
    },
    source: () => sourceOf(figure, words),
    line: () => [whenOf(answer, words), unit].filter(Boolean).join(" · "),
  };
}

function rangeOf(one, position, { answer, words, number }) {
  const { from, to } = one;
  const name = words.of(one, "class").text;
  // Which side an edge belongs to is the source's to say: the figure's page tells it.
  if (name) return `${name} · ${words.text("shadeRange", { from: number(from), to: number(to) })}`;
  if (from === to) return number(to);
  // The first class of bounds that a person set may end below every value.
  if (from > to) return words.text("shadeUpTo", { to: number(to) });
  const ends = { from: number(from), to: number(to) };
  const isFirst = position === 0;
  // What equals the reference is in a class of its own.
  if (to === answer.reference?.value) {
    return words.text(isFirst ? "shadeFirstUnder" : "shadeRangeUnder", ends);
  }
  return words.text(isFirst ? "shadeRange" : "shadeRangeAbove", ends);
}

function referenceOf({ reference, since }, words, number) {
  if (!reference) return "";
  const { of, value } = reference;
  if (since) return words.text("shadeAroundNoChange", { year: words.year(since) });
  if (value === null) return words.text("shadeAroundUnknown");
  const told = { value: number(value), name: words.of(reference).text };
  if (of === "median") return words.text("shadeAroundMedian", told);
  return words.text(of === "number" ? "shadeAroundNumber" : "shadeAroundPlace", told);
}

/** Made-up figures say so wherever they are dated, which is wherever they are shown. */
function whenOf({ figure, year, since, regions }, words) {
  if (year !== null) {
    const isSynthetic = figure.source?.is_synthetic;
    const until = words.year(year);
    const name = since ? words.text("shadeSince", { from: words.year(since), to: until }) : until;
    return isSynthetic ? words.text("shadeSynthetic", { year: name }) : name;
  }
  const counted = regions.find(({ as_of: day }) => day)?.as_of;
  return counted ? words.text("shadeCounted", { date: words.date(counted) }) : "";
}

/** {text, lang} of where a figure comes from. */
function sourceOf(figure, words) {
  if (figure.source) return words.of(figure.source);
  return { text: figure.system, lang: words.language };
}
