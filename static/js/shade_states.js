/** What stands where there are no colours to show. */

import { piece } from "./dom.js";

const REFUSED = [400, 404];

/**
 * An error, or a figure without values: `title` says it. `ways` are [text, what it does];
 * `onRetry` and `onChange` are offered where they are given.
 */
export function shadeState(words, { error, title, ways = [], onRetry, onChange }) {
  const { root, part } = piece("shade-state");
  const isRefused = REFUSED.includes(error?.status);
  if (error) root.setAttribute("role", "alert");
  part("title").textContent = title ?? words.text(isRefused ? "refused" : "failed");
  part("detail").textContent = detailOf(error, words);
  part("detail").hidden = !part("detail").textContent;
  part("retry").hidden = !onRetry || isRefused;
  part("retry").addEventListener("click", () => onRetry());
  part("change").hidden = !onChange;
  part("change").addEventListener("click", () => onChange());
  part("ways").prepend(
    ...ways.map(([text, work]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-small";
      button.textContent = text;
      button.addEventListener("click", work);
      return button;
    }),
  );
  return root;
}

/** No values at this level: the others are ways on, `onLevel(level)`. */
export function nothingAt({ level, levels }, { words, onLevel, onChange }) {
  const title = words.text(levels.length ? "shadeNotAtLevel" : "shadeNoValues", {
    level: words.label("level", level),
  });
  const ways = levels.map((other) => [
    words.text("shadeAtLevel", { level: words.label("level", other) }),
    () => onLevel(other),
  ]);
  return shadeState(words, { title, ways, onChange });
}

function detailOf(error, words) {
  if (!error) return "";
  return navigator.onLine ? error.detail : words.text("offline");
}
