import assert from "node:assert/strict";
import test from "node:test";
import { blank } from "../../static/js/state.js";
import { waysOn } from "../../static/js/ways_on.js";
import { understanding, words, YALA } from "./search_words.js";

const given = {
  words,
  labelOf: ({ value }) => value,
  name: (code) => ({ 95: "ยะลา", 9501: "เมืองยะลา" })[code],
};
const ways = (state, understood) => waysOn({ ...blank(), ...state }, understood, given);
const texts = (...asked) => ways(...asked).map(({ text }) => text);

test("from a place on: what holds it, then the country", () => {
  assert.deepEqual(texts({ region: "950102" }), ["all of เมืองยะลา", "wayCountry", "wayAll"]);
  assert.deepEqual(texts({ region: "95" }), ["wayCountry", "wayAll"]);
  assert.deepEqual(ways({ region: "9501" })[0].change, { region: "95", pages: 1 });
  assert.deepEqual(texts({ within: true, q: "x" }), ["wayWholeMap", "without x", "wayAll"]);
});

test("each filter can go by itself, where there are several", () => {
  assert.deepEqual(texts({ issue: ["waste"] }), ["wayAll"]);
  const two = ways({ issue: ["waste"], record: ["need"] });
  assert.deepEqual(two.map(({ text }) => text), ["without need", "without waste", "wayAll"]);
  assert.deepEqual(two[0].change, { record: [], pages: 1 });
});

test("words go without the place that was read in them", () => {
  const understood = understanding({ places: [YALA] });
  const [way] = ways({ q: "ผู้สูงอายุ ยะลา" }, understood);
  assert.equal(way.text, "without ยะลา (จังหวัด)");
  assert.equal(way.change.q, "ผู้สูงอายุ");
  assert.deepEqual(texts({ q: "ยะลา" }, understood), ["wayAll"]);
});

test("words taken exactly may be read with help", () => {
  const [way] = ways({ q: "x", verbatim: true });
  assert.deepEqual(way.change, { verbatim: false, pages: 1 });
});

test("to clear everything is always there, and last", () => {
  const many = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
  const all = ways({ issue: many, region: "9501" });
  assert.equal(all.length, 8);
  assert.equal(all.at(-1).text, "wayAll");
  assert.deepEqual({ ...blank(), issue: many, ...all.at(-1).change }.issue, []);
});
