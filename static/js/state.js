/**
 * What the screen shows, as one object, and its one written form: the query string.
 * Pure: no DOM, no network.
 */

import { parseShade, writeShade } from "./shade_state.js";

/** Filters that may be given several times: any of the values matches. */
export const MANY = [
  "record",
  "listing",
  "actor_kind",
  "resource_kind",
  "role",
  "issue",
  "target_group",
];
/** Filters with one value. */
export const ONE = ["region", "located", "q"];
export const RECORDS = ["actor", "project", "resource", "need"];
export const PAGE_SIZE = 20;

const MAX_PAGES = 10;
const DIGITS = 4;

/** The screen of a first visit. */
export function blank() {
  return {
    ...Object.fromEntries(MANY.map((name) => [name, []])),
    ...Object.fromEntries(ONE.map((name) => [name, ""])),
    verbatim: false,
    within: false,
    pages: 1,
    view: null,
    open: null,
    show: "map",
    shade: null,
    marks: true,
  };
}

/** Read a query string; what it does not say, or says badly, is as on a first visit. */
export function parse(search) {
  const given = new URLSearchParams(search);
  const state = blank();
  for (const name of MANY) state[name] = [...new Set(given.getAll(name))].filter(Boolean).sort();
  for (const name of ONE) state[name] = (given.get(name) ?? "").trim();
  state.verbatim = given.get("verbatim") === "true";
  state.within = given.get("within") === "map";
  state.pages = clamp(Number.parseInt(given.get("pages"), 10) || 1, 1, MAX_PAGES);
  state.view = parseView(given.get("at"));
  state.open = parseOpen(given.get("open"));
  state.show = given.get("show") === "list" ? "list" : "map";
  state.shade = parseShade(given);
  state.marks = given.get("marks") !== "off";
  return state;
}

/** The query string of a state, without "?": always the same for the same screen. */
export function format(state) {
  const query = filterParams(state);
  if (state.within) query.set("within", "map");
  if (state.pages > 1) query.set("pages", state.pages);
  if (state.show === "list") query.set("show", "list");
  if (state.open) query.set("open", `${state.open.record}:${state.open.uuid}`);
  writeShade(query, state.shade);
  if (!state.marks) query.set("marks", "off");
  if (state.view) query.set("at", formatView(state.view));
  return query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}

/** The filters alone, as the API's parameters. */
export function filterParams(state) {
  const query = new URLSearchParams();
  for (const name of MANY) for (const value of [...state[name]].sort()) query.append(name, value);
  for (const name of ONE) if (state[name]) query.set(name, state[name]);
  if (state.q && state.verbatim) query.set("verbatim", "true");
  return query;
}

/** Each active filter as {name, value}, for chips. */
export function activeFilters(state) {
  return [...filterParams({ ...state, verbatim: false })].map(([name, value]) => ({ name, value }));
}

/** A change that leaves no filter but keeps the map where it is. */
export function withoutFilters() {
  const first = blank();
  const cleared = [...MANY, ...ONE, "verbatim", "within", "pages"];
  return Object.fromEntries(cleared.map((name) => [name, first[name]]));
}

/** A change that adds the value to a filter, or takes it away. */
export function toggled(state, name, value, on = !state[name].includes(value)) {
  const others = state[name].filter((each) => each !== value);
  return { [name]: on ? [...others, value].sort() : others, pages: 1 };
}

/** A change without one active filter. */
export function without(state, name, value) {
  return MANY.includes(name) ? toggled(state, name, value, false) : { [name]: "", pages: 1 };
}

/** Which parts of the screen differ between two states. */
export function differences(before, after) {
  const parts = {
    filters: (state) => filterParams(state).toString(),
    within: (state) => state.within,
    pages: (state) => state.pages,
    show: (state) => state.show,
    view: (state) => (state.view ? formatView(state.view) : ""),
    shade: (state) => JSON.stringify(state.shade),
    marks: (state) => state.marks,
    open: (state) => (state.open ? state.open.record + state.open.uuid : ""),
  };
  return new Set(Object.keys(parts).filter((name) => parts[name](before) !== parts[name](after)));
}

function parseView(text) {
  const [lat, lon, zoom] = (text ?? "").split(",").map(Number);
  const sound = Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 22;
  return sound ? { lat, lon, zoom } : null;
}

function formatView({ lat, lon, zoom }) {
  return `${lat.toFixed(DIGITS)},${lon.toFixed(DIGITS)},${zoom}`;
}

function parseOpen(text) {
  const [record, uuid] = (text ?? "").split(":");
  return RECORDS.includes(record) && /^[0-9a-f-]{36}$/i.test(uuid ?? "") ? { record, uuid } : null;
}

function clamp(value, low, high) {
  return Math.min(Math.max(value, low), high);
}
