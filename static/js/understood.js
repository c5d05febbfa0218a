/** Shows how the words were understood, above what was found. */

import { hook, piece } from "./dom.js";
import { chipsOf, readingsOf } from "./readings.js";

/** Returns `show(understood, state)`; null takes it away. */
export function createUnderstood({ store, words }) {
  const box = hook("understood");
  const sentences = hook("understood-readings");
  const chips = hook("understood-chips");

  function sentence({ text, undo }) {
    const { root, part } = piece("reading");
    part("text").textContent = text;
    part("undo").hidden = !undo;
    if (undo) {
      part("undo").textContent = undo.text;
      part("undo").addEventListener("click", () => take(undo.change));
    }
    return root;
  }

  function chip({ text, change }) {
    const { root, part } = piece(change ? "chip" : "chip-fixed");
    part("label").textContent = text;
    if (change) {
      part("remove").setAttribute("aria-label", words.text("readRemove", { words: text }));
      part("remove").addEventListener("click", () => take(change));
    }
    return root;
  }

  /** The button goes with the answer: the field takes the focus. */
  function take(change) {
    store.change(change);
    hook("search").querySelector("input").focus({ preventScroll: true });
  }

  return {
    show(understood, state) {
      const said = readingsOf(understood, state, words);
      const known = chipsOf(understood, state, words);
      sentences.replaceChildren(...said.map(sentence));
      chips.replaceChildren(...known.map(chip));
      box.hidden = said.length + known.length === 0;
    },
  };
}
