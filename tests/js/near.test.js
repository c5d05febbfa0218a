import assert from "node:assert/strict";
import test from "node:test";
import { rounded } from "../../static/js/near.js";

test("a place leaves the browser to a hundredth of a degree", () => {
  assert.deepEqual(rounded({ latitude: 6.541234567, longitude: 101.280987 }), {
    lat: 6.54,
    lon: 101.28,
  });
});
