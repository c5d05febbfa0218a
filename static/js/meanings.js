/** What typed words may mean, as the API suggests it: groups of things to choose. */

import { loadJson, withQuery } from "./load.js";

/** The groups in the order they are shown, each with its title and the icon of its options. */
const GROUPS = {
  place: { title: "suggestPlaces", icon: "pin" },
  issue: { title: "suggestIssues", icon: "tag" },
  target_group: { title: "suggestGroups", icon: "people" },
  record: { title: "suggestRecords" },
  term: { title: "suggestTerms", icon: "search" },
};
const PROVINCE_DIGITS = 2;

/**
 * The groups for these words: [{kind, title, options}]; `region` brings what is there before. The
 * last of several words may be a place though all of them together are none.
 */
export async function meaningsOf(typed, region, { config, words }, signal) {
  async function suggested(q) {
    const query = new URLSearchParams({ q });
    if (region) query.set("region", region);
    const { groups } = await loadJson(withQuery(config.urls.suggestions, query), { signal });
    return groups;
  }
  const groups = await suggested(typed);
  const last = typed.split(/\s+/).at(-1);
  if (last !== typed && last.length > 1 && !groups.some(isPlace)) {
    groups.push(...(await suggested(last)).filter(isPlace));
  }
  return Object.keys(GROUPS)
    .map((kind) => groups.find((group) => group.kind === kind))
    .filter((group) => group?.items.length)
    .map(({ kind, items }) => ({
      kind,
      title: words.text(GROUPS[kind].title),
      options: items.map((item) => optionOf(kind, item, words)),
    }));
}

function isPlace({ kind }) {
  return kind === "place";
}

function optionOf(kind, item, words) {
  const label = words.of(item);
  return {
    label,
    ranges: item.matched?.[`name_${label.lang}`],
    icon: GROUPS[kind].icon ?? item.kind,
    recordKind: kind === "record" ? item.kind : "",
    note: noteOf(kind, item, words),
    choice: choiceOf(kind, item, label.text),
  };
}

/** What choosing it does: show a region, set a filter, open a record, search for other words. */
function choiceOf(kind, item, text) {
  if (kind === "place") return { region: { ...item, code: item.id } };
  if (kind === "record") return { open: { record: item.kind, uuid: item.id } };
  if (kind === "term") return { q: text };
  return { filter: kind, value: item.id };
}

/** "District, Yala" for a place; where a record is. */
function noteOf(kind, item, words) {
  if (kind === "record") return words.of(item, "place").text;
  if (kind !== "place") return "";
  const level = words.label("level", item.kind);
  const isWithin = /^\d+$/.test(item.id) && item.id.length > PROVINCE_DIGITS;
  if (!isWithin) return level;
  return `${level}, ${words.label("region", item.id.slice(0, PROVINCE_DIGITS))}`;
}
