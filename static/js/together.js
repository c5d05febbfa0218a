/** Two maps as one view. */

/** Keep two maps of one size at one place: what moves either moves the other. */
export function moveTogether(one, other) {
  let leads = null;
  const follow = (from, to) => {
    from.on("move", () => {
      if (leads) return;
      leads = from;
      to.setView(from.getCenter(), from.getZoom(), { animate: false });
      leads = null;
    });
  };
  follow(one, other);
  follow(other, one);
}

/** Take a new size of its place in the page, at once. */
export function fitPlace(map) {
  map.invalidateSize({ pan: false });
}
