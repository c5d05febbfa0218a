import assert from "node:assert/strict";
import test from "node:test";
import { marksOf, piled } from "../../static/js/tile_records.js";
import { aTile } from "./a_tile.js";

const TILE = { z: 10, x: 800, y: 493 };
const ONE = { count: 1, uuid: "u1", record: "project", name_th: "ก", name_en: "A", at_region: true };

test("a cluster brings its counts, a record itself", () => {
  const bytes = aTile("records", [
    { x: 100, y: 200, count: 5, actor: 3, project: 0, resource: 2, need: 0 },
    { x: 3000, y: 200, ...ONE },
  ]);
  const [cluster, record] = marksOf(bytes, TILE);
  assert.equal(cluster.count, 5);
  assert.deepEqual(cluster.counts, { actor: 3, project: 0, resource: 2, need: 0 });
  assert.equal(cluster.uuid, undefined);
  assert.deepEqual(record.counts, { actor: 0, project: 1, resource: 0, need: 0 });
  assert.equal(record.atRegion, true);
  assert.equal(record.name_th, "ก");
});

test("marks beyond the edge belong to the neighbour", () => {
  const points = [-1, 0, 4095, 4096].map((x) => ({ ...ONE, x, y: 9, uuid: `at ${x}` }));
  const marks = marksOf(aTile("records", points), TILE);
  assert.deepEqual(marks.map(({ uuid }) => uuid), ["at 0", "at 4095"]);
});

test("no bytes, no layer: no marks", () => {
  assert.deepEqual(marksOf(null, TILE), []);
  assert.deepEqual(marksOf(aTile("other", [{ x: 1, y: 1 }]), TILE), []);
});

test("records on one spot make a pile that still knows each", () => {
  const points = ["u1", "u2"].map((uuid) => ({ ...ONE, x: 5, y: 5, uuid }));
  const [pile, alone] = piled(
    marksOf(aTile("records", [...points, { ...ONE, x: 900, y: 5, uuid: "u3" }]), TILE),
  );
  assert.equal(pile.count, 2);
  assert.deepEqual(pile.pile.map(({ uuid }) => uuid), ["u1", "u2"]);
  assert.equal(pile.counts.project, 2);
  assert.equal(alone.uuid, "u3");
});
