/** "Near me": the browser tells where it is; beyond this page it is known to a kilometre only. */

import { hook } from "./dom.js";

const WAIT = 10_000;
/** Of a degree: a hundredth is 1.1 km from north to south. */
const ROUND_TO = 100;
const WHY = { 1: "nearDenied", 2: "nearUnknown", 3: "nearSlow" };

/**
 * A place rounded so that what is asked of the server, and what a shared address says, does not
 * tell where somebody stands. Pure.
 */
export function rounded({ latitude, longitude }) {
  const round = (degrees) => Math.round(degrees * ROUND_TO) / ROUND_TO;
  return { lat: round(latitude), lon: round(longitude) };
}

/**
 * The buttons of the search and of the map. `show(exact, about)` draws the spot and brings the map
 * there, false where that is off the map; `onNear()` runs after the search's button. Returns
 * `forget()` and `spot()`, the rounded place that is listed from, or null.
 */
export function createNear({ words, say, show, onNear }) {
  const notice = hook("near-notice");
  let spot = null;
  /** What the button itself changes is nothing else that is looked for. */
  let isNew = false;

  function tell(name) {
    notice.textContent = name && words.text(name);
    notice.hidden = !name;
  }

  function ask(button, { found, missed }) {
    if (!navigator.geolocation || !globalThis.isSecureContext) {
      missed("nearNever");
      return;
    }
    button.setAttribute("aria-busy", "true");
    const done = (work) => (answer) => {
      button.removeAttribute("aria-busy");
      work(answer);
    };
    navigator.geolocation.getCurrentPosition(
      done(({ coords }) => {
        const exact = { lat: coords.latitude, lon: coords.longitude };
        const about = rounded(coords);
        if (show(exact, about)) found(about);
        else missed("nearAbroad");
      }),
      done(({ code }) => missed(WHY[code] ?? WHY[2])),
      { timeout: WAIT, maximumAge: 60_000 },
    );
  }

  const here = hook("near");
  here.addEventListener("click", () => {
    tell("nearAsking");
    ask(here, {
      found(about) {
        spot = about;
        isNew = true;
        onNear();
        isNew = false;
        tell("nearFound");
      },
      missed: tell,
    });
  });
  const locate = hook("locate");
  locate.addEventListener("click", () =>
    ask(locate, {
      found: () => say(words.text("located")),
      missed: (name) => say(words.text(name)),
    }),
  );

  /** What was said holds until something else is looked for. */
  return {
    forget() {
      if (isNew) return;
      spot = null;
      tell("");
    },
    spot: () => spot,
  };
}
