/** Asks the search for the best of what the words find, whatever else is chosen. */

import { loadJson, withQuery } from "./load.js";

const ASKED = 50;

const NOTHING = { results: [], understood: { terms: [], relaxed: [] } };

/** Returns `find({q, verbatim})`, the API's answer; each question is asked once. */
export function createSearchAnswer(url) {
  let asked = "";
  let answer;

  return function find({ q, verbatim }) {
    if (!q) return Promise.resolve(NOTHING);
    const query = new URLSearchParams({ q, page_size: ASKED });
    if (verbatim) query.set("verbatim", "true");
    if (query.toString() !== asked) {
      asked = query.toString();
      // The list tells that nothing came; it goes without marks.
      answer = loadJson(withQuery(url, query)).catch(() => NOTHING);
    }
    return answer;
  };
}

/**
 * What the words matched in each thing, {name_th, name_en, words} by its id. Of the words that its
 * names do not show only those that were typed are told, and none where some had to be let go.
 */
export function matchedIn({ results, understood: { terms, relaxed } }) {
  const typed = relaxed.includes("terms") ? [] : terms.map((term) => term.typed);
  return new Map(
    results.map(({ id, matched }) => [
      id,
      { ...matched, words: matched.words.filter((word) => typed.includes(word)) },
    ]),
  );
}
