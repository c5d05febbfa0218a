/** Keeps the state and the address bar the same, and tells whoever listens what changed. */

import { differences, format, parse } from "./state.js";

/** A store over a window: its location is read, its history written. */
export function createStore(window) {
  const { history, location } = window;
  const listeners = [];
  let state = parse(location.search);

  function tell(before) {
    const changed = differences(before, state);
    if (changed.size) for (const listen of listeners) listen(state, changed);
  }

  window.addEventListener("popstate", () => {
    const before = state;
    state = parse(location.search);
    tell(before);
  });

  return {
    get: () => state,

    /** Call `listen(state, changed)` after every change; `changed` is a Set of part names. */
    onChange(listen) {
      listeners.push(listen);
    },

    /** Apply a partial state. A choice is a step in history; with `replace` it is none. */
    change(part, { replace = false } = {}) {
      const before = state;
      state = { ...state, ...part };
      const query = format(state);
      const address = location.pathname + (query && `?${query}`);
      if (address !== location.pathname + location.search) {
        if (replace) history.replaceState(null, "", address);
        else history.pushState(null, "", address);
      }
      tell(before);
    },
  };
}
