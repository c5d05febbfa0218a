/** The map page: control -> state -> address -> loaders -> layers. */

import { createChips } from "./chips.js";
import { hook } from "./dom.js";
import { createFacets } from "./facets.js";
import { List } from "./list.js";
import { askAnew, withQuery } from "./load.js";
import { createFollowing } from "./following.js";
import { boxOf } from "./map.js";
import { createPicking } from "./picking.js";
import { PlaceFilter } from "./place_filter.js";
import { createRecordPanel } from "./record_panel.js";
import { createRegionOutline } from "./region_outline.js";
import { createRegions } from "./regions.js";
import { wayTo } from "./shade_state.js";
import { Shading } from "./shading.js";
import { createSearching } from "./searching.js";
import { Sheet } from "./sheet.js";
import { createStage } from "./stage.js";
import { createStates, createVoice, watchConnection } from "./states.js";
import { activeFilters, filterParams } from "./state.js";
import { createStore } from "./store.js";
import { createWatching } from "./watching.js";
import { createWords } from "./words.js";

const config = JSON.parse(document.getElementById("tisep-config").textContent);
const { urls } = config;
const words = createWords(config);
const store = createStore(window);
const voice = createVoice();
const page = hook("page");

const sheet = new Sheet({
  onShow: (show) => store.change({ show }, { replace: true }),
});
/** The px of the map that panels cover. */
const covered = () => {
  const isBeside = (aside) => !aside.hidden && !sheet.isNarrow && aside.offsetLeft > 0;
  const beside = [hook("record"), hook("shading")].find(isBeside);
  const stageEdge = hook("stage").offsetLeft + hook("stage").offsetWidth;
  const right = beside ? Math.max(0, stageEdge - beside.offsetLeft) : 0;
  return { right, bottom: sheet.hides };
};

const stage = createStage({
  config,
  words,
  view: store.get().view,
  covered,
  onMove: (view) => store.change({ view }, { replace: true }),
  onPick: (mark, point) => pick(mark, point),
  coloured: () => shading.level,
  onRepaint: () => shading.repaint(),
  onState: ({ loading, failed }) => {
    hook("map-progress").hidden = !loading;
    hook("map-failed").hidden = !failed;
  },
});
const { map, records } = stage;
const pick = createPicking({ map, store, urls, words, covered });
const outline = createRegionOutline({ map, pattern: urls.boundary, covered });

/** On a phone, what stands in the list's place lies under the window's edge until the sheet rises. */
function inSight(state) {
  sheet.atLeast("half");
  return state;
}

const states = createStates({ store, words });
const regions = createRegions({
  url: urls.regions,
  words,
  onName() {
    chips.show(store.get());
    shading.rename();
  },
});
const chips = createChips({ store, words, regions });
const place = new PlaceFilter({ store, url: urls.regions, words, onRegion: regions.remember });
const facets = createFacets({
  store,
  url: urls.facets,
  words,
  onCounts: ({ region }) => place.count(region),
});
const box = () => boxOf(map, covered());
const searching = createSearching({
  store,
  config,
  words,
  voice,
  map,
  sheet,
  regions,
  chips,
  outline,
  covered,
  box,
});
const list = new List({
  store,
  urls,
  words,
  box,
  matched: searching.matched,
  spot: searching.spot,
  onPoint: (result) => records.light("pointed", result),
  onAnswer: searching.answered,
  onEmpty: (answer) => inSight(searching.nothing(answer)),
  onFailure: (error) => inSight(states.failed(error, () => list.show(store.get()))),
});
const shading = new Shading({
  store,
  config,
  words,
  voice,
  stage,
  regions,
  covered,
  onGo: () => sheet.atLeast("half"),
});
const following = createFollowing({ map, records, urls, covered, list });
const panel = createRecordPanel({
  store,
  config,
  words,
  voice,
  regions,
  failed: states.failed,
  onShown: (record) => {
    sheet.atLeast("half");
    following.open(record);
  },
  onClosed: (open) => {
    following.close();
    if (!list.focus(open.uuid)) map.getContainer().focus({ preventScroll: true });
  },
});

hook("within").addEventListener("change", ({ target }) =>
  store.change({ within: target.checked, pages: 1 }),
);
hook("map-retry").addEventListener("click", () => records.reload());

/** Bring every part of the screen to the state; `changed` names what is new. */
function show(state, changed, { first = false } = {}) {
  const filters = changed.has("filters");
  if (filters) {
    page.classList.toggle("has-choice", activeFilters(state).length > 0);
    records.filter(filterParams(state).toString());
    chips.show(state);
    place.show(state);
    regions.learn(state.shade ? wayTo(state.region) : [state.region]);
  }
  searching.show(state, changed, { first });
  if (changed.has("view") && !first) following.view(state);
  facets.show(state, { changed: filters });
  const listed = filters || changed.has("within") || (state.within && changed.has("view"));
  if (listed) list.show(state);
  if (["filters", "shade", "marks"].some((part) => changed.has(part))) shading.show(state);
  if (changed.has("open")) panel.show(state, { focus: !first });
  if (changed.has("open") || listed) list.mark(state);
  if (changed.has("show")) sheet.show(state.show);
  hook("within").checked = state.within;
  hook("language").search = location.search;
}

/** What others have changed comes into sight; whoever is at a row of the list stays there. */
async function refresh() {
  const state = store.get();
  const uuid = document.activeElement?.closest("[data-uuid]")?.dataset.uuid;
  askAnew();
  records.reload();
  facets.show(state, { changed: true });
  await list.show(state);
  if (uuid) list.focus(uuid);
}

store.onChange(show);
watchConnection();
show(store.get(), new Set(["filters", "within", "view", "shade", "open", "show"]), { first: true });
page.classList.add("is-ready");
createWatching({
  address: () => withQuery(urls.facets, filterParams(store.get())),
  onMoved: refresh,
});
// Figures move by themselves: counts are taken anew a while after a record has changed.
createWatching({
  address: () => shading.address,
  onMoved() {
    askAnew();
    shading.refresh();
  },
});
