/** How typed words were understood, as sentences and chips that can each be taken back. Pure. */

import { withoutWords } from "./place_words.js";

const RELAXED = { place: "relaxedPlace", year: "relaxedYear", terms: "relaxedTerms" };

/**
 * [{text, undo: {text, change} | null}] for a state and what the API understood of it:
 * `change` is what taking it back does to the state.
 */
export function readingsOf(understood, { q, verbatim }, words) {
  if (!q || !understood) return [];
  if (verbatim) {
    const undo = { text: words.text("readWithHelp"), change: { verbatim: false, pages: 1 } };
    return [{ text: words.text("readVerbatim", { words: q }), undo }];
  }
  return [
    ...spelling(understood, q, words),
    ...widened(understood, words),
    ...relaxed(understood, words),
  ];
}

/** The places and years: [{text, undo}], each a chip. */
export function chipsOf(understood, { q }, words) {
  if (!q || !understood) return [];
  const places = understood.places.map((place) => {
    const level = words.label("level", place.level);
    const typed = [place.typed, place.name_th, place.name_en];
    return chip(words.text("readPlace", { name: words.of(place).text, level }), q, typed);
  });
  const years = understood.years.map((year) => {
    const typed = yearsIn(q, year);
    return chip(words.text("readYear", { year: words.year(year) }), q, typed);
  });
  return [...places, ...years];
}

/** What the words are when the corrections are made in them. */
export function corrected(q, corrections) {
  return corrections.reduce((text, { typed, read_as: read }) => {
    const at = text.toLowerCase().indexOf(typed.toLowerCase());
    return at < 0 ? text : text.slice(0, at) + read + text.slice(at + typed.length);
  }, q);
}

function spelling({ corrections, keyboard }, q, words) {
  const undo = {
    text: words.text("readAsTyped", { words: q }),
    change: { verbatim: true, pages: 1 },
  };
  if (keyboard) return [{ text: words.text("readKeyboard", { words: keyboard }), undo }];
  if (!corrections.length) return [];
  return [{ text: words.text("readCorrected", { words: corrected(q, corrections) }), undo }];
}

function widened({ terms }, words) {
  return terms
    .filter(({ also }) => also.length)
    .map(({ typed, also }) => ({
      text: words.text("readAlso", { words: typed, also: also.slice(0, 3).join(", ") }),
      undo: null,
    }));
}

function relaxed({ relaxed: dropped }, words) {
  return dropped.map((what) => ({ text: words.text(RELAXED[what]), undo: null }));
}

function chip(text, q, written) {
  const left = written
    .filter(Boolean)
    .map((each) => withoutWords(q, each))
    .find((rest) => rest !== null);
  const change = left === undefined ? null : { q: left, verbatim: false, pages: 1 };
  return { text, change };
}

/** The ways a year may stand in the words, the longest first. */
function yearsIn(q, year) {
  const thai = year + 543;
  const arabic = [thai, year, String(thai).slice(2), String(year).slice(2)].map(String);
  const numbers = arabic.flatMap((number) => [number, thaiDigits(number)]);
  const led = numbers.flatMap((number) => [
    ...["พ.ศ. ", "พ.ศ.", "ปี พ.ศ. ", "ปี ", "ปี"].map((word) => word + number),
    number,
  ]);
  return led.filter((each) => q.includes(each)).sort((one, other) => other.length - one.length);
}

function thaiDigits(text) {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
}
