/** The colours and typefaces of css/tokens.css, for canvases; read again when the theme turns. */

import { COLOURS, SIDES } from "./shade_values.js";

const NAMES = [
  "actor",
  "project",
  "resource",
  "need",
  "focus",
  "accent",
  "surface",
  "map-land",
  "map-line",
  "map-line-soft",
  "map-label",
  "map-halo",
  "map-cluster",
  "map-on-cluster",
  ...Array.from({ length: COLOURS }, (_, number) => `shade-${number}`),
  ...SIDES.map((step) => `shade-${step}`),
  "shade-line",
  "shade-none",
  "shade-none-line",
  "font-heading",
];
const THEMES = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"];

/** Returns a function that gives the current palette; `onChange` runs when it has changed. */
export function createPalette(onChange) {
  let palette = read();
  for (const theme of THEMES) {
    matchMedia(theme).addEventListener("change", () => {
      palette = read();
      onChange();
    });
  }
  return () => palette;
}

function read() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(`--${name}`).trim();
  return Object.fromEntries(NAMES.map((name) => [name, value(name)]));
}
