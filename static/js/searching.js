/** All of the search beside the list: the field, how it was understood, near me, ways on. */

import { hook } from "./dom.js";
import { showCountry, showHere } from "./map.js";
import { createNear } from "./near.js";
import { createNothing } from "./nothing.js";
import { createOtherKinds } from "./other_kinds.js";
import { Search } from "./search.js";
import { createSearchAnswer, matchedIn } from "./search_answer.js";
import { createSummary } from "./summary.js";
import { createUnderstood } from "./understood.js";

/**
 * `given`: the page's {store, config, words, voice, map, sheet, regions, chips, outline, covered,
 * box}. Returns `show(state, changed, {first})` for each new state, `matched(state)`, a Map by UUID
 * of what the words matched in a record, `spot()`, where the list begins or null, `answered(answer)`
 * for each answer of the list and `nothing(answer)` for what
 * stands in the place of an empty one.
 */
export function createSearching(given) {
  const { store, map, sheet, regions, chips, outline, covered } = given;
  /** On a phone, what was found on the map is under the sheet until it is lowered. */
  const onPlace = () => sheet.show("map");
  const onRegion = regions.remember;
  const search = new Search({
    ...given,
    onRegion,
    onPlace,
    onFocus: () => sheet.atLeast("full"),
  });
  const find = createSearchAnswer(given.config.urls.search);
  const others = createOtherKinds({ ...given, find, onRegion, onPlace });
  const summary = createSummary(given);
  const understood = createUnderstood(given);
  const nothing = createNothing({
    ...given,
    labelOf: chips.labelOf,
    onWiden: () => showCountry(map, covered()),
  });
  const near = nearMe(given, onPlace);
  /** An address that says where the map is is not led elsewhere by its words. */
  let isHeld = Boolean(store.get().view);
  let asked = "";

  /** The filters above the list are passed by, once for each new words. */
  function bringIntoSight({ q }) {
    const chips = hook("chips-box");
    const gap = Number.parseFloat(getComputedStyle(chips).marginBlockStart) || 0;
    if (q && q !== asked) hook("scroll").scrollTop = chips.offsetTop - gap;
    asked = q;
  }

  return {
    nothing: nothing.show,
    matched: async (state) => matchedIn(await find(state)),
    spot: near.spot,

    show(state, changed, { first }) {
      const isNew = changed.has("filters");
      if (!first && (isNew || changed.has("within"))) near.forget();
      if (!isNew) return;
      search.show(state);
      others.show(state);
      // Where only words say the place, it is known with the answer to them.
      if (state.region || !state.q) outline(state.region, { move: !first || !state.view });
    },

    answered(answer) {
      const state = store.get();
      summary(answer);
      understood.show(answer.understood, state);
      if (state.q && !state.region) {
        const [place] = answer.understood?.places ?? [];
        outline(place?.code ?? "", { move: !isHeld });
      }
      isHeld = false;
      bringIntoSight(state);
    },
  };
}

function nearMe({ store, words, voice, map, covered }, onPlace) {
  let here = null;
  return createNear({
    words,
    say: voice.say,
    show(exact, about) {
      here?.remove();
      onPlace();
      here = showHere(map, exact, about, covered());
      return here !== null;
    },
    onNear: () => store.change({ within: true, region: "", located: "", pages: 1 }),
  });
}
