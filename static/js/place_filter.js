/** Province, then district, then tambon: each choice offers what is inside it. */

import { hook, hooks } from "./dom.js";
import { countsOf } from "./facets.js";
import { latestOnly, loadJson, withQuery } from "./load.js";

/** The codes of a region and of those that hold it, by level: "9501" is in province "95". */
export function levelsOf(code) {
  if (!/^\d+$/.test(code)) return { province: "", district: "", tambon: "" };
  const part = (length) => (code.length >= length ? code.slice(0, length) : "");
  return { province: part(2), district: part(4), tambon: part(6) };
}

/** `onRegion(region)` tells each region that becomes known, so that its name is at hand. */
export function createPlaceFilter({ store, url, words, onRegion }) {
  const selects = Object.fromEntries(
    hooks("level", hook("place")).map((select) => [select.dataset.tisepLevel, select]),
  );
  const loads = Object.fromEntries(
    ["district", "tambon"].map((level) => [
      level,
      latestOnly((signal, parent) => {
        const query = new URLSearchParams({ level, parent, page_size: 200 });
        return loadJson(withQuery(url, query), { signal });
      }),
    ]),
  );
  let counts = new Map();

  for (const [level, select] of Object.entries(selects)) {
    select.addEventListener("change", () => {
      const above = level === "province" ? "" : select.dataset.parent;
      store.change({ region: select.value || above, located: "", pages: 1 });
    });
  }

  async function offer(level, parent) {
    const select = selects[level];
    select.parentElement.hidden = !parent;
    if (select.dataset.parent === parent) return;
    select.dataset.parent = parent;
    select.length = 1;
    if (!parent) return;
    const answer = await loads[level](parent).catch(() => undefined);
    if (!answer) {
      delete select.dataset.parent;
      return;
    }
    answer.results.forEach(onRegion);
    select.append(...sorted(answer.results));
    write();
  }

  /** In the order of the reader's alphabet. */
  function sorted(regions) {
    const order = new Intl.Collator(words.language).compare;
    return regions.map(option).sort((one, other) => order(one.text, other.text));
  }

  function option(region) {
    const { text, lang } = words.of(region);
    const element = new Option(text, region.code);
    if (lang !== words.language) element.lang = lang;
    return element;
  }

  function write() {
    const chosen = levelsOf(store.get().region);
    for (const [level, select] of Object.entries(selects)) {
      for (const each of [...select.options].slice(1)) {
        each.dataset.name ??= each.text;
          const count = counts.get(each.value);
        each.text = count
          ? words.text("placeCount", { name: each.dataset.name, count })
          : each.dataset.name;
      }
      select.value = chosen[level];
    }
  }

  return {
    async show(state) {
      const { province, district } = levelsOf(state.region);
      write();
      await Promise.all([offer("district", province), offer("tambon", district)]);
    },
    /** The facet of regions: provinces, or what is inside the chosen region. */
    count(facet) {
      counts = countsOf(facet);
      write();
    },
  };
}
