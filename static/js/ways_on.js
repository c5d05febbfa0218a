/** From an empty list on: a wider area, fewer filters, other words. Pure. */

import { activeFilters, blank, without, withoutFilters } from "./state.js";
import { chipsOf } from "./readings.js";

/** At the most so many, since each is counted. */
const MOST = 7;

/**
 * [{text, change, wide}]: `change` is what it does to the state, `wide` shows the whole country.
 * `labelOf(filter)` and `name(code)` give the words for a filter and for a region.
 */
export function waysOn(state, understood, { words, labelOf, name }) {
  const ways = [
    ...asRead(state, words),
    ...wider(state, { words, name }),
    ...otherWords(state, understood, words),
    ...fewer(state, { words, labelOf }),
  ].slice(0, MOST);
  const everything = { text: words.text("wayAll"), change: withoutFilters(), wide: true };
  return [...ways, everything];
}

function asRead({ q, verbatim }, words) {
  if (!q || !verbatim) return [];
  return [{ text: words.text("readWithHelp"), change: { verbatim: false, pages: 1 } }];
}

function wider(state, { words, name }) {
  const ways = [];
  if (state.within) {
    ways.push({ text: words.text("wayWholeMap"), change: { within: false, pages: 1 } });
  }
  const parent = state.region.slice(0, -2);
  if (/^\d{2,}$/.test(parent) && name(parent)) {
    const text = words.text("wayRegion", { name: name(parent) });
    ways.push({ text, change: { region: parent, pages: 1 } });
  }
  if (state.region || state.located) {
    const { region, located } = blank();
    const change = { region, located, within: false, pages: 1 };
    ways.push({ text: words.text("wayCountry"), change, wide: true });
  }
  return ways;
}

/** The same words without the place or year that was read in them. */
function otherWords(state, understood, words) {
  return chipsOf(understood, state, words)
    .filter(({ change }) => change?.q)
    .map(({ text, change }) => ({ text: words.text("wayWithout", { label: text }), change }));
}

function fewer(state, { words, labelOf }) {
  const places = ["region", "located"];
  const active = activeFilters(state).filter(({ name }) => !places.includes(name));
  if (activeFilters(state).length < 2 && !state.within) return [];
  return active.map((filter) => ({
    text: words.text("wayWithout", { label: labelOf(filter) }),
    change: without(state, filter.name, filter.value),
  }));
}
