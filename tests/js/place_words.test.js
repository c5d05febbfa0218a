import assert from "node:assert/strict";
import test from "node:test";
import { withoutWords, wordsBefore } from "../../static/js/place_words.js";

const YALA = { name_th: "ยะลา", name_en: "Yala" };

test("a place goes out of the words, with the level before it", () => {
  assert.equal(withoutWords("ผู้สูงอายุ ยะลา", "ยะลา"), "ผู้สูงอายุ");
  assert.equal(withoutWords("ผู้สูงอายุ จ.ยะลา", "ยะลา"), "ผู้สูงอายุ");
  assert.equal(withoutWords("ผู้สูงอายุจังหวัดยะลา ติดเตียง", "ยะลา"), "ผู้สูงอายุ ติดเตียง");
  assert.equal(withoutWords("elderly Yala", "yala"), "elderly");
  assert.equal(withoutWords("ยะลา", "ยะลา"), "");
});

test("words that are not there leave nothing to take out", () => {
  assert.equal(withoutWords("ผู้สูงอายุ โคราช", "นครราชสีมา"), null);
  assert.equal(withoutWords("ผู้สูงอายุ", ""), null);
});

test("a place that was chosen while its name was typed leaves the words before it", () => {
  assert.equal(wordsBefore("ผู้สูงอายุ ยะ", YALA), "ผู้สูงอายุ");
  assert.equal(wordsBefore("ผู้สูงอายุ จ.ยะลา", YALA), "ผู้สูงอายุ");
  assert.equal(wordsBefore("ผู้สูงอายุยะลา", YALA), "ผู้สูงอายุ");
  assert.equal(wordsBefore("elderly ya", YALA), "elderly");
  assert.equal(wordsBefore("ยะลา", YALA), "");
});

test("words that only became a place by another name leave nothing", () => {
  assert.equal(wordsBefore("โคราช", { name_th: "นครราชสีมา", name_en: "Nakhon Ratchasima" }), "");
  assert.equal(wordsBefore("papaya", YALA), "");
});
