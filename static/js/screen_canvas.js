/** A canvas as large as the map that lies still on the screen while the map moves under it. */

/** The layer's class, made with the Leaflet that map.js holds. */
export function defineScreenCanvas(L) {
  return L.Layer.extend({
    initialize({ pane, draw }) {
      this.paneName = pane;
      this.draw = draw;
    },

    onAdd(map) {
      this.canvas = L.DomUtil.create("canvas", "leaflet-zoom-animated", map.getPane(this.paneName));
      this.canvas.setAttribute("aria-hidden", "true");
      this.fit();
    },

    onRemove() {
      this.canvas.remove();
      cancelAnimationFrame(this.frame);
    },

    getEvents() {
      return {
        resize: this.fit,
        move: this.redraw,
        zoomend: this.redraw,
        viewreset: this.redraw,
        zoomanim: this.follow,
      };
    },

    /** Draw again before the next picture. */
    redraw() {
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => this.paint());
    },

    fit() {
      const { x, y } = this._map.getSize();
      const density = Math.min(globalThis.devicePixelRatio || 1, 3);
      Object.assign(this.canvas, { width: x * density, height: y * density });
      Object.assign(this.canvas.style, { width: `${x}px`, height: `${y}px` });
      this.density = density;
      this.paint();
    },

    paint() {
      if (!this._map) return;
      const { x, y } = this._map.getSize();
      L.DomUtil.setPosition(this.canvas, this._map.containerPointToLayerPoint([0, 0]));
      this.corner = this._map.containerPointToLatLng([0, 0]);
      const pen = this.canvas.getContext("2d");
      pen.setTransform(this.density, 0, 0, this.density, 0, 0);
      pen.clearRect(0, 0, x, y);
      this.draw(pen, { width: x, height: y });
    },

    /** Grow or shrink with an animated zoom: where the canvas' corner will lie, in the new zoom. */
    follow({ center, zoom }) {
      if (!this.corner) return;
      const map = this._map;
      const pane = L.DomUtil.getPosition(map.getPane("mapPane"));
      const half = map.getSize().divideBy(2);
      const origin = map.project(center, zoom).subtract(half).add(pane).round();
      const corner = map.project(this.corner, zoom).subtract(origin);
      L.DomUtil.setTransform(this.canvas, corner, map.getZoomScale(zoom));
    },
  });
}
