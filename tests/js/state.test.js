import assert from "node:assert/strict";
import test from "node:test";
import {
  activeFilters,
  blank,
  differences,
  filterParams,
  format,
  parse,
  toggled,
  without,
  withoutFilters,
} from "../../static/js/state.js";

const UUID = "9c1d8c78-94b7-44b4-a882-d9cdb7c34ed1";
const FULL =
  "record=actor&record=project&issue=social-power&target_group=children-and-youth&region=95" +
  `&q=%E0%B8%94&within=map&pages=3&show=list&open=project:${UUID}&at=6.5412,101.2803,9`;

test("a first visit asks for nothing and has an empty query string", () => {
  assert.equal(format(parse("")), "");
  assert.deepEqual(parse(""), blank());
});

test("what an address says is what the same address is written from", () => {
  const state = parse(`?${FULL}`);
  assert.equal(format(state), FULL);
  assert.deepEqual(parse(`?${format(state)}`), state);
  assert.deepEqual(state.open, { record: "project", uuid: UUID });
  assert.deepEqual(state.view, { lat: 6.5412, lon: 101.2803, zoom: 9 });
});

test("the same screen has one address, whatever the order of its parts", () => {
  assert.equal(
    format(parse("?q=a&record=project&record=actor&record=actor")),
    format(parse("?record=actor&q=a&record=project")),
  );
});

test("what makes no sense is left out, not passed on", () => {
  const state = parse("?at=91,200,x&open=person:1&pages=-4&within=yes&show=all&record=");
  assert.deepEqual(state, blank());
  assert.equal(parse("?pages=999").pages, 10);
  assert.equal(parse("?at=13.7,100.5").view, null);
  assert.equal(parse(`?open=actor:${UUID}x`).open, null);
});

test("only filters go to the API", () => {
  assert.equal(
    filterParams(parse(`?${FULL}`)).toString(),
    "record=actor&record=project&issue=social-power&target_group=children-and-youth&region=95&q=%E0%B8%94",
  );
});

test("words are taken exactly only where there are words", () => {
  assert.equal(format(parse("?q=x&verbatim=true")), "q=x&verbatim=true");
  assert.equal(format(parse("?verbatim=true")), "");
  assert.equal(parse("?q=x&verbatim=1").verbatim, false);
  assert.deepEqual(activeFilters(parse("?q=x&verbatim=true")), [{ name: "q", value: "x" }]);
  assert.equal(withoutFilters().verbatim, false);
});

test("a value is added once, taken away, and the list begins anew", () => {
  const state = { ...blank(), pages: 4, role: ["implementer"] };
  assert.deepEqual(toggled(state, "role", "supporter"), {
    role: ["implementer", "supporter"],
    pages: 1,
  });
  assert.deepEqual(toggled(state, "role", "implementer").role, []);
  assert.deepEqual(toggled(state, "role", "implementer", true).role, ["implementer"]);
});

test("each chosen filter can be dropped alone, and all together", () => {
  const state = parse("?record=actor&record=need&region=95&q=x&located=none&at=13,100,7");
  assert.equal(activeFilters(state).length, 5);
  assert.deepEqual(without(state, "record", "actor").record, ["need"]);
  assert.equal(without(state, "region", "95").region, "");
  const cleared = { ...state, ...withoutFilters() };
  assert.deepEqual(activeFilters(cleared), []);
  assert.deepEqual(cleared.view, state.view);
});

test("a difference names the part of the screen that it is in", () => {
  const state = parse(`?${FULL}`);
  assert.deepEqual(differences(state, { ...state }), new Set());
  assert.deepEqual(differences(state, { ...state, q: "" }), new Set(["filters"]));
  assert.deepEqual(differences(state, { ...state, open: null, pages: 1 }), new Set(["pages", "open"]));
  const moved = { ...state.view, lat: state.view.lat + 0.00001 };
  assert.deepEqual(differences(state, { ...state, view: moved }), new Set());
});
