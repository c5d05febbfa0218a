import assert from "node:assert/strict";
import test, { afterEach } from "node:test";
import { createSearchAnswer, matchedIn } from "../../static/js/search_answer.js";

const { fetch } = globalThis;
afterEach(() => (globalThis.fetch = fetch));

test("each question is asked once, none without words", async () => {
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(address);
    return Response.json({ results: [{ id: "u" }], understood: {} });
  };
  const find = createSearchAnswer("/s");
  assert.deepEqual((await find({ q: "" })).results, []);
  const [one, other] = [find({ q: "a" }), find({ q: "a", record: ["need"] })];
  assert.equal(await one, await other);
  await find({ q: "a", verbatim: true });
  assert.deepEqual(asked, ["/s?q=a&page_size=50", "/s?q=a&page_size=50&verbatim=true"]);
});

test("without an answer there are no marks, and no error", async () => {
  globalThis.fetch = async () => new Response("", { status: 500 });
  assert.equal(matchedIn(await createSearchAnswer("/s")({ q: "a" })).size, 0);
});

test("of what matched beside the names, only typed words are told", () => {
  const results = [{ id: "u", matched: { name_th: [[0, 2]], words: ["waste", "trash"] } }];
  const terms = [{ typed: "waste", also: ["trash"] }];
  const strict = matchedIn({ results, understood: { terms, relaxed: ["year"] } });
  assert.deepEqual(strict.get("u"), { name_th: [[0, 2]], words: ["waste"] });
  const loose = matchedIn({ results, understood: { terms, relaxed: ["terms"] } });
  assert.deepEqual(loose.get("u").words, []);
});
