/** The panel that shows one record beside the map. */

import { hook, piece } from "./dom.js";
import { fill, latestOnly, loadJson } from "./load.js";
import { viewRecord } from "./record_view.js";
import { share } from "./share.js";

/**
 * `onShown(record)` runs with the loaded record and `onClosed(open)` with what was open;
 * `failed(error, retry)` makes what is shown when it does not come.
 */
export function createRecordPanel({ store, config, words, voice, regions, failed, onShown, onClosed }) {
  const panel = hook("record");
  const body = hook("record-body");
  const load = latestOnly((signal, address) => loadJson(address, { signal }));
  let shown = null;

  hook("record-close").addEventListener("click", close);
  panel.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  hook("share").addEventListener("click", () =>
    share({ title: panel.querySelector("h2")?.textContent ?? document.title, words, say: voice.say }),
  );

  function close() {
    store.change({ open: null });
  }

  async function show({ open }) {
    const before = shown;
    shown = open;
    panel.hidden = !open;
    document.querySelector("[data-tisep-page]").classList.toggle("has-record", Boolean(open));
    if (!open) {
      if (before) onClosed(before);
      return;
    }
    body.replaceChildren(piece("record-waiting").root);
    body.scrollTop = 0;
    body.setAttribute("aria-busy", "true");
    try {
      const record = await load(fill(config.urls.record[open.record], open));
      if (!record) return;
      draw(open, record);
    } catch (error) {
      const gone = error.status === 404 ? { ...error, status: 404, detail: words.text("gone") } : error;
      body.replaceChildren(failed(gone, () => show({ open })));
    }
    body.removeAttribute("aria-busy");
  }

  function draw(open, record) {
    const view = viewRecord({ ...record, record: open.record }, { config, words, store, regions });
    body.replaceChildren(view);
    body.focus({ preventScroll: true });
    voice.aloud(words.text("opened", { name: words.of(record).text }));
    onShown({ ...record, ...open });
  }

  return { show };
}
