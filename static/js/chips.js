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
    if (name === "region") return regions.name(value) ?? value;
    if (name === "located") return value === "none" ? words.text("notOnMapChip") : labelOf({ name: "region", value });
    return words.label(name, value);
  }

  function chip(filter, position) {
    const { root, part } = piece("chip");
    const label = labelOf(filter);
    part("label").textContent = label;
    part("remove").setAttribute("aria-label", words.text("chipRemove", { label }));
    part("remove").addEventListener("click", () => {
      store.change(without(store.get(), filter.name, filter.value));
      const next = list.querySelectorAll("button")[position] ?? list.querySelector("button:last-of-type");
      (next ?? hook("search").querySelector("input")).focus();
    });
    return root;
  }

  function show(state) {
    const active = activeFilters(state);
    box.hidden = active.length === 0;
    list.replaceChildren(...active.map(chip));
  }

  return { show };
}
