/** The bottom sheet of narrow windows: three heights, by dragging and by buttons. */

import { hook, hooks } from "./dom.js";

export const HEIGHTS = ["peek", "half", "full"];
const FLICK = 0.45;
const SLACK = 6;

/** The height's name nearest to a dragged height (px); a quick flick goes one further. */
export function settleAt(height, speed, sizes) {
  const away = HEIGHTS.map((name) => Math.abs(sizes[name] - height));
  const nearest = away.indexOf(Math.min(...away));
  if (Math.abs(speed) < FLICK) return HEIGHTS[nearest];
  const beyond = HEIGHTS.filter((name) =>
    speed > 0 ? sizes[name] > height : sizes[name] < height,
  );
  return (speed > 0 ? beyond[0] : beyond.at(-1)) ?? HEIGHTS[nearest];
}

/** `onHeight(name)` runs after every change of height. */
export function createSheet({ page, onHeight }) {
  const narrow = matchMedia("(max-width: 47.99rem)");
  const peek = hook("peek");

  new ResizeObserver(() => {
    page.style.setProperty("--peek", `${peek.offsetHeight}px`);
  }).observe(peek);

  function set(name) {
    if (page.dataset.sheet === name) return;
    page.dataset.sheet = name;
    for (const button of hooks("sheet", page)) {
      const edge = button.dataset.tisepSheet === "lower" ? "peek" : "full";
      button.setAttribute("aria-disabled", String(name === edge));
    }
    onHeight(name);
  }

  function step(by) {
    const at = HEIGHTS.indexOf(page.dataset.sheet) + by;
    set(HEIGHTS[Math.min(Math.max(at, 0), HEIGHTS.length - 1)]);
  }

  function sizes() {
    const whole = page.clientHeight;
    return { peek: Math.min(peek.offsetHeight, whole), half: whole * 0.55, full: whole };
  }

  function drag(start) {
    if (!narrow.matches || start.target.closest("button, a, input, select, label")) return;
    const from = start.target.closest(".sheet").offsetHeight;
    let last = { y: start.clientY, time: start.timeStamp, speed: 0 };
    const move = (event) => {
      const height = from + start.clientY - event.clientY;
      const passed = event.timeStamp - last.time;
      const speed = passed ? (last.y - event.clientY) / passed : last.speed;
      last = { y: event.clientY, time: event.timeStamp, speed };
      page.classList.add("is-dragging");
      page.style.setProperty("--dragged", `${Math.max(sizes().peek, height)}px`);
    };
    const end = (event) => {
      page.removeEventListener("pointermove", move);
      page.classList.remove("is-dragging");
      page.style.removeProperty("--dragged");
      const moved = start.clientY - event.clientY;
      if (Math.abs(moved) > SLACK) set(settleAt(from + moved, last.speed, sizes()));
      else step(page.dataset.sheet === "full" ? -1 : 1);
    };
    page.addEventListener("pointermove", move);
    page.addEventListener("pointerup", end, { once: true });
    page.addEventListener("pointercancel", end, { once: true });
  }

  for (const grip of hooks("grip", page)) grip.addEventListener("pointerdown", drag);
  for (const button of hooks("sheet", page)) {
    button.addEventListener("click", () => step(button.dataset.tisepSheet === "lower" ? -1 : 1));
  }

  return {
    set,
    /** Higher, if it is lower than this. */
    atLeast(name) {
      if (HEIGHTS.indexOf(page.dataset.sheet) < HEIGHTS.indexOf(name)) set(name);
    },
    isNarrow: () => narrow.matches,
    /** How much of the map's foot the sheet hides, in px. */
    hides: () => (narrow.matches ? sizes()[page.dataset.sheet === "full" ? "half" : page.dataset.sheet] : 0),
  };
}
