/** The list of everything that the map can be coloured by, each under its source. */

import { hook, piece } from "./dom.js";
import { latestOnly, loadJson } from "./load.js";
import { shadeState } from "./shade_states.js";
import { shadeBy } from "./shade_state.js";
import { write } from "./words.js";

/**
 * Returns `open({isBeside})`; what is chosen goes to the store, at a level that the figure has, or
 * beside the figure that is there.
 */
export function createChooser({ store, url, words, onChosen }) {
  const dialog = hook("chooser");
  const body = hook("chooser-body");
  let isBeside = false;
  const load = latestOnly((signal) => loadJson(url, { signal }));

  hook("chooser-close").addEventListener("click", () => dialog.close());
  // A click on what is around the dialog falls on the dialog itself.
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());

  async function fill() {
    if (!body.querySelector("button")) body.replaceChildren(piece("chooser-waiting").root);
    try {
      const answer = await load();
      if (answer) body.replaceChildren(...answer.groups.map(group));
      body.querySelector("[aria-pressed=true]")?.focus();
    } catch (error) {
      body.replaceChildren(shadeState(words, { error, onRetry: fill }));
    }
  }

  function group(given) {
    const { root, part } = piece("chooser-group");
    write(part("name"), words.of(given), words.language);
    const isPart = ({ part_of: whole }) => given.figures.some(({ slug }) => slug === whole);
    const tops = given.figures.filter((figure) => !isPart(figure));
    part("figures").append(...tops.map((figure) => entry(figure, given.figures)));
    return root;
  }

  /** A figure, and below it the dimensions that it is made of. */
  function entry(figure, figures) {
    const { root, part } = piece("chooser-figure");
    const parts = figures.filter(({ part_of: whole }) => whole === figure.slug);
    part("parts").append(...parts.map((one) => entry(one, figures)));
    part("parts").hidden = !parts.length;
    const { shade } = store.get();
    const chosen = isBeside ? shade?.beside : shade;
    write(part("name"), words.of(figure), words.language);
    part("note").textContent = noteOf(figure, words);
    const isChosen = chosen?.kind === figure.kind && chosen.slug === figure.slug;
    part("choose").setAttribute("aria-pressed", isChosen);
    part("choose").addEventListener("click", () => choose(figure));
    return root;
  }

  function choose(figure) {
    const { shade } = store.get();
    const levels = figure.levels.map(({ level }) => level);
    const level = levels.includes(shade?.level) ? shade.level : levels[0];
    dialog.close();
    const beside = { kind: figure.kind, slug: figure.slug, year: null };
    const first = { ...shadeBy(figure.kind, figure.slug), level, beside: shade?.beside ?? null };
    // Marks would hide the colours that were asked for; whoever wants both brings them back.
    const marks = Boolean(shade) && !isBeside && store.get().marks;
    store.change({ shade: isBeside ? { ...shade, beside } : first, marks });
    onChosen();
  }

  return {
    open(wanted = {}) {
      isBeside = wanted.isBeside ?? false;
      hook("chooser-title").textContent = words.text(isBeside ? "shadeBeside" : "shadeFirst");
      dialog.showModal();
      fill();
    },
  };
}

/** Unit, years and levels of a figure. */
function noteOf({ levels, unit_th, unit_en }, words) {
  const years = levels.flatMap((level) => level.years);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const span = first === last ? words.year(last) : `${words.year(first)}–${words.year(last)}`;
  const names = words.list(levels.map(({ level }) => words.label("level", level)));
  const unit = words.of({ unit_th, unit_en }, "unit").text;
  return [unit, years.length ? span : "", names].filter(Boolean).join(" · ");
}
