/** The names of regions by code, asked for once. */

import { loadJson, withQuery } from "./load.js";

const COUNTRY = "TH";
const AT_ONCE = 100;

/** Provinces come with the page; `onName(code)` runs when another name has become known. */
export function createRegions({ url, words, onName }) {
  const names = new Map([[COUNTRY, words.text("wholeCountry")]]);

  function remember(region) {
    if (names.has(region.code)) return;
    names.set(region.code, words.of(region).text);
    onName(region.code);
  }

  function name(code) {
    const known = words.label("region", code);
    return names.get(code) ?? (known === code ? undefined : known);
  }

  return {
    remember,
    name,
    /** Ask for those names that are not known yet. */
    async learn(codes) {
      const unknown = [...new Set(codes)].filter((code) => code && !name(code)).slice(0, AT_ONCE);
      if (!unknown.length) return;
      const query = new URLSearchParams({ page_size: AT_ONCE, current: "all" });
      for (const code of unknown) query.append("code", code);
      const answer = await loadJson(withQuery(url, query)).catch(() => null);
      answer?.results.forEach(remember);
    },
  };
}
