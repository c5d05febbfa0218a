import assert from "node:assert/strict";
import test from "node:test";
import { createStore } from "../../static/js/store.js";

/** A window with just a location and a history. */
function aWindow(search = "") {
  const entries = [search];
  let at = 0;
  let onPop;
  const location = { pathname: "/en/", search };
  const queryOf = (address) => address.slice(location.pathname.length);
  return {
    location,
    entries,
    addEventListener: (_, listen) => (onPop = listen),
    history: {
      pushState(_state, _title, address) {
        entries.splice(at + 1, Infinity, queryOf(address));
        at += 1;
        location.search = entries[at];
      },
      replaceState(_state, _title, address) {
        entries[at] = queryOf(address);
        location.search = entries[at];
      },
    },
    back() {
      at -= 1;
      location.search = entries[at];
      onPop();
    },
  };
}

test("a choice is a step in history, following the map is not", () => {
  const window = aWindow();
  const store = createStore(window);
  store.change({ region: "95" });
  store.change({ view: { lat: 6.5, lon: 101.3, zoom: 9 } }, { replace: true });
  assert.deepEqual(window.entries, ["", "?region=95&at=6.5000,101.3000,9"]);
});

test("listeners hear what changed, and nothing when nothing did", () => {
  const store = createStore(aWindow("?q=x"));
  const heard = [];
  store.onChange((state, changed) => heard.push([state.q, [...changed]]));
  store.change({ q: "x" });
  store.change({ q: "y" });
  assert.deepEqual(heard, [["y", ["filters"]]]);
});

test("the back button brings the earlier screen back", () => {
  const window = aWindow("?record=actor");
  const store = createStore(window);
  const heard = [];
  store.change({ record: ["need"] });
  store.onChange((state) => heard.push(state.record));
  window.back();
  assert.deepEqual(store.get().record, ["actor"]);
  assert.deepEqual(heard, [["actor"]]);
});
