/** Province, then district, then tambon: each choice offers what is inside it. */

import { hook, hooks } from "./dom.js";
import { countsOf } from "./facets.js";
import { latestOnly, loadJson, withQuery } from "./load.js";

/** The codes of a region and of those that hold it, by level: "9501" is in province "95". */
export function levelsOf(code) {
  const isNumber = /^\d+$/.test(code);
  const part = (length) => (isNumber && code.length >= length ? code.slice(0, length) : "");
  return { province: part(2), district: part(4), tambon: part(6) };
}

export class PlaceFilter {
  #selects = Object.fromEntries(
    hooks("level", hook("place")).map((select) => [select.dataset.tisepLevel, select]),
  );
  #loads = {};
  #counts = new Map();
  #given;

  /** `onRegion(region)` tells each region that becomes known, so that its name is at hand. */
  constructor(given) {
    this.#given = given;
    for (const [level, select] of Object.entries(this.#selects)) {
      this.#loads[level] = latestOnly((signal, parent) => {
        const query = new URLSearchParams({ level, parent, page_size: 200 });
        return loadJson(withQuery(given.url, query), { signal });
      });
      select.addEventListener("change", () => {
        const region = select.value || (select.dataset.parent ?? "");
        given.store.change({ region, located: "", pages: 1 });
      });
    }
  }

  async show(state) {
    const { province, district } = levelsOf(state.region);
    this.#write();
    await Promise.all([this.#offer("district", province), this.#offer("tambon", district)]);
  }

  /** The facet of regions: provinces, or what is inside the chosen region. */
  count(facet) {
    this.#counts = countsOf(facet);
    this.#write();
  }

  async #offer(level, parent) {
    const select = this.#selects[level];
    select.parentElement.hidden = !parent;
    if (select.dataset.parent === parent) return;
    select.dataset.parent = parent;
    select.length = 1;
    if (!parent) return;
    const answer = await this.#loads[level](parent).catch(() => null);
    if (answer === null) delete select.dataset.parent;
    if (!answer) return;
    answer.results.forEach(this.#given.onRegion);
    select.append(...this.#sorted(answer.results));
    this.#write();
  }

  /** In the order of the reader's alphabet. */
  #sorted(regions) {
    const order = new Intl.Collator(this.#given.words.language).compare;
    return regions
      .map((region) => this.#option(region))
      .sort((one, other) => order(one.text, other.text));
  }

  #option(region) {
    const { text, lang } = this.#given.words.of(region);
    const element = new Option(text, region.code);
    if (lang !== this.#given.words.language) element.lang = lang;
    return element;
  }

  #write() {
    const { store, words } = this.#given;
    const chosen = levelsOf(store.get().region);
    for (const [level, select] of Object.entries(this.#selects)) {
      for (const option of [...select.options].slice(1)) {
        option.dataset.name ??= option.text;
        const { name } = option.dataset;
        const count = this.#counts.get(option.value);
        option.text = count ? words.text("placeCount", { name, count }) : name;
      }
      select.value = chosen[level];
    }
  }
}
