/** The panel that shows one record beside the map. */

import { hook, piece } from "./dom.js";
import { fill, latestOnly, loadJson } from "./load.js";
import { addAlike, viewRecord } from "./record_view.js";
import { share } from "./share.js";

const GONE = 404;

/**
 * `onShown(record)` runs with the loaded record and `onClosed(open)` with what was open;
 * `failed(error, retry, title)` makes what is shown when it does not come.
 */
export function createRecordPanel(given) {
  const { store, config, words, voice, regions, failed, onShown, onClosed } = given;
  const panel = hook("record");
  const body = hook("record-body");
  const load = latestOnly((signal, address) => loadJson(address, { signal }));
  const loadAlike = latestOnly((signal, record) =>
    loadJson(fill(config.urls.alike, record), { signal }),
  );
  const pageTitle = document.title;
  let shown = null;

  hook("record-close").addEventListener("click", close);
  panel.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  hook("share").addEventListener("click", () =>
    share({ title: document.title, words, say: voice.say }),
  );

  function close() {
    store.change({ open: null });
  }

  /** `focus`: whether the reader follows into the panel, as after a choice. */
  async function show({ open }, { focus }) {
    const before = shown;
    shown = open;
    panel.hidden = !open;
    hook("page").classList.toggle("has-record", Boolean(open));
    document.title = pageTitle;
    if (!open) {
      if (before) onClosed(before);
      return;
    }
    body.replaceChildren(piece("record-waiting").root);
    body.scrollTop = 0;
    let record;
    try {
      record = await load(fill(config.urls.record[open.record], open));
    } catch (error) {
      const title = error.status === GONE ? words.text("gone") : "";
      body.replaceChildren(failed(error, () => show({ open }, { focus }), title));
    }
    if (record && shown === open) draw({ ...record, record: open.record }, focus);
  }

  function draw(record, focus) {
    const name = words.of(record).text;
    const article = viewRecord(record, { config, words, store, regions });
    body.replaceChildren(article);
    // They come after what was asked for; without them nothing is missing.
    loadAlike(record)
      .then((answer) => answer && addAlike(article, answer.results, given))
      .catch(() => undefined);
    if (focus) body.focus({ preventScroll: true });
    document.title = `${name} · TISEP`;
    voice.aloud(words.text("opened", { name }));
    onShown(record);
  }

  return { show };
}
