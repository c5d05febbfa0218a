/**
 * What the map is coloured by, how it is written in an address, and which regions that shows.
 * Codes nest: "9501" lies in "95". Pure.
 */

export const LEVELS = ["province", "district", "tambon"];
export const METHODS = ["quantile", "equal", "natural", "fixed", "published"];
export const FEWEST = 2;
export const MOST = 7;
export const COUNTRY = "TH";

/** What values can be held against, beside a number of one's own. */
export const AROUND = ["country", "within", "median"];
const CHANGES = ["absolute", "percent"];

const KINDS = ["indicator", "inequality", "count"];
const LENGTHS = { province: 2, district: 4, tambon: 6 };
/** No method is the figure's own: as its source publishes the classes, or as many areas in each. */
const CLASSES = { method: "", classes: 5, bounds: [] };
const AS_IT_IS = { since: null, change: "absolute", around: "" };
const USUAL = { level: "province", year: null, ...CLASSES, ...AS_IT_IS, beside: null };

/** A figure by province, in classes of the usual kind. */
export function shadeBy(kind, slug) {
  return { kind, slug, ...USUAL };
}

/** What a query (URLSearchParams) says of it; null when the map is not coloured. */
export function parseShade(given) {
  const kind = KINDS.find((name) => given.get(name));
  if (!kind) return null;
  const shade = { ...shadeBy(kind, given.get(kind)), ...parseClasses(given) };
  if (LEVELS.includes(given.get("level"))) shade.level = given.get("level");
  shade.year = parseYear(given.get("year"));
  shade.beside = parseBeside(given);
  // Published classes are of the values themselves.
  return shade.method === "published" ? shade : { ...shade, ...parseHeld(given) };
}

function parseClasses(given) {
  const number = Number(given.get("classes"));
  const isNumber = Number.isInteger(number) && number >= FEWEST && number <= MOST;
  const classes = isNumber ? number : CLASSES.classes;
  const bounds = (given.get("bounds") ?? "").split(",").map(Number);
  const method = METHODS.includes(given.get("method")) ? given.get("method") : CLASSES.method;
  if (method !== "fixed") return { classes, method };
  const isSound = given.get("bounds") && bounds.length < MOST && bounds.every(Number.isFinite);
  return isSound ? { method, bounds, classes: bounds.length + 1 } : { classes };
}

function parseHeld(given) {
  const since = parseYear(given.get("since"));
  const change = CHANGES.includes(given.get("change")) ? given.get("change") : CHANGES[0];
  if (since) return { since, change };
  const around = given.get("around") ?? "";
  const isSound = AROUND.includes(around) || (around && Number.isFinite(Number(around)));
  return isSound ? { around } : {};
}

function parseYear(text) {
  return /^[12]\d{3}$/.test(text ?? "") ? Number(text) : null;
}

function parseBeside(given) {
  const [kind, slug] = (given.get("beside") ?? "").split(":");
  if (!KINDS.includes(kind) || !slug) return null;
  return { kind, slug, year: parseYear(given.get("beside_year")) };
}

/** Write it into a query; what is usual is left out. */
export function writeShade(query, shade) {
  if (!shade) return;
  writeFigure(query, shade);
  if (!shade.beside) return;
  query.set("beside", `${shade.beside.kind}:${shade.beside.slug}`);
  if (shade.beside.year) query.set("beside_year", shade.beside.year);
}

function writeFigure(query, shade) {
  query.set(shade.kind, shade.slug);
  for (const name of ["level", "year", "since", "change", "around", "method"]) {
    if (shade[name] !== USUAL[name]) query.set(name, shade[name]);
  }
  if (shade.method === "fixed") query.set("bounds", shade.bounds.join(","));
  else if (shade.classes !== USUAL.classes) query.set("classes", shade.classes);
}

/** The figure of the second map: at the first one's level, its values as they are. */
export function besideOf({ beside, level, classes }) {
  return beside && { ...shadeBy(beside.kind, beside.slug), year: beside.year, level, classes };
}

/** A change of a shade: what its values are held against. Classes of other values are left. */
export function heldAgainst(shade, given) {
  const isOther = shade.method === "fixed" && Boolean(shade.since) !== Boolean(given.since);
  const isLost = isOther || shade.method === "published";
  return { ...shade, ...AS_IT_IS, ...given, ...(isLost ? CLASSES : {}) };
}

/** The API's parameters for the regions of a level, within those that a region is chosen among. */
export function shadeParams(shade, region) {
  const query = new URLSearchParams();
  const within = scopeOf(region, shade.level);
  // Of the whole country there is no larger region to hold anything against.
  const isLost = shade.around === "within" && !within;
  writeFigure(query, isLost ? { ...shade, around: "" } : shade);
  if (within) query.set("within", within);
  return query;
}

/**
 * The query for where need by an indicator is high and few are, for the one issue and the one target
 * group that are chosen. Tambons are only listed of one province, so that of all, districts are.
 */
export function gapParams({ shade, region, issue, target_group: groups }) {
  const query = new URLSearchParams({ indicator: shade.slug });
  const province = /^\d+$/.test(region) ? region.slice(0, LENGTHS.province) : "";
  const isTooMany = shade.level === "tambon" && !province;
  query.set("level", isTooMany ? "district" : shade.level);
  if (province && shade.level !== "province") query.set("within", province);
  if (shade.year && !shade.since) query.set("year", shade.year);
  if (issue.length === 1) query.set("issue", issue[0]);
  if (groups.length === 1) query.set("target_group", groups[0]);
  return query;
}

/** The level of a code; undefined for the country and its parts. */
export function levelOf(code) {
  return LEVELS.find((level) => /^\d+$/.test(code) && LENGTHS[level] === code.length);
}

/** The region whose parts of a level are shown when `region` is chosen; "" is the country. */
export function scopeOf(region, level) {
  if (!region || region === COUNTRY) return "";
  if (!/^\d+$/.test(region)) return region;
  return region.slice(0, Math.min(region.length, LENGTHS[level] - 2));
}

/** The country and every region on the way to this one. */
export function wayTo(region) {
  if (!region || region === COUNTRY) return [COUNTRY];
  if (!/^\d+$/.test(region)) return [COUNTRY, region];
  const steps = LEVELS.map((level) => region.slice(0, LENGTHS[level]));
  return [COUNTRY, ...new Set(steps)];
}

/** Of a figure's levels the first that is finer than a region's; undefined where there is none. */
export function levelIn(region, levels) {
  const own = LEVELS.indexOf(levelOf(region));
  return levels.find((level) => LEVELS.indexOf(level) > own);
}

/** Where a click on a region leads: one step down, to the parts of what was clicked. */
export function drilled({ level, region, code, levels }) {
  const scope = scopeOf(region, level);
  const depth = /^\d+$/.test(scope) ? scope.length : 0;
  const target = code.slice(0, depth + 2);
  return { region: target, level: target === code ? (levelIn(code, levels) ?? level) : level };
}

/** Where a step of the way leads: its parts at the largest level that the figure has there. */
export function raised({ code, levels, level }) {
  return { region: code === COUNTRY ? "" : code, level: levelIn(code, levels) ?? level };
}
