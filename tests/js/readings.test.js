import assert from "node:assert/strict";
import test from "node:test";
import { chipsOf, corrected, readingsOf } from "../../static/js/readings.js";
import { blank } from "../../static/js/state.js";
import { understanding, words, YALA } from "./search_words.js";

const asked = (q, more = {}) => ({ ...blank(), q, ...more });
const readings = (q, more, state) => readingsOf(understanding(more), asked(q, state), words);
const chips = (q, more) => chipsOf(understanding(more), asked(q), words);

test("words that were taken as they are need no word", () => {
  assert.deepEqual(readings("ยะลา"), []);
  assert.deepEqual(chips("เด็ก"), []);
  assert.deepEqual(readingsOf(undefined, asked("ยะลา"), words), []);
  assert.deepEqual(chipsOf(undefined, asked("ยะลา"), words), []);
});

test("a correction is shown whole, and one step takes it back", () => {
  const corrections = [{ typed: "ผู้สูงอยุ", read_as: "ผู้สูงอายุ" }];
  assert.equal(corrected("ผู้สูงอยุ ยะลา", corrections), "ผู้สูงอายุ ยะลา");
  const [reading] = readings("ผู้สูงอยุ ยะลา", { corrections });
  assert.equal(reading.text, "results for ผู้สูงอายุ ยะลา");
  assert.equal(reading.undo.text, "as typed ผู้สูงอยุ ยะลา");
  assert.deepEqual(reading.undo.change, { verbatim: true, pages: 1 });
});

test("another keyboard is one reading, not a correction besides", () => {
  const corrections = [{ typed: "z^hl^'vkp6", read_as: "ผู้สูงอายุ" }];
  const found = readings("z^hl^'vkp6", { keyboard: "ผู้สูงอายุ", corrections });
  assert.deepEqual(found.map(({ text }) => text), ["keyboard ผู้สูงอายุ"]);
  assert.equal(found[0].undo.change.verbatim, true);
});

test("from words taken exactly there is a way back to help", () => {
  const [reading, ...more] = readings("xyz", {}, { verbatim: true });
  assert.equal(reading.text, "verbatim xyz");
  assert.equal(reading.undo.change.verbatim, false);
  assert.deepEqual(more, []);
});

test("what the words were widened to and what was left out is said", () => {
  const terms = [{ typed: "คนแก่", also: ["ผู้สูงอายุ", "a", "b", "c"] }, { typed: "x", also: [] }];
  const said = readings("คนแก่", { terms, relaxed: ["place"] }).map(({ text }) => text);
  assert.deepEqual(said, ["คนแก่ also ผู้สูงอายุ, a, b", "relaxedPlace"]);
});

test("a place is a chip that goes out of the words", () => {
  const [chip] = chips("ผู้สูงอายุ จ.ยะลา", { places: [YALA] });
  assert.equal(chip.text, "ยะลา (จังหวัด)");
  assert.deepEqual(chip.change, { q: "ผู้สูงอายุ", verbatim: false, pages: 1 });
  const [other] = chips("เด็ก โคราช", { places: [{ ...YALA, typed: "โคราช" }] });
  assert.equal(other.change.q, "เด็ก");
});

test("a place by words that are not at hand stays as it is", () => {
  assert.equal(chips("เด็ก ปลายด้ามขวาน", { places: [YALA] })[0].change, null);
});

test("a year is read as Thai pages count, and goes out with the word before it", () => {
  const taken = (q) => chips(q, { years: [2024] })[0];
  assert.equal(taken("อยุธยา ปี 67").text, "year 2567");
  assert.equal(taken("อยุธยา ปี 67").change.q, "อยุธยา");
  assert.equal(taken("อยุธยา ปี ๒๕๖๗").change.q, "อยุธยา");
  assert.equal(taken("อยุธยา พ.ศ. 2567 น้ำท่วม").change.q, "อยุธยา น้ำท่วม");
  assert.equal(taken("ayutthaya 2024").change.q, "ayutthaya");
});
