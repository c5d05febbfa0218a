/** The chosen region's own value, and the way back up from it. */

import { hook, piece } from "./dom.js";
import { fill } from "./load.js";
import { COUNTRY, levelIn, levelOf, raised, wayTo } from "./shade_state.js";
import { write } from "./words.js";

/** Write the card of a region; `row` is its row of an answer that `say` speaks of. */
export function showCard({ row, levels, shade, say, words, config, onDrill, onAbout }) {
  const card = hook("shade-card");
  card.hidden = !row;
  if (!row) return card.replaceChildren();
  const { root, part } = piece("shade-card");
  write(part("name"), words.of(row), words.language);
  part("value").textContent = say.value(row);
  part("value").classList.toggle("is-no-data", row.value === null);
  part("unit").textContent = row.value === null ? "" : say.unit;
  const notes = [say.className(row), say.when(), say.ends(row), say.rank(row), say.sureness(row)];
  part("note").textContent = notes.filter(Boolean).join(" · ");
  const finer = levelIn(row.code, levels);
  part("drill").hidden = !finer || finer === shade.level;
  part("drill").textContent = words.text("shadeDrill", { level: words.label("level", finer) });
  part("drill").addEventListener("click", () => onDrill(finer));
  part("page").href = fill(config.urls.regionPage, row);
  part("about").addEventListener("click", onAbout);
  return card.replaceChildren(root);
}

/** The country, province and district that lead to a region, each a way back to its parts. */
export function showWay({ region, levels, level, regions, words, onGo }) {
  const way = wayTo(region);
  hook("shade-way-box").hidden = way.length < 2;
  const steps = way.map((code) => {
    const { root, part } = piece("shade-crumb");
    const name = code === COUNTRY ? words.text("wholeCountry") : regions.name(code);
    part("name").textContent = name ?? code;
    const isHere = code === region && levelOf(code) !== undefined;
    if (isHere) part("name").setAttribute("aria-current", "location");
    part("name").addEventListener("click", () => onGo(raised({ code, levels, level })));
    return root;
  });
  hook("shade-way").replaceChildren(...steps);
}

/** What a figure rests on: method, source, licence; `page` tells more of it, where there is one. */
export function showMethod(answer, { say, words, api, page }) {
  const { root, part } = piece("shade-method");
  const { figure } = answer;
  write(part("method"), words.of(figure, "method"), words.language);
  write(part("source"), say.source(), words.language);
  if (figure.source?.url) part("source").href = figure.source.url;
  part("attribution").textContent = figure.source?.attribution ?? "";
  part("licence").textContent = words.label("licence", figure.source?.licence ?? "");
  for (const name of ["attribution", "licence"]) {
    part(`${name}-row`).hidden = !part(name).textContent;
  }
  part("unit").textContent = say.unit;
  part("year").textContent = say.when();
  part("api").href = api;
  part("page").hidden = !page;
  if (page) part("page").href = page;
  hook("shade-method").replaceChildren(root);
}
