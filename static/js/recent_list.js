/** The searches of this browser, offered under the empty search field. */

import { hook, hooks, piece } from "./dom.js";
import { createRecent } from "./recent.js";

/** `onChoose(text)` runs with a search that is to be done again. */
export function createRecentList({ input, words, onChoose }) {
  const recent = createRecent(() => globalThis.localStorage);
  const box = hook("recent");
  const list = hook("recent-list");

  // Else the field would lose the focus, and the list would go, before the click.
  box.addEventListener("pointerdown", (event) => event.preventDefault());
  box.addEventListener("keydown", (event) => {
    if (key(event.key)) event.preventDefault();
  });
  hook("recent-clear").addEventListener("click", () => {
    recent.clear();
    offer(false);
    input.focus();
  });

  /** Show them, where there are any, or take them away. */
  function offer(wanted) {
    const searches = wanted ? recent.all() : [];
    list.replaceChildren(...searches.map(entry));
    box.hidden = searches.length === 0;
  }

  function entry(text, position) {
    const { root, part } = piece("recent");
    part("text").textContent = text;
    part("again").addEventListener("click", () => {
      input.value = text;
      input.focus();
      onChoose(text);
    });
    part("remove").setAttribute("aria-label", words.text("recentRemove", { words: text }));
    part("remove").addEventListener("click", () => {
      recent.remove(text);
      // A button that goes while it has the focus would take the list with it.
      input.focus();
      offer(true);
      const left = list.querySelectorAll('[data-part="remove"]');
      (left[position] ?? [...left].at(-1) ?? input).focus();
    });
    return root;
  }

  /** Up and down lead from the field through the searches and back; Escape takes them away. */
  function key(name) {
    if (box.hidden) return false;
    if (name === "Escape") {
      input.focus();
      offer(false);
      return true;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[name];
    if (!step) return false;
    const stops = [input, ...hooks("again", list)];
    const row = document.activeElement.closest("li");
    const at = row ? stops.indexOf(hook("again", row)) : stops.indexOf(document.activeElement);
    const next = at < 0 ? stops.length - 1 : (at + step + stops.length) % stops.length;
    stops[next].focus();
    return true;
  }

  return { offer, key, add: recent.add };
}
