/** The filters with several values: checkboxes that show how many records each would find. */

import { hook, hooks } from "./dom.js";
import { latestOnly, loadJson, withQuery } from "./load.js";
import { filterParams, MANY, toggled } from "./state.js";

/** `onCounts(facets)` runs with each new answer. */
export function createFacets({ store, url, words, onCounts }) {
  const groups = hooks("filter");
  const load = latestOnly((signal, query) => loadJson(withQuery(url, query), { signal }));

  for (const group of groups) {
    group.addEventListener("change", ({ target }) => {
      store.change(toggled(store.get(), group.dataset.tisepFilter, target.value, target.checked));
    });
  }

  function check(state) {
    for (const group of groups) {
      const name = group.dataset.tisepFilter;
      for (const box of group.querySelectorAll("input")) {
        box.checked = state[name].includes(box.value);
      }
      badge(hook("facet-count", group.parentElement), state[name].length);
    }
    const hidden = MANY.filter((name) => name !== "record");
    badge(hook("filter-count"), hidden.reduce((sum, name) => sum + state[name].length, 0));
  }

  function badge(element, count) {
    if (!element) return;
    element.hidden = count === 0;
    element.textContent = words.number(count);
    element.setAttribute("aria-label", words.text("filters", { count }));
  }

  function write(facets) {
    for (const group of groups) {
      const counted = countsOf(facets[group.dataset.tisepFilter]);
      for (const option of hooks("option", group)) {
        const count = counted.get(option.dataset.tisepOption) ?? 0;
        hook("option-count", option).textContent = words.number(count);
        option.classList.toggle("is-empty", count === 0);
      }
    }
    onCounts(facets);
  }

  /** Counts of what was asked before say nothing of what is asked now. */
  function forget() {
    for (const group of groups) {
      for (const option of hooks("option", group)) hook("option-count", option).textContent = "";
    }
  }

  return {
    /** Show what is chosen, and ask for the counts where the filters have changed. */
    async show(state, { changed }) {
      check(state);
      if (!changed) return;
      const answer = await load(filterParams(state)).catch(() => null);
      if (answer) write(answer.facets);
      if (answer === null) forget();
    },
  };
}

/** A facet's list of {value, count}, by value. */
export function countsOf(facet = []) {
  return new Map(facet.map(({ value, count }) => [value, count]));
}
