import assert from "node:assert/strict";
import test from "node:test";
import { createRecent, MOST } from "../../static/js/recent.js";

function aStorage() {
  const kept = new Map();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}

test("the last searches come first, each once, and only so many", () => {
  const storage = aStorage();
  const recent = createRecent(() => storage);
  for (let each = 0; each < MOST + 3; each += 1) recent.add(`search ${each}`);
  recent.add("search 9");
  recent.add("");
  assert.equal(recent.all().length, MOST);
  assert.deepEqual(recent.all().slice(0, 2), ["search 9", "search 10"]);
});

test("one can be taken away, and all; then nothing is left behind", () => {
  const storage = aStorage();
  const recent = createRecent(() => storage);
  recent.add("ยะลา");
  recent.add("เด็ก");
  recent.remove("ยะลา");
  assert.deepEqual(recent.all(), ["เด็ก"]);
  recent.clear();
  assert.deepEqual(recent.all(), []);
  assert.equal(storage.kept.size, 0);
});

test("where the browser keeps nothing, there is nothing and no error", () => {
  const recent = createRecent(() => {
    throw new DOMException("refused", "SecurityError");
  });
  recent.add("ยะลา");
  recent.remove("ยะลา");
  recent.clear();
  assert.deepEqual(recent.all(), []);
});

test("what something else left under its name is not believed", () => {
  const storage = aStorage();
  storage.setItem("tisep-searches", '{"a": 1}');
  assert.deepEqual(createRecent(() => storage).all(), []);
  storage.setItem("tisep-searches", "[1, \"ยะลา\", null]");
  assert.deepEqual(createRecent(() => storage).all(), ["ยะลา"]);
  storage.setItem("tisep-searches", "[");
  assert.deepEqual(createRecent(() => storage).all(), []);
});
