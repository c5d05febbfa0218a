/** What typed words may mean: a region, an issue, a target group. */

import { loadJson, withQuery } from "./load.js";

const MOST = 4;
const ASKED = 30;
const NOTES = { issue: "suggestIssue", target_group: "suggestGroup" };

/** Issues and target groups whose label holds the typed text, those that begin with it first. */
export function knownMeanings(typed, { config, words }) {
  const wanted = typed.toLocaleLowerCase();
  const at = ({ label }) => label.toLocaleLowerCase().indexOf(wanted);
  return Object.entries(NOTES)
    .flatMap(([name, note]) =>
      Object.entries(config.labels[name]).map(([value, label]) => ({
        name,
        value,
        label,
        note: words.text(note),
      })),
    )
    .filter((meaning) => at(meaning) >= 0)
    .sort((one, other) => at(one) - at(other))
    .slice(0, MOST);
}

/** Regions whose name holds the typed text: those of just this name first, larger ones before. */
export async function regionMeanings(typed, { config, words }, signal) {
  const query = new URLSearchParams({ q: typed, page_size: ASKED });
  const { results } = await loadJson(withQuery(config.urls.regions, query), { signal });
  const rank = (region) => region.code.length + (isCalled(region, typed) ? 0 : 10);
  return results
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, MOST)
    .map((region) => ({
      name: "region",
      value: region.code,
      label: words.of(region).text,
      note: noteOf(region, words),
      region,
    }));
}

function isCalled(region, typed) {
  return [region.name_th, region.name_en.toLowerCase()].includes(typed.toLowerCase());
}

/** "Tambon, Yala": the level, and the province that tells it from others of its name. */
function noteOf(region, words) {
  const province = region.code.slice(0, 2);
  const level = words.label("level", region.level);
  return region.code.length > 2 ? `${level}, ${words.label("region", province)}` : level;
}
