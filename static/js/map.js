/** The one module that knows Leaflet. */

import { defineScreenCanvas } from "./screen_canvas.js";

const { L } = globalThis;
const ScreenCanvas = defineScreenCanvas(L);

/** Mainland Thailand, south-west and north-east corner (lat, lon). */
const THAILAND = [
  [5.6, 97.3],
  [20.5, 105.7],
];
/** So far south that the whole country can stand above a phone's sheet. */
const AROUND_THAILAND = [
  [-12, 84],
  [30, 119],
];
/** Degrees: some 15 km. */
const NEARBY = 0.14;
const ZOOMS = { minZoom: 5, maxZoom: 18 };
const BASE_MAP_TRIES = 4;

/** A Leaflet map in `element`; `calm` leaves motion out; `hidden`: the px that are covered. */
export function createMap(element, { calm, view, hidden }) {
  const map = L.map(element, {
    ...ZOOMS,
    maxBounds: AROUND_THAILAND,
    maxBoundsViscosity: 0.8,
    zoomControl: false,
    attributionControl: false,
    zoomAnimation: !calm,
    // A tile still fading when the last one comes would leave the old zoom's tiles under it.
    fadeAnimation: false,
    inertia: !calm,
    keyboardPanDelta: 120,
  });
  L.control.attribution({ prefix: false, position: "bottomright" }).addTo(map);
  if (view) showView(map, view);
  else showCountry(map, hidden, { animate: false });
  return map;
}

/** The whole country, clear of what covers the map (px: {right, bottom}). */
export function showCountry(map, { right, bottom }, options = {}) {
  map.fitBounds(THAILAND, { ...options, paddingBottomRight: [right, bottom] });
}

/** Show a view {lat, lon, zoom}. */
export function showView(map, { lat, lon, zoom }, options = { animate: false }) {
  map.setView([lat, lon], zoom, options);
}

/** What the map shows, as it is written in an address. */
export function viewOf(map) {
  const { lat, lng } = map.getCenter();
  return { lat: rounded(lat), lon: rounded(lng), zoom: map.getZoom() };
}

/** [west, south, east, north] of what is to be seen of the map. */
export function boxOf(map, hidden = { bottom: 0 }) {
  const { x, y } = map.getSize();
  const northWest = map.containerPointToLatLng([0, 0]);
  const southEast = map.containerPointToLatLng([x, Math.max(1, y - hidden.bottom)]);
  return [northWest.lng, southEast.lat, southEast.lng, northWest.lat].map(rounded);
}

/** Bring a box [west, south, east, north] into view, clear of what covers the map. */
export function showBox(map, [west, south, east, north], { hidden, maxZoom = 15, ...options }) {
  const bounds = L.latLngBounds([south, west], [north, east]);
  map.fitBounds(bounds, {
    ...options,
    maxZoom,
    paddingTopLeft: [40, 40],
    paddingBottomRight: [40 + hidden.right, 40 + hidden.bottom],
  });
}

/** Move just so far that a place is clear of what covers the map; not at all if it is. */
export function bringIntoView(map, { lat, lon }, { right, bottom }) {
  const margin = 48;
  const size = map.getSize();
  const { x, y } = map.latLngToContainerPoint([lat, lon]);
  const clear = (at, low, high) => Math.min(0, at - low) + Math.max(0, at - high);
  const by = [
    clear(x, margin, Math.max(margin, size.x - right - margin)),
    clear(y, margin, Math.max(margin, size.y - bottom - margin)),
  ];
  if (by[0] || by[1]) map.panBy(by);
}

/**
 * The base map, or nothing where none is set. One tile is asked for before all others, so that a
 * server that does not answer is asked once; one that falls silent later is taken away. After
 * a time without connection it is tried again. `onChange(isThere)` tells each time.
 */
export function addBaseMap(map, { url, attribution }, onChange) {
  if (!url) return;
  const layer = L.tileLayer(url, { attribution, className: "base-map", maxZoom: ZOOMS.maxZoom });
  let failures = 0;
  layer.on("tileload", () => (failures = 0));
  layer.on("tileerror", () => {
    failures += 1;
    if (failures !== BASE_MAP_TRIES) return;
    layer.remove();
    onChange(false);
  });
  const ask = () => {
    const tile = new Image();
    tile.addEventListener("load", () => {
      layer.addTo(map);
      onChange(true);
    });
    const { x, y } = map.getPixelBounds().getCenter().divideBy(256).floor();
    tile.src = L.Util.template(url, { s: "a", r: "", x, y, z: map.getZoom() });
  };
  ask();
  addEventListener("online", ask);
}

/** An outline that lies on the map, from GeoJSON; returns how to take it away. */
export function addOutline(map, geojson) {
  const layer = L.geoJSON(geojson, {
    interactive: false,
    style: { className: "region-outline", fill: true },
    pointToLayer: () => null,
    filter: ({ geometry }) => Boolean(geometry),
  });
  layer.addTo(map);
  const bounds = layer.getBounds();
  const box = bounds.isValid() ? bounds.toBBoxString().split(",").map(Number) : null;
  return { box, remove: () => layer.remove() };
}

/**
 * Mark where the reader is, and bring what is around `about` into view: a place nearby, since the
 * map's view is written into addresses. Null, and nothing done, outside the country's box.
 */
export function showHere(map, { lat, lon }, about, hidden) {
  if (!L.latLngBounds(THAILAND).contains([lat, lon])) return null;
  const spot = L.circleMarker([lat, lon], { radius: 8, className: "here", interactive: false });
  spot.addTo(map);
  const [south, west] = [about.lat - NEARBY, about.lon - NEARBY];
  const box = [west, south, about.lon + NEARBY, about.lat + NEARBY];
  showBox(map, box, { hidden, animate: false });
  return { remove: () => spot.remove() };
}

/** A layer of square canvases: `draw(canvas, {z, x, y}, signal)` fills each, may be asked again. */
export function canvasTiles(map, { pane, zIndex, size, draw }) {
  map.createPane(pane).style.zIndex = zIndex;
  map.getPane(pane).style.pointerEvents = "none";
  const Tiles = L.GridLayer.extend({
    createTile({ x, y, z }, done) {
      const canvas = document.createElement("canvas");
      canvas.setAttribute("aria-hidden", "true");
      canvas.leaving = new AbortController();
      draw(canvas, { z: z - 1, x, y }, canvas.leaving.signal)
        .then(() => done(null, canvas))
        .catch((error) => done(error, canvas));
      return canvas;
    },
  });
  const layer = new Tiles({ pane, tileSize: size, minZoom: 1, updateWhenZooming: false });
  layer.on("tileunload", ({ tile }) => tile.leaving.abort());
  return layer.addTo(map);
}

/** A canvas over the whole map in a pane of its own: `draw(pen, size)`; returns {redraw}. */
export function addScreenCanvas(map, { pane, zIndex, draw }) {
  Object.assign(map.createPane(pane).style, { zIndex, pointerEvents: "none" });
  const layer = new ScreenCanvas({ pane, draw }).addTo(map);
  return { redraw: () => layer.redraw() };
}

/** Where a place lies on the screen, in px from the map's corner. */
export function pointOf(map, { lat, lon }) {
  return map.latLngToContainerPoint([lat, lon]);
}

/** The rectangle of world pixels in view: {min, max}. */
export function pixelBounds(map) {
  return map.getPixelBounds();
}

function rounded(degrees) {
  return Math.round(degrees * 1e4) / 1e4;
}
