import assert from "node:assert/strict";
import test from "node:test";
import { pieces } from "../../static/js/marked.js";

const shown = (text, ranges) =>
  pieces(text, ranges)
    .map(({ text: piece, marked }) => (marked ? `[${piece}]` : piece))
    .join("");

test("a text falls into what is marked and what is not", () => {
  assert.equal(shown("ผู้สูงอายุ ยะลา", [[11, 15]]), "ผู้สูงอายุ [ยะลา]");
  assert.equal(shown("Yala", [[0, 2]]), "[Ya]la");
  assert.equal(shown("Yala", []), "Yala");
  assert.equal(shown("Yala"), "Yala");
  assert.deepEqual(pieces("", [[0, 3]]), []);
});

test("ranges may overlap, touch and reach beyond the end", () => {
  assert.equal(shown("abcdef", [[0, 2], [1, 3], [3, 4], [5, 9]]), "[abcd]e[f]");
});

test("no vowel or tone is torn from its letter", () => {
  assert.equal(shown("ที่ดิน", [[0, 1]]), "[ที่]ดิน");
  assert.equal(shown("ที่ดิน", [[2, 4]]), "[ที่ดิ]น");
  assert.equal(shown("น้ำ", [[0, 1]]), "[น้ำ]");
});

test("a sign of two code units is one character, as the server counts", () => {
  assert.equal(shown("😀ยะลา", [[1, 3]]), "😀[ยะ]ลา");
});
