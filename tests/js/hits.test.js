import assert from "node:assert/strict";
import test from "node:test";
import { markAt } from "../../static/js/hits.js";
import { standingFor } from "../../static/js/standing.js";

const place = ({ at: [x, y] }) => ({ x, y });
const mark = (uuid, x, y, count = 1) => ({ uuid, at: [x, y], count });

test("the nearest mark within reach is hit", () => {
  const marks = [mark("a", 10, 10), mark("b", 30, 10)];
  assert.equal(markAt(marks, place, { x: 19, y: 10 }).uuid, "a");
  assert.equal(markAt(marks, place, { x: 22, y: 10 }).uuid, "b");
  assert.equal(markAt(marks, place, { x: 60, y: 10 }), null);
});

test("a target is at least 24 px wide for a mouse and 44 for a finger", () => {
  const marks = [mark("a", 0, 0)];
  assert.ok(markAt(marks, place, { x: 12, y: 0 }, "mouse"));
  assert.equal(markAt(marks, place, { x: 18, y: 0 }, "mouse"), null);
  assert.ok(markAt(marks, place, { x: 22, y: 0 }, "touch"));
});

test("a large cluster is hit wherever it is drawn", () => {
  assert.ok(markAt([mark("c", 0, 0, 900)], place, { x: 20, y: 0 }, "mouse"));
});

test("a record is shown by its mark, its pile or its cluster, else by itself", () => {
  const record = { uuid: "u", lon: 101.2, lat: 6.5 };
  const own = { ...record, count: 1 };
  const pile = { count: 2, pile: [{ uuid: "u" }, { uuid: "v" }], box: [0, 0, 0, 0] };
  const cluster = { count: 7, pile: null, box: [101, 6, 102, 7] };
  const elsewhere = { count: 7, pile: null, box: [99, 6, 100, 7] };
  assert.equal(standingFor(record, [cluster, own]), own);
  assert.equal(standingFor(record, [cluster, pile]), pile);
  assert.equal(standingFor(record, [elsewhere, cluster]), cluster);
  assert.equal(standingFor(record, [elsewhere]).uuid, "u");
});
