/** Keeps the map where the address says, and the open record in sight. */

import { fill, latestOnly, loadJson } from "./load.js";
import { bringIntoView, showCountry, showView, viewOf } from "./map.js";

export function createFollowing({ map, records, urls, covered, list }) {
  const loadRegion = latestOnly((signal, code) =>
    loadJson(fill(urls.region, { code }), { signal }),
  );

  /** Where a record is drawn: {lat, lon}, or null for one that is not on the map. */
  async function placeOf(record) {
    const listed = list.find(record.uuid);
    if (listed) return listed;
    if (record.location) return { lon: record.location[0], lat: record.location[1] };
    if (!record.at_region) return null;
    const region = await loadRegion(record.region.code).catch(() => null);
    return region?.point ? { lon: region.point[0], lat: region.point[1] } : null;
  }

  return {
    /** Move the map where a shared or earlier address has it: the country where it says nothing. */
    view({ view, region }) {
      if (!view) {
        if (!region) showCountry(map, covered(), { animate: false });
        return;
      }
      const now = viewOf(map);
      const isThere = ["lat", "lon", "zoom"].every((key) => Math.abs(now[key] - view[key]) < 2e-4);
      if (!isThere) showView(map, view);
    },

    async open(record) {
      const place = await placeOf(record);
      records.light("chosen", place && { ...record, ...place, atRegion: record.at_region });
      if (place?.lat) bringIntoView(map, place, covered());
    },

    close() {
      records.light("chosen", null);
    },
  };
}
