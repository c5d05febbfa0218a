/** What is shown where an answer did not come, and ways to say things. */

import { hook, piece } from "./dom.js";
import { withoutFilters } from "./state.js";

const REFUSED = [400, 404];

export function createStates({ store, words }) {
  const clear = () => store.change(withoutFilters());

  return {
    /** `onRetry()` asks again; `title` says it in other words; then there are no filters to blame. */
    failed(error, onRetry, title = "") {
      const { root, part } = piece("failed");
      const refused = REFUSED.includes(error.status);
      part("title").textContent = title || words.text(refused ? "refused" : "failed");
      part("detail").textContent = navigator.onLine ? error.detail : words.text("offline");
      part("detail").hidden = Boolean(title);
      part("retry").hidden = refused;
      part("retry").addEventListener("click", onRetry);
      part("clear").hidden = !refused || Boolean(title);
      part("clear").addEventListener("click", clear);
      return root;
    },
  };
}

/** Shows the notice while the browser has no connection. */
export function watchConnection() {
  const notice = hook("offline");
  const show = () => (notice.hidden = navigator.onLine);
  for (const event of ["online", "offline"]) addEventListener(event, show);
  show();
}

/** Says things: aloud to screen readers, or in a short notice that everybody sees. */
export function createVoice() {
  const aloud = hook("aloud");
  const toast = hook("toast");
  let timer;
  return {
    aloud(text) {
      aloud.textContent = text;
    },
    say(text) {
      clearTimeout(timer);
      toast.textContent = text;
      toast.hidden = false;
      timer = setTimeout(() => (toast.hidden = true), 4000);
    },
  };
}
