/** What a click on the map does: open a record, look into a cluster, or offer a pile's names. */

import { hook, piece, setShape } from "./dom.js";
import { latestOnly, loadJson, withQuery } from "./load.js";
import { showBox, showView, viewOf } from "./map.js";
import { filterParams } from "./state.js";
import { write } from "./words.js";

const PILE_MOST = 60;
const EDGE = 8;
const SAME_PLACE = 1e-4;

/** `covered()` gives the px that panels hide: {right, bottom}. */
export function createPicking({ map, store, urls, words, covered }) {
  const box = hook("pile");
  const list = hook("pile-list");
  const load = latestOnly((signal, query) => loadJson(withQuery(urls.explore, query), { signal }));

  hook("pile-close").addEventListener("click", close);
  box.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  map.on("movestart", () => (box.hidden = true));

  function close() {
    box.hidden = true;
    map.getContainer().focus({ preventScroll: true });
  }

  function open({ record, uuid }) {
    box.hidden = true;
    store.change({ open: { record, uuid } });
  }

  async function lookInto(mark, point) {
    if (mark.pile) return offer(mark.pile, point);
    if (mark.count > PILE_MOST) return closer(mark);
    const query = filterParams(store.get());
    query.set("bbox", mark.box.map((degrees) => degrees.toFixed(6)).join(","));
    query.set("page_size", PILE_MOST);
    const answer = await load(query).catch(() => null);
    if (answer === undefined) return undefined;
    const placed = answer?.results.filter((each) => each.lon !== null) ?? [];
    if (!placed.length) return closer(mark);
    const around = boxAround(placed);
    const isOnePlace = around[2] - around[0] < SAME_PLACE && around[3] - around[1] < SAME_PLACE;
    if (isOnePlace) return offer(placed, point);
    return showBox(map, around, { hidden: covered() });
  }

  function closer({ lat, lon }) {
    showView(map, { lat, lon, zoom: viewOf(map).zoom + 2 }, { animate: true });
  }

  function offer(records, point) {
    hook("pile-title").textContent = words.text("pile", { count: records.length });
    list.replaceChildren(...records.map(entry));
    box.hidden = false;
    const room = box.parentElement;
    const widest = room.clientWidth - covered().right - box.offsetWidth - EDGE;
    const lowest = room.clientHeight - covered().bottom - box.offsetHeight - EDGE;
    const left = Math.max(EDGE, Math.min(point.x - box.offsetWidth / 2, widest));
    const top = Math.max(EDGE, Math.min(point.y + 20, lowest));
    box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    list.querySelector("a").focus();
  }

  function entry(record) {
    const { root, part } = piece("link");
    root.dataset.kind = record.record;
    part("link").href = urls.page[record.record].replace("{uuid}", record.uuid);
    setShape(part("shape"), record.record);
    write(part("name"), words.of(record), words.language);
    part("link").addEventListener("click", (event) => {
      event.preventDefault();
      open(record);
    });
    return root;
  }

  return (mark, point) => (mark.count === 1 ? open(mark) : lookInto(mark, point));
}

function boxAround(records) {
  const lons = records.map(({ lon }) => lon);
  const lats = records.map(({ lat }) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
