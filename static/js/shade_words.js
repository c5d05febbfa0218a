/** How a figure, its values and its classes are said to the reader. */

import { decimalsOf, knownOf } from "./shade_values.js";

/** `answer` is the choropleth's own; what is given back speaks of it. */
export function speakOf(answer, words) {
  const { figure } = answer;
  const decimals = decimalsOf(answer.regions.map(({ value }) => value));
  const number = (value) => words.value(value, decimals);
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
      const count = typeof n === "number" && words.text("shadeHouseholds", { count: n });
      return [span, count].filter(Boolean).join(" · ");
    },
    /** The year, or the day of counting where a figure has no years. */
    when: () => whenOf(answer, words),
    /** The range of a class; all but the first begin above their lower bound. */
    range({ from, to }, position) {
      if (from === to) return number(to);
      // The first class of bounds that a person set may end below every value.
      if (from > to) return words.text("shadeUpTo", { to: number(to) });
      const name = position === 0 ? "shadeRange" : "shadeRangeAbove";
      return words.text(name, { from: number(from), to: number(to) });
    },
    /** The smallest and the largest of all values. */
    ends: () => [answer.classes[0]?.from, answer.classes.at(-1)?.to].map(number),
    source: () => sourceOf(figure, words),
    line: () => [whenOf(answer, words), unit].filter(Boolean).join(" · "),
  };
}

/** Made-up figures say so wherever they are dated, which is wherever they are shown. */
function whenOf({ figure, year, regions }, words) {
  if (year !== null) {
    const isSynthetic = figure.source?.is_synthetic;
    const name = words.year(year);
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
