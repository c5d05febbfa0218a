/** What is chosen, each with a way to take it away. */

import { hook, piece } from "./dom.js";
import { activeFilters, without, withoutFilters } from "./state.js";

export function createChips({ store, words, regions }) {
  const box = hook("chips-box");
  const list = hook("chips");

  hook("clear").addEventListener("click", () => {
    store.change(withoutFilters());
    hook("search").querySelector("input").focus();
  });

  function labelOf({ name, value }) {
    if (name === "q") return `“${value}”`;
    if (name === "located" && value === "none") return words.text("notOnMapChip");
    if (name === "region" || name === "located") return regions.name(value) ?? value;
    return words.label(name, value);
  }

  function chip(filter, position) {
    const { root, part } = piece("chip");
    const label = labelOf(filter);
    part("label").textContent = label;
    part("remove").setAttribute("aria-label", words.text("chipRemove", { label }));
    part("remove").addEventListener("click", () => {
      store.change(without(store.get(), filter.name, filter.value));
      const left = [...list.querySelectorAll("button")];
      (left[position] ?? left.at(-1) ?? hook("search").querySelector("input")).focus();
    });
    return root;
  }

  function show(state) {
    const active = activeFilters(state);
    box.hidden = active.length === 0;
    list.replaceChildren(...active.map(chip));
  }

  return { show, labelOf };
}
