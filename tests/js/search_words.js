/** The words that the modules of the search are tested with: each text says its own name. */

import { createWords } from "../../static/js/words.js";

const texts = new Proxy(
  {
    searchFor: "search for {words}",
    readCorrected: "results for {words}",
    readKeyboard: "keyboard {words}",
    readAsTyped: "as typed {words}",
    readVerbatim: "verbatim {words}",
    readAlso: "{words} also {also}",
    readPlace: "{name} ({level})",
    readYear: "year {year}",
    wayRegion: "all of {name}",
    wayWithout: "without {label}",
  },
  { get: (known, name) => known[name] ?? name },
);
const labels = {
  level: { province: "จังหวัด", district: "อำเภอ" },
  region: { 95: "ยะลา" },
};

export const words = createWords({ language: "th", texts, labels });
export const YALA = { code: "95", level: "province", name_th: "ยะลา", name_en: "Yala" };

/** What the API says it understood, with `more` of it. */
export function understanding(more = {}) {
  const nothing = { corrections: [], keyboard: null, places: [], years: [], terms: [], relaxed: [] };
  return { ...nothing, ...more };
}
