/** The panel of the map's colours: open, hidden with the colours kept, or away. */

import { hook, piece } from "./dom.js";

export class ShadePanel {
  #panel = hook("shading");
  #button = hook("shade-open");
  #below = hook("shade-state");
  #answer = hook("shade-answer");
  #isHidden = false;
  #store;
  #onChange;

  /** `onChange()` asks for another figure. */
  constructor({ store, onChange }) {
    this.#store = store;
    this.#onChange = onChange;
    this.#button.addEventListener("click", () => {
      if (store.get().shade && this.#isHidden) this.open();
      else onChange();
    });
    hook("shade-change").addEventListener("click", onChange);
    hook("shade-hide").addEventListener("click", () => this.#hide());
    hook("shade-end").addEventListener("click", () => {
      store.change({ shade: null, marks: true });
      this.#button.focus();
    });
    this.#panel.addEventListener("keydown", ({ key }) => key === "Escape" && this.#hide());
  }

  /** Bring it back, and the reader into it. */
  open() {
    this.#isHidden = false;
    this.#place(this.#store.get());
    this.#lead();
  }

  show(state) {
    if (!state.shade) this.#isHidden = false;
    this.#place(state);
    this.#button.classList.toggle("is-on", Boolean(state.shade));
    hook("shade-plain").hidden = Boolean(state.shade);
    hook("shade-name").hidden = !state.shade;
    hook("shade-strip", this.#button).hidden = !state.shade;
  }

  /** A new answer is on its way; `isFirst`: there is nothing older to leave in sight. */
  wait(isFirst) {
    this.#panel.setAttribute("aria-busy", "true");
    if (!isFirst) return;
    this.#answer.hidden = true;
    this.#below.replaceChildren(piece("shade-waiting").root);
  }

  ready() {
    this.#panel.setAttribute("aria-busy", "false");
    this.#answer.hidden = false;
    this.#below.replaceChildren();
  }

  /** `make(onChange)` gives what stands where the answer would. */
  failed(make) {
    this.#panel.setAttribute("aria-busy", "false");
    this.#answer.hidden = true;
    hook("shade-scale").hidden = true;
    hook("shade-strip", this.#button).replaceChildren();
    this.#below.replaceChildren(make(this.#onChange));
  }

  /** Name the figure, in the panel's head and on the button. */
  name(say) {
    hook("shade-title").textContent = say.name;
    hook("shade-line").textContent = say.line();
    hook("shade-name").textContent = [say.name, say.when()].filter(Boolean).join(" · ");
  }

  /** Open what tells of source and method, and go there. */
  about() {
    const about = hook("shade-about");
    about.open = true;
    about.querySelector("summary").focus();
    about.scrollIntoView({ block: "nearest" });
  }

  /** To the top of it, as where another region is shown; what had the focus may be gone. */
  top() {
    hook("shade-body").scrollTop = 0;
    if (this.#panel.contains(document.activeElement)) this.#lead();
  }

  #lead() {
    hook("shade-title").focus({ preventScroll: true });
  }

  #hide() {
    this.#isHidden = true;
    this.#place(this.#store.get());
    this.#button.focus();
  }

  #place({ shade }) {
    this.#panel.hidden = !shade || this.#isHidden;
    hook("page").classList.toggle("has-shading", !this.#panel.hidden);
    hook("page").classList.toggle("is-shaded", Boolean(shade));
  }
}
