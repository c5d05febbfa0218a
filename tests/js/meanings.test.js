import assert from "node:assert/strict";
import test, { afterEach } from "node:test";
import { meaningsOf } from "../../static/js/meanings.js";
import { words } from "./search_words.js";

const { fetch } = globalThis;
afterEach(() => (globalThis.fetch = fetch));
const config = { urls: { suggestions: "/s" } };
let asked;

function answering(groups) {
  globalThis.fetch = async (address) => {
    asked = address;
    return Response.json({ groups });
  };
}

const PLACE = { id: "9501", kind: "district", name_th: "เมืองยะลา", name_en: "", matched: {} };
const RECORD = { id: "u", kind: "project", name_th: "โครงการ", name_en: "", place_th: "จ.ยะลา" };
const ISSUE = { id: "waste", kind: "issue", name_th: "ขยะ", matched: { name_th: [[0, 2]] } };

test("groups come in their own order, empty ones not at all", async () => {
  answering([
    { kind: "record", items: [RECORD] },
    { kind: "term", items: [] },
    { kind: "place", items: [PLACE] },
  ]);
  const groups = await meaningsOf("ยะลา", "95", { config, words });
  assert.deepEqual(groups.map(({ kind }) => kind), ["place", "record"]);
  assert.equal(new URLSearchParams(asked.split("?")[1]).get("region"), "95");
});

test("the last of several words may be a place", async () => {
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(decodeURIComponent(address));
    const groups = asked.length > 1 ? [{ kind: "place", items: [PLACE] }] : [];
    return Response.json({ groups: [...groups, { kind: "record", items: [RECORD] }] });
  };
  const groups = await meaningsOf("เด็ก ยะลา", "", { config, words });
  assert.deepEqual(asked, ["/s?q=เด็ก+ยะลา", "/s?q=ยะลา"]);
  assert.deepEqual(groups.map(({ kind, options }) => [kind, options.length]), [
    ["place", 1],
    ["record", 1],
  ]);
});

test("each says what it is and where, and what choosing it does", async () => {
  answering([
    { kind: "place", items: [PLACE] },
    { kind: "record", items: [RECORD] },
    { kind: "issue", items: [ISSUE] },
    { kind: "term", items: [{ id: "t", kind: "term", name_th: "ผู้สูงอายุ" }] },
  ]);
  const groups = await meaningsOf("x", "", { config, words });
  const [place, issue, record, term] = groups.map(({ options }) => options[0]);
  assert.equal(place.note, "อำเภอ, ยะลา");
  assert.equal(place.choice.region.code, "9501");
  assert.deepEqual([issue.choice, issue.ranges], [{ filter: "issue", value: "waste" }, [[0, 2]]]);
  assert.deepEqual(record.choice, { open: { record: "project", uuid: "u" } });
  assert.deepEqual([record.note, record.icon], ["จ.ยะลา", "project"]);
  assert.deepEqual(term.choice, { q: "ผู้สูงอายุ" });
  assert.equal(asked, "/s?q=x");
});
