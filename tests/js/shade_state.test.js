import assert from "node:assert/strict";
import test from "node:test";
import {
  besideOf,
  drilled,
  gapParams,
  heldAgainst,
  levelIn,
  levelOf,
  parseShade,
  raised,
  scopeOf,
  shadeBy,
  shadeParams,
  wayTo,
  writeShade,
} from "../../static/js/shade_state.js";
import { differences, format, parse } from "../../static/js/state.js";

const ALL = ["province", "district", "tambon"];
const read = (text) => parseShade(new URLSearchParams(text));
const written = (shade) => {
  const query = new URLSearchParams();
  writeShade(query, shade);
  return query.toString();
};

test("a map is coloured by nothing unless the address says so", () => {
  assert.equal(read("level=tambon&year=2021"), null);
  assert.equal(written(null), "");
  assert.deepEqual(read("indicator=hai"), shadeBy("indicator", "hai"));
  assert.equal(written(shadeBy("count", "actors")), "count=actors");
});

test("what an address says is what the same address is written from", () => {
  const text = "indicator=hai&level=district&year=2021&method=natural&classes=4";
  assert.equal(written(read(text)), text);
  const fixed = "count=actors&method=fixed&bounds=1%2C2.5";
  assert.equal(written(read(fixed)), fixed);
  assert.deepEqual(read(fixed).bounds, [1, 2.5]);
  assert.equal(read(fixed).classes, 3);
  for (const method of ["published", "quantile"]) {
    assert.equal(written(read(`indicator=hai&method=${method}`)), `indicator=hai&method=${method}`);
  }
});

test("what makes no sense is as usual", () => {
  const usual = shadeBy("indicator", "hai");
  const said = "indicator=hai&level=village&year=64&classes=99&method=magic";
  assert.deepEqual(read(said), usual);
  assert.deepEqual(read("indicator=hai&method=fixed"), usual);
  assert.deepEqual(read("indicator=hai&method=fixed&bounds=1,x"), usual);
  assert.deepEqual(read("indicator=hai&method=fixed&bounds=1,2,3,4,5,6,7"), usual);
});

test("colours are a part of the screen of their own", () => {
  const plain = parse("?region=95");
  const coloured = parse("?region=95&indicator=hai&marks=off");
  assert.deepEqual(differences(plain, coloured), new Set(["shade", "marks"]));
  assert.equal(format(coloured), "region=95&indicator=hai&marks=off");
});

test("a region's level is told by its code", () => {
  assert.deepEqual(["95", "9501", "950102"].map(levelOf), ALL);
  assert.equal(levelOf("TH-S"), undefined);
  assert.equal(levelOf(""), undefined);
});

test("a chosen region is shown among its likes, or its parts are", () => {
  assert.equal(scopeOf("", "tambon"), "");
  assert.equal(scopeOf("TH", "tambon"), "");
  assert.equal(scopeOf("TH-S", "province"), "TH-S");
  assert.equal(scopeOf("95", "province"), "");
  assert.equal(scopeOf("95", "district"), "95");
  assert.equal(scopeOf("95", "tambon"), "95");
  assert.equal(scopeOf("9501", "district"), "95");
  assert.equal(scopeOf("950102", "tambon"), "9501");
  const query = shadeParams({ ...shadeBy("count", "actors"), level: "tambon" }, "950102");
  assert.equal(query.toString(), "count=actors&level=tambon&within=9501");
});

test("a click leads one step down", () => {
  const from = (region, level, code, levels = ALL) => drilled({ region, level, code, levels });
  assert.deepEqual(from("", "province", "95"), { region: "95", level: "district" });
  assert.deepEqual(from("95", "district", "9501"), { region: "9501", level: "tambon" });
  assert.deepEqual(from("9501", "tambon", "950102"), { region: "950102", level: "tambon" });
  assert.deepEqual(from("TH-S", "province", "95"), { region: "95", level: "district" });
});

test("from all tambons of the country the way down leads over province and district", () => {
  const from = (region) => drilled({ region, level: "tambon", code: "950102", levels: ALL });
  assert.deepEqual(from(""), { region: "95", level: "tambon" });
  assert.deepEqual(from("95"), { region: "9501", level: "tambon" });
});

test("a figure that has no finer level stays at the one it has", () => {
  const levels = ["province"];
  const click = drilled({ region: "", level: "province", code: "95", levels });
  assert.deepEqual(click, { region: "95", level: "province" });
  assert.equal(levelIn("95", levels), undefined);
  assert.equal(levelIn("95", ["province", "tambon"]), "tambon");
});

test("the way up shows the largest parts of where it leads", () => {
  assert.deepEqual(wayTo("950102"), ["TH", "95", "9501", "950102"]);
  assert.deepEqual(wayTo("TH-S-3"), ["TH", "TH-S-3"]);
  assert.deepEqual(wayTo(""), ["TH"]);
  const up = (code) => raised({ code, levels: ALL, level: "tambon" });
  assert.deepEqual(up("TH"), { region: "", level: "province" });
  assert.deepEqual(up("95"), { region: "95", level: "district" });
  assert.deepEqual(raised({ code: "95", levels: ["province"], level: "province" }), {
    region: "95",
    level: "province",
  });
});

test("a change, a reference and a figure beside are part of the address", () => {
  for (const text of [
    "indicator=hai&year=2021&since=2015",
    "indicator=gpp&since=1995&change=percent",
    "indicator=hai&around=country&classes=4",
    "indicator=hai&around=-1.5",
    "indicator=hai&beside=inequality%3Agini&beside_year=2024",
  ]) {
    assert.equal(written(read(text)), text);
  }
  const beside = read("indicator=hai&level=district&around=country&beside=count:actors");
  assert.equal(shadeParams(beside, "").toString(), "indicator=hai&level=district&around=country");
  const second = shadeParams(besideOf(beside), "95");
  assert.equal(second.toString(), "count=actors&level=district&within=95");
  assert.equal(besideOf(read("indicator=hai")), null);
});

test("values are held against one thing, or against nothing", () => {
  const usual = shadeBy("indicator", "hai");
  for (const text of ["around=province", "around=", "since=64", "beside=hai", "beside=x:hai"]) {
    assert.deepEqual(read(`indicator=hai&${text}`), usual);
  }
  assert.equal(read("indicator=hai&since=2015&around=3").around, "");
  assert.equal(read("indicator=hai&method=fixed&bounds=1&around=3").around, "3");
  assert.equal(read("indicator=hai&method=published&around=3").around, "");
  const fixed = read("indicator=hai&method=fixed&bounds=1,2");
  assert.deepEqual(heldAgainst(fixed, { around: "country" }), { ...fixed, around: "country" });
  // Bounds of values are none of changes.
  assert.deepEqual(heldAgainst(fixed, { since: 2015 }), { ...usual, since: 2015 });
  const since = read("indicator=hai&since=2015&change=percent");
  assert.deepEqual(heldAgainst(since, {}), usual);
});

test("from the colours the way leads to where help is missing by the same figure", () => {
  const gaps = (text) => gapParams(parse(text)).toString();
  assert.equal(gaps("?indicator=hai&year=2020"), "indicator=hai&level=province&year=2020");
  assert.equal(gaps("?indicator=hai&level=tambon"), "indicator=hai&level=district");
  assert.equal(
    gaps("?indicator=hai&level=tambon&region=9501&target_group=older-persons"),
    "indicator=hai&level=tambon&within=95&target_group=older-persons",
  );
  assert.equal(gaps("?indicator=hai&issue=a&issue=b"), "indicator=hai&level=province");
});
