/** While a place is typed, offers the places that it may be. Without it the page asks afterwards. */

import { latestOnly, loadJson, withQuery } from "./load.js";

const field = document.querySelector("[data-tisep-places]");
const offered = document.getElementById("places");
const { tisepUrl } = document.querySelector("script[data-tisep-url]").dataset;

const ask = latestOnly((signal, q) => {
  return loadJson(withQuery(tisepUrl, new URLSearchParams({ q })), { signal });
});

field.addEventListener("input", async () => {
  const words = field.value.trim();
  if (words.length < 2) return;
  const answer = await ask(words).catch(() => null);
  if (answer) offered.replaceChildren(...answer.places.map((place) => new Option(place, place)));
});
