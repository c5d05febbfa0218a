/** Asks the API. A newer question ends the older one. */

/** An answer that is not what was asked for: `status` 0 means nothing answered. */
export class LoadError extends Error {
  constructor(status, detail = "") {
    super(detail || `HTTP ${status}`);
    this.status = status;
    this.detail = detail;
  }
}

// Answers of the last few seconds are kept by the browser: after that, none of before is there.
const KEPT = 5000;
let anewUntil = 0;

/** From now on nothing comes from what the browser keeps of earlier answers. */
export function askAnew() {
  anewUntil = Date.now() + KEPT;
}

/** The JSON at an address. Throws LoadError; AbortError when `signal` ended it. */
export async function loadJson(address, { signal } = {}) {
  const answer = await ask(address, signal, "application/json, application/problem+json");
  return answer.json();
}

/** The bytes at an address; null where there is nothing. */
export async function loadBytes(address, { signal } = {}) {
  const answer = await ask(address, signal, "application/vnd.mapbox-vector-tile");
  return answer.status === 204 ? null : answer.arrayBuffer();
}

/**
 * Wrap `work(signal, ...given)` so that each call aborts the one before; an aborted call's
 * promise resolves to undefined, so callers need not tell it from an error.
 */
export function latestOnly(work) {
  let current = null;
  return async (...given) => {
    current?.abort();
    const mine = new AbortController();
    current = mine;
    try {
      const result = await work(mine.signal, ...given);
      return mine.signal.aborted ? undefined : result;
    } catch (error) {
      if (mine.signal.aborted) return undefined;
      throw error;
    }
  };
}

/** Put values into an address pattern: {z}, {uuid}, ... */
export function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name]));
}

/** Add a query to an address. */
export function withQuery(address, query) {
  const text = query.toString();
  if (!text) return address;
  return address + (address.includes("?") ? "&" : "?") + text;
}

/** An address that the API gave, without its host: a proxy may know the site by another one. */
export function ownPath(address) {
  const { pathname, search } = new URL(address, "http://here");
  return pathname + search;
}

async function ask(address, signal, accept) {
  let answer;
  try {
    const cache = Date.now() < anewUntil ? "no-cache" : "default";
    // In the page's language, whatever the browser's own is.
    const headers = { Accept: accept, "Accept-Language": languageOfPage() };
    answer = await fetch(address, { signal, cache, headers });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new LoadError(0);
  }
  if (!answer.ok) throw new LoadError(answer.status, await detailOf(answer));
  return answer;
}

function languageOfPage() {
  return globalThis.document?.documentElement.lang || "th";
}

async function detailOf(answer) {
  try {
    return (await answer.json()).detail ?? "";
  } catch {
    return "";
  }
}
