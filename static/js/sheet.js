/** The bottom sheet of narrow windows: three heights, by dragging and by buttons. */

import { hook, hooks } from "./dom.js";

const HEIGHTS = ["peek", "half", "full"];
const NARROW = "(max-width: 47.99rem)";
const FLICK = 0.45;
const SLACK = 6;

/**
 * The height's name nearest to a dragged height; a flick (speed in px/ms, upwards positive) goes
 * to the next in its direction. `sizes`: px by name. Pure.
 */
export function settleAt(height, speed, sizes) {
  const away = HEIGHTS.map((name) => Math.abs(sizes[name] - height));
  const nearest = HEIGHTS[away.indexOf(Math.min(...away))];
  if (Math.abs(speed) < FLICK) return nearest;
  const isBeyond = (name) => (speed > 0 ? sizes[name] > height : sizes[name] < height);
  const beyond = HEIGHTS.filter(isBeyond);
  return (speed > 0 ? beyond[0] : beyond.at(-1)) ?? nearest;
}

export class Sheet {
  #page = hook("page");
  #peek = hook("peek");
  #narrow = matchMedia(NARROW);
  #onShow;

  /** `onShow("list" | "map")` tells which of the two the sheet now gives the window to. */
  constructor({ onShow }) {
    this.#onShow = onShow;
    new ResizeObserver(() => {
      this.#page.style.setProperty("--peek", `${this.#peek.offsetHeight}px`);
    }).observe(this.#peek);
    for (const grip of hooks("grip", this.#page)) {
      grip.addEventListener("pointerdown", (event) => this.#drag(event));
    }
    for (const inside of this.#page.querySelectorAll(".panel-scroll, .record-scroll")) {
      inside.addEventListener("focusin", () => this.atLeast("half"));
    }
    for (const button of hooks("sheet", this.#page)) {
      const step = button.dataset.tisepSheet === "lower" ? -1 : 1;
      button.addEventListener("click", () => this.#step(step));
    }
  }

  get isNarrow() {
    return this.#narrow.matches;
  }

  /** How much of the map's foot the sheet hides, in px; what a full one hides is not looked at. */
  get hides() {
    if (!this.isNarrow) return 0;
    return this.#sizes()[this.#height === "full" ? "half" : this.#height];
  }

  /** Give the window to the list or to the map, as an address says. */
  show(what) {
    if (what === "list") this.#set("full");
    else if (this.#height === "full") this.#set("half");
  }

  /** Higher, if it is lower than this. */
  atLeast(name) {
    if (this.isNarrow && HEIGHTS.indexOf(this.#height) < HEIGHTS.indexOf(name)) this.#set(name);
  }

  get #height() {
    return this.#page.dataset.sheet;
  }

  #set(name) {
    if (this.#height === name) return;
    this.#page.dataset.sheet = name;
    if (this.isNarrow) this.#onShow(name === "full" ? "list" : "map");
  }

  #step(by) {
    const at = HEIGHTS.indexOf(this.#height) + by;
    this.#set(HEIGHTS[Math.min(Math.max(at, 0), HEIGHTS.length - 1)]);
    // At either end the button that led there goes away: its fellow takes the focus.
    const gone = document.activeElement?.closest("[data-tisep-sheet]");
    if (gone?.offsetParent !== null) return;
    gone.parentElement.querySelector(`[data-tisep-sheet="${by < 0 ? "higher" : "lower"}"]`).focus();
  }

  #sizes() {
    const whole = this.#page.clientHeight;
    return { peek: Math.min(this.#peek.offsetHeight, whole), half: whole * 0.55, full: whole };
  }

  #drag(start) {
    if (!this.isNarrow || start.target.closest("button, a")) return;
    const page = this.#page;
    const from = start.target.closest(".sheet").offsetHeight;
    let last = { y: start.clientY, time: start.timeStamp, speed: 0 };
    const leaving = new AbortController();
    const listen = (event, work) => page.addEventListener(event, work, { signal: leaving.signal });
    const end = ({ clientY }) => {
      leaving.abort();
      page.classList.remove("is-dragging");
      page.style.removeProperty("--dragged");
      const by = start.clientY - clientY;
      if (Math.abs(by) > SLACK) this.#set(settleAt(from + by, last.speed, this.#sizes()));
      else this.#step(this.#height === "full" ? -1 : 1);
    };
    listen("pointermove", ({ clientY, timeStamp }) => {
      const passed = timeStamp - last.time;
      const speed = passed ? (last.y - clientY) / passed : last.speed;
      last = { y: clientY, time: timeStamp, speed };
      page.classList.add("is-dragging");
      const height = Math.max(this.#sizes().peek, from + start.clientY - clientY);
      page.style.setProperty("--dragged", `${height}px`);
    });
    listen("pointerup", end);
    listen("pointercancel", end);
  }
}
