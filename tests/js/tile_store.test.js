import assert from "node:assert/strict";
import test from "node:test";
import { TileStore } from "../../static/js/tile_store.js";

const tile = (z, x) => ({ z, x, y: 0, key: `${z}/${x}/0` });
const rest = () => new Promise((done) => setTimeout(done));

/** A store whose loads are answered by hand. */
function aStore() {
  const asked = [];
  const states = [];
  const store = new TileStore({
    load: (wanted, query, signal) =>
      new Promise((answer, refuse) => asked.push({ key: wanted.key, query, signal, answer, refuse })),
    onChange: (state) => states.push(state),
  });
  return { store, asked, last: () => states.at(-1) };
}

test("each tile is asked for once, and shown as it comes", async () => {
  const { store, asked, last } = aStore();
  store.show([tile(5, 1), tile(5, 2)], "");
  store.show([tile(5, 1), tile(5, 2)], "");
  assert.deepEqual(asked.map(({ key }) => key), ["5/1/0", "5/2/0"]);
  assert.equal(last().loading, true);
  asked[0].answer(["a"]);
  asked[1].answer(["b", "c"]);
  await rest();
  assert.deepEqual(store.content, ["a", "b", "c"]);
  assert.deepEqual(last(), { loading: false, failed: false });
});

test("another level comes into sight whole; until then the old one stays", async () => {
  const { store, asked } = aStore();
  store.show([tile(5, 1)], "");
  asked[0].answer(["old"]);
  await rest();
  store.show([tile(6, 2), tile(6, 3)], "");
  asked[1].answer(["new"]);
  await rest();
  assert.deepEqual(store.content, ["old"]);
  asked[2].answer(["too"]);
  await rest();
  assert.deepEqual(store.content, ["new", "too"]);
});

test("other filters end what was asked, and what comes late is not shown", async () => {
  const { store, asked } = aStore();
  store.show([tile(5, 1)], "q=a");
  store.show([tile(5, 1)], "q=b");
  assert.equal(asked[0].signal.aborted, true);
  asked[1].answer(["b"]);
  asked[0].answer(["a"]);
  await rest();
  assert.deepEqual(store.content, ["b"]);
});

test("tiles that left the view are no longer waited for", async () => {
  const { store, asked, last } = aStore();
  store.show([tile(5, 1), tile(5, 2)], "");
  store.show([tile(5, 2)], "");
  assert.equal(asked[0].signal.aborted, true);
  asked[1].answer(["b"]);
  await rest();
  assert.equal(last().loading, false);
});

test("a tile that fails is told, and asked for again on reload", async () => {
  const { store, asked, last } = aStore();
  store.show([tile(5, 1)], "");
  asked[0].refuse(new Error("no answer"));
  await rest();
  assert.deepEqual(last(), { loading: false, failed: true });
  store.reload();
  asked[1].answer(["a"]);
  await rest();
  assert.deepEqual(last(), { loading: false, failed: false });
  assert.deepEqual(store.content, ["a"]);
});
