/** Turns a record of the API into what the panel shows. Parts without content are left out. */

import { leavesPage, piece, setShape } from "./dom.js";
import { fill } from "./load.js";
import { kindOf, placeOf } from "./list_row.js";
import { linksOf } from "./record_links.js";
import { toggled } from "./state.js";
import { write } from "./words.js";

/** The article of a record; its links open within the panel, its tags become filters. */
export function viewRecord(record, { config, words, store, regions }) {
  const { root, part } = piece("record");
  root.dataset.kind = record.record;
  setShape(part("shape"), record.record);
  part("kind").textContent = kindOf(words, record);
  writeNames(part, record, words);
  writeFacts(part, record, { config, words });
  writeServes(part, record, { words, regions });
  writeTags(part("issues"), "issue", record.issues, { words, store });
  writeTags(part("groups"), "target_group", record.target_groups, { words, store });
  for (const [name, links] of Object.entries(linksOf(record, words))) {
    part(name).append(...links.map((link) => linkItem(link, { config, words, store })));
  }
  part("stages").append(...(record.stages ?? []).map((stage) => stageItem(stage, words)));
  part("page").href = fill(config.urls.page[record.record], record);
  part("write").href = fill(config.urls.write[record.record], record);
  writeSource(part, record, words);
  for (const row of root.querySelectorAll('[data-part$="-row"]')) {
    row.hidden = !row.querySelector("[data-part]").textContent.trim();
  }
  return root;
}

function writeNames(part, record, words) {
  const name = words.of(record);
  write(part("name"), name, words.language);
  const lang = name.lang === "th" ? "en" : "th";
  const text = record[`name_${lang}`];
  write(part("other-name"), { text, lang }, words.language);
  part("other-name").hidden = !text || text === name.text;
  part("unverified").hidden = !(record.name_en && record.name_en_unverified);
  write(part("description"), words.of(record, "description"), words.language);
  part("description").hidden = !part("description").textContent;
}

function writeFacts(part, record, { config, words }) {
  const { region } = record;
  if (region) {
    part("place").href = fill(config.urls.regionPage, region);
    const level = words.label("level", region.level);
    const name = words.of(region);
    write(part("place"), { ...name, text: `${name.text} (${level})` }, words.language);
  }
  part("approximate").hidden = !record.at_region;
  const roles = record.roles ?? [];
  part("roles").textContent = words.list(roles.map((role) => words.label("role", role)));
  part("status").textContent = statusOf(record, words);
  if (isWebAddress(record.website)) {
    part("website").href = record.website;
    part("website").textContent = record.website.replace(/^https?:\/\/(www\.)?|\/$/g, "");
  }
}

/** Names that are not at hand come after; until then the row waits without them. */
function writeServes(part, record, { words, regions }) {
  const put = () => {
    const names = record.serves.map(regions.name).filter(Boolean);
    part("serves").textContent = words.list(names);
    part("serves-row").hidden = names.length === 0;
  };
  put();
  regions.learn(record.serves).then(put);
}

function statusOf(record, words) {
  if (!record.status) return "";
  const dates = [
    record.starts_on && words.text("since", { date: words.date(record.starts_on) }),
    record.ends_on && words.text("until", { date: words.date(record.ends_on) }),
  ];
  return [words.label("status", record.status), ...dates].filter(Boolean).join(" ");
}

function writeTags(list, filter, slugs, { words, store }) {
  for (const slug of slugs) {
    const { root, part } = piece("tag");
    part("tag").textContent = words.label(filter, slug);
    part("tag").addEventListener("click", () =>
      store.change({ ...toggled(store.get(), filter, slug, true), open: null }),
    );
    list.append(root);
  }
}

/** Add the records that are like this one, results of the API, to its article. */
export function addAlike(root, results, given) {
  const items = results.map((target) => {
    const note = placeOf(given.words, target).text;
    return linkItem({ record: target.record, target, note }, given);
  });
  root.querySelector('[data-part="alike"]').replaceChildren(...items);
  root.querySelector('[data-part="alike-row"]').hidden = items.length === 0;
}

function linkItem({ record, target, note }, { config, words, store }) {
  const { root, part } = piece("link");
  write(part("name"), target.lang ? target : words.of(target), words.language);
  part("note").textContent = note ?? "";
  if (!record) {
    part("link").replaceWith(...part("link").querySelectorAll("span span"));
    return root;
  }
  root.dataset.kind = record;
  setShape(part("shape"), record);
  part("link").href = fill(config.urls.page[record], target);
  part("link").addEventListener("click", (event) => {
    if (leavesPage(event)) return;
    event.preventDefault();
    store.change({ open: { record, uuid: target.uuid } });
  });
  return root;
}

function stageItem(stage, words) {
  const { root, part } = piece("stage");
  write(part("name"), words.of(stage), words.language);
  part("note").textContent = stage.held_on ? words.date(stage.held_on) : "";
  return root;
}

function writeSource(part, record, words) {
  const { source } = record;
  if (source) {
    const name = words.of(source);
    write(part("source"), name, words.language);
    if (isWebAddress(source.url)) part("source").href = source.url;
  }
  part("licence").textContent = words.label("licence", record.licence);
  part("confirmed").textContent = record.confirmed_on
    ? words.text("confirmed", { date: words.date(record.confirmed_on) })
    : words.text("updated", { date: words.date(record.updated_at) });
}

/** What somebody typed as an address may be no link that is safe to follow. */
function isWebAddress(text) {
  return /^https?:\/\//.test(text);
}
