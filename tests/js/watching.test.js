import assert from "node:assert/strict";
import test, { afterEach, beforeEach } from "node:test";
import { createWatching, versionOf } from "../../static/js/watching.js";

const kept = { fetch: globalThis.fetch, document: globalThis.document };
let turned;
beforeEach(() => {
  globalThis.document = { hidden: false, addEventListener: (_name, work) => (turned = work) };
  const navigator = { value: { onLine: true }, configurable: true };
  Object.defineProperty(globalThis, "navigator", navigator);
});
afterEach(() => Object.assign(globalThis, kept));

/** Answers with one ETag after the other; `null` is an answer that does not come. */
function answering(t, etags) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const asked = [];
  globalThis.fetch = async (address) => {
    const etag = etags[asked.push(address) - 1];
    if (etag === null) throw new TypeError("offline");
    return new Response("{}", { headers: { ETag: etag } });
  };
  const rest = async (turns) => {
    for (let turn = 0; turn < turns; turn++) {
      await new Promise(setImmediate);
      t.mock.timers.tick(5000);
    }
    await new Promise(setImmediate);
  };
  return { asked, rest };
}

test("the version is what an ETag says before the address", () => {
  assert.equal(versionOf('W/"9-41-abc"'), 'W/"9-41');
  assert.equal(versionOf(null), "");
});

test("a new version is told once, another address or a failure is none", async (t) => {
  const etags = ['W/"9-1-a"', 'W/"9-1-b"', null, 'W/"9-2-b"', 'W/"9-2-b"'];
  const { asked, rest } = answering(t, etags);
  let moved = 0;
  createWatching({ address: () => "/facets", onMoved: () => moved++ });
  await rest(2);
  assert.equal(moved, 0);
  await rest(2);
  assert.deepEqual([asked.length, moved], [5, 1]);
});

test("a page out of sight asks nothing, and asks at once when it is back", async (t) => {
  const { asked, rest } = answering(t, ['W/"9-1-a"', 'W/"9-2-a"']);
  let moved = 0;
  createWatching({ address: () => "/facets", onMoved: () => moved++ });
  await rest(0);
  globalThis.document.hidden = true;
  await rest(3);
  assert.equal(asked.length, 1);
  globalThis.document.hidden = false;
  turned();
  await rest(0);
  assert.deepEqual([asked.length, moved], [2, 1]);
});

test("nothing is asked while there is nothing to watch", async (t) => {
  const { asked, rest } = answering(t, ['W/"1-a"']);
  let address = "";
  createWatching({ address: () => address, onMoved: assert.fail });
  await rest(2);
  assert.deepEqual(asked, []);
  address = "/api/choropleth";
  await rest(1);
  assert.deepEqual(asked, ["/api/choropleth"]);
});
