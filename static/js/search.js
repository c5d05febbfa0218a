/** The search field: text as it is typed, and what the words may mean (a place, an issue, a group). */

import { hook, piece, settled } from "./dom.js";
import { latestOnly, loadJson, withQuery } from "./load.js";
import { toggled } from "./state.js";
import { write } from "./words.js";

const WAIT = 300;
const MOST = 4;

/** Labels that hold the typed text: [{name, value, label}], those that begin with it first. */
export function matching(labels, typed, most = MOST) {
  const wanted = typed.toLocaleLowerCase();
  const at = ({ label }) => label.toLocaleLowerCase().indexOf(wanted);
  return ["issue", "target_group"]
    .flatMap((name) =>
      Object.entries(labels[name]).map(([value, label]) => ({ name, value, label })),
    )
    .filter((each) => at(each) >= 0)
    .sort((one, other) => at(one) - at(other))
    .slice(0, most);
}

export function createSearch({ store, config, words, onFocus, onRegion }) {
  const form = hook("search");
  const input = form.querySelector("input");
  const list = hook("suggestions");
  const clear = hook("search-clear");
  let options = [];
  let active = -1;

  const findRegions = latestOnly(async (signal, q) => {
    const query = new URLSearchParams({ q, page_size: MOST });
    return (await loadJson(withQuery(config.urls.regions, query), { signal })).results;
  });

  // While words are typed they are one step in history, not one for each letter.
  const search = settled(() => {
    const q = input.value.trim();
    store.change({ q, pages: 1 }, { replace: Boolean(store.get().q) && Boolean(q) });
  }, WAIT);
  const suggest = settled(async (typed) => {
    if (typed.length < 2) return offer([]);
    const known = matching(config.labels, typed);
    offer(known);
    const regions = await findRegions(typed).catch(() => []);
    if (regions && input.value.trim() === typed) offer([...regions.map(regionOption), ...known]);
    return undefined;
  }, 120);

  function regionOption(region) {
    const place = words.of(region, "full_name");
    return { name: "region", value: region.code, label: place.text || words.of(region).text, region };
  }

  function offer(next) {
    options = next;
    list.replaceChildren(...options.map(entry));
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    point(-1);
  }

  function entry(option, index) {
    const { root, part } = piece("suggestion");
    const notes = { region: "suggestRegion", issue: "suggestIssue", target_group: "suggestGroup" };
    root.id = `suggestion-${index}`;
    write(part("name"), { text: option.label, lang: words.language }, words.language);
    part("note").textContent = words.text(notes[option.name]);
    root.addEventListener("pointerdown", (event) => event.preventDefault());
    root.addEventListener("click", () => choose(option));
    return root;
  }

  function point(index) {
    active = index;
    for (const [at, element] of [...list.children].entries()) {
      element.setAttribute("aria-selected", String(at === index));
      if (at === index) element.scrollIntoView({ block: "nearest" });
    }
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `suggestion-${index}`);
  }

  /** The words become the filter that they mean. */
  function choose({ name, value, region }) {
    offer([]);
    input.value = "";
    if (region) onRegion(region);
    const part = region ? { region: value, located: "" } : toggled(store.get(), name, value, true);
    store.change({ ...part, q: "", pages: 1 });
  }

  input.addEventListener("input", () => {
    clear.hidden = !input.value;
    suggest(input.value.trim());
    search();
  });
  input.addEventListener("focus", onFocus);
  input.addEventListener("blur", () => offer([]));
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length) {
      event.preventDefault();
      point((active + step + options.length + (active < 0 && step < 0)) % options.length);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(options[active]);
    } else if (event.key === "Escape" && options.length) {
      event.preventDefault();
      offer([]);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    offer([]);
    store.change({ q: input.value.trim(), pages: 1 });
  });
  clear.addEventListener("click", () => {
    input.value = "";
    store.change({ q: "", pages: 1 });
    input.focus();
  });

  return {
    show(state) {
      if (input.value.trim() !== state.q) input.value = state.q;
      clear.hidden = !input.value;
    },
  };
}
