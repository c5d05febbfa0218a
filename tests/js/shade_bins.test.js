import assert from "node:assert/strict";
import test from "node:test";
import { binned, quartersOf } from "../../static/js/shade_bins.js";

test("every value is in one bin, the largest too", () => {
  const values = Array.from({ length: 77 }, (_, at) => at * at);
  const { bins, most, low, high } = binned(values, { low: 0, high: 76 * 76 });
  assert.equal(bins.reduce((sum, { count }) => sum + count, 0), 77);
  assert.equal(most, Math.max(...bins.map(({ count }) => count)));
  assert.deepEqual([bins[0].from, bins.at(-1).to], [low, high]);
  assert.ok(bins.at(-1).count > 0);
  assert.ok(bins.length <= 24);
});

test("values that are all the same are not spread", () => {
  assert.equal(binned([3, 3], { low: 3, high: 3 }), null);
  assert.equal(binned([], { low: undefined, high: undefined }), null);
});

test("quarters lie between the values around them", () => {
  assert.deepEqual(quartersOf([4, 1, 3, 2, 5]), [2, 3, 4]);
  assert.deepEqual(quartersOf([1, 2]), [1.25, 1.5, 1.75]);
});
