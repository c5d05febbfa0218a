import assert from "node:assert/strict";
import test from "node:test";
import { kindOf, placeOf } from "../../static/js/list_row.js";
import { levelsOf } from "../../static/js/place_filter.js";
import { linksOf } from "../../static/js/record_links.js";
import { settleAt } from "../../static/js/sheet.js";
import { titleOf } from "../../static/js/tooltip.js";
import { createWords } from "../../static/js/words.js";

const texts = {
  found: "{count} found",
  cluster: "{count} records: {kinds}",
  clusterPart: "{kind} {count}",
  wholeCountry: "The whole country",
  noPlace: "Place not known",
  partOf: "Part of",
  unit: "Unit",
};
const labels = {
  record: { actor: "Organisations", project: "Projects" },
  one: { project: "Project", resource: "Resource" },
  actor_kind: { cso: "Civil society organisation" },
  resource_kind: { fund: "Fund" },
  participation: { lead: "Lead", funder: "Funder" },
  partnership: { member: "Member of" },
  partnership_of: { member: "Has as a member" },
  issue: { waste: "Waste", "industrial-waste": "Industrial waste" },
  target_group: { homeless: "Homeless people" },
};
const thai = createWords({ language: "th", texts, labels });
const english = createWords({ language: "en", texts, labels });

test("dates are of the Buddhist era in Thai only, numbers have separators", () => {
  assert.equal(thai.date("2024-05-17"), "17 พฤษภาคม 2567");
  assert.equal(english.date("2024-05-17"), "17 May 2024");
  assert.deepEqual([thai.year(2024), english.year(2024)], ["2567", "2024"]);
  assert.equal(english.text("found", { count: 1039270 }), "1,039,270 found");
});

test("a name is in the reader's language where there is one, and says which it is in", () => {
  const both = { name_th: "มูลนิธิ", name_en: "Foundation" };
  assert.deepEqual(thai.of(both), { text: "มูลนิธิ", lang: "th" });
  assert.deepEqual(english.of(both), { text: "Foundation", lang: "en" });
  assert.deepEqual(english.of({ ...both, name_en: "" }), { text: "มูลนิธิ", lang: "th" });
});

test("what a record is and where, in words", () => {
  assert.equal(kindOf(english, { record: "actor", kind: "cso" }), "Civil society organisation");
  assert.equal(kindOf(english, { record: "project", kind: "" }), "Project");
  assert.equal(kindOf(english, { record: "resource", kind: "fund" }), "Resource: Fund");
  assert.equal(placeOf(english, { place_en: "Yala" }).text, "Yala");
  assert.equal(placeOf(english, { serves_country: true }).text, "The whole country");
  assert.equal(placeOf(english, {}).text, "Place not known");
});

test("a cluster says how many of each kind it holds", () => {
  const counts = { actor: 3, project: 2, resource: 0, need: 0 };
  assert.equal(
    titleOf({ count: 5, counts }, english).text,
    "5 records: Organisations 3 and Projects 2",
  );
});

test("a region's code tells what it is in", () => {
  assert.deepEqual(levelsOf("950102"), { province: "95", district: "9501", tambon: "950102" });
  assert.deepEqual(levelsOf("95"), { province: "95", district: "", tambon: "" });
  assert.deepEqual(levelsOf("TH-S"), { province: "", district: "", tambon: "" });
});

test("a partner is linked once, with all its roles", () => {
  const actor = { uuid: "a", name_en: "A" };
  const links = linksOf(
    {
      record: "project",
      participations: [{ role: "lead", actor }, { role: "funder", actor }],
      partners_as_text: ["ชุมชน"],
    },
    english,
  );
  assert.equal(links.partners.length, 2);
  assert.equal(links.partners[0].note, "Lead and Funder");
  assert.deepEqual(links.partners[1].target, { text: "ชุมชน", lang: "th" });
  assert.deepEqual(links.projects, []);
});

test("a tie is named from this side", () => {
  const other = { uuid: "b" };
  const { ties } = linksOf(
    {
      record: "actor",
      participations: [],
      parent: { uuid: "p" },
      partnerships: [{ kind: "member", partner: other }],
      partnerships_of: [{ kind: "member", actor: other }],
    },
    english,
  );
  assert.deepEqual(ties.map(({ note }) => note), ["Part of", "Member of", "Has as a member"]);
});

test("a dragged sheet rests at the nearest height, a flick goes on to the next", () => {
  const sizes = { peek: 200, half: 400, full: 700 };
  assert.equal(settleAt(320, 0, sizes), "half");
  assert.equal(settleAt(220, 1, sizes), "half");
  assert.equal(settleAt(410, 1, sizes), "full");
  assert.equal(settleAt(390, -1, sizes), "peek");
  assert.equal(settleAt(900, 1, sizes), "full");
});
