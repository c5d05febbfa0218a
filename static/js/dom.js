/** The page's hooks, and the pieces of HTML that it brings along as <template> elements. */

/** The element marked `data-tisep-<name>`. */
export function hook(name, within = document) {
  return within.querySelector(`[data-tisep-${name}]`);
}

export function hooks(name, within = document) {
  return [...within.querySelectorAll(`[data-tisep-${name}]`)];
}

/** A fresh copy of a piece: {root, part}, where `part(name)` is its `data-part="name"` element. */
export function piece(name) {
  const template = document.querySelector(`template[data-tisep-piece="${name}"]`);
  const root = template.content.firstElementChild.cloneNode(true);
  const part = (wanted) =>
    root.dataset.part === wanted ? root : root.querySelector(`[data-part="${wanted}"]`);
  return { root, part };
}

/** Point an <svg><use> at a kind's shape, in the sheet that the page's own icons come from. */
export function setShape(use, record) {
  const sheet = document.querySelector("svg use").getAttribute("href").split("#")[0];
  use.setAttribute("href", `${sheet}#${record}`);
}

/** Whether a click asks for a new tab or window: then the link does what links do. */
export function leavesPage(event) {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

/** Run `work` when calls have stopped for a while (ms). */
export function settled(work, wait) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), wait);
  };
}
