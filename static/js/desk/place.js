// The point of a record: dragged on the map, its region is found and shown at once.

const WHERE = new URL(window.location.pathname.replace(/(add|\d+\/change)\/$/, "where/"), window.location.href);
let asked = 0;

const where = document.createElement("p");
where.className = "help desk-where";
where.setAttribute("role", "status");

const show = (found) => {
  where.textContent = found.note;
  if (!found.id) return;
  const field = document.getElementById("id_region");
  field.add(new Option(found.text, found.id, true, true));
  field.value = found.id;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  window.django.jQuery(field).trigger("change");
};

const ask = async ({ lat, lng }) => {
  const mine = ++asked;
  const answer = await fetch(`${WHERE}?${new URLSearchParams({ lon: lng, lat })}`);
  // Only the last question is of interest: an earlier one may be answered later.
  if (mine === asked && answer.ok) show(await answer.json());
};

const watch = (field) => {
  const follow = (marker) => {
    marker.dragging.enable();
    marker.on("dragend", () => {
      field.store.save(field.drawnItems);
      ask(marker.getLatLng());
    });
  };
  field.drawnItems.eachLayer(follow);
  field.drawnItems.on("layeradd", ({ layer }) => {
    follow(layer);
    ask(layer.getLatLng());
  });
};

window.addEventListener("map:init", ({ detail }) => {
  detail.map.on("map:loadfield", ({ field }) => {
    if (field.options.fieldid !== "id_location") return;
    detail.map.getContainer().after(where);
    watch(field);
  });
});
