import assert from "node:assert/strict";
import test, { afterEach } from "node:test";
import {
  fill,
  latestOnly,
  loadBytes,
  LoadError,
  loadJson,
  ownPath,
  withQuery,
} from "../../static/js/load.js";

const { fetch } = globalThis;
afterEach(() => (globalThis.fetch = fetch));
const answering = (body, init) => (globalThis.fetch = async () => new Response(body, init));

test("addresses are filled and queried", () => {
  assert.equal(fill("/t/{z}/{x}.mvt", { z: 3, x: 7 }), "/t/3/7.mvt");
  assert.equal(withQuery("/a", new URLSearchParams({ q: "ก ข" })), "/a?q=%E0%B8%81+%E0%B8%82");
  assert.equal(withQuery("/a", new URLSearchParams()), "/a");
  assert.equal(withQuery("/a?v=1", "q=x"), "/a?v=1&q=x");
  assert.equal(ownPath("http://inside:8000/api/explore?page=2"), "/api/explore?page=2");
});

test("an error brings its status and what the API says about it", async () => {
  answering(JSON.stringify({ detail: "There is no “nope”." }), { status: 400 });
  await assert.rejects(loadJson("/x"), (error) => {
    assert.ok(error instanceof LoadError);
    assert.deepEqual([error.status, error.detail], [400, "There is no “nope”."]);
    return true;
  });
  answering("<html>", { status: 502 });
  await assert.rejects(loadJson("/x"), { status: 502, detail: "" });
});

test("no answer at all is an error of status 0", async () => {
  globalThis.fetch = async () => {
    throw new TypeError("Failed to fetch");
  };
  await assert.rejects(loadJson("/x"), { status: 0 });
});

test("an empty tile is null", async () => {
  answering(null, { status: 204 });
  assert.equal(await loadBytes("/t"), null);
});

test("of two questions only the later is answered", async () => {
  const waiting = [];
  const ask = latestOnly((signal, name) => new Promise((done) => waiting.push({ signal, name, done })));
  const first = ask("first");
  const second = ask("second");
  assert.equal(waiting[0].signal.aborted, true);
  waiting.forEach(({ name, done }) => done(name));
  assert.equal(await first, undefined);
  assert.equal(await second, "second");
});
