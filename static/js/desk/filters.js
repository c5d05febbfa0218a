// Filters of long lists: what is chosen in a field narrows the list at once.

const chosen = (select) => {
  const all = select.closest("[data-tisep-all]").dataset.tisepAll;
  const query = new URLSearchParams(all.replace(/^\?/, ""));
  if (select.value) query.set(select.dataset.tisepFilter, select.value);
  window.location.search = query.toString();
};

window.addEventListener("load", () => {
  // select2 tells of a choice by jQuery's events alone.
  const { jQuery } = window.django;
  jQuery("[data-tisep-filter]").on("select2:select select2:clear", (event) => chosen(event.target));
  for (const select of document.querySelectorAll("[data-tisep-goes]")) {
    select.addEventListener("change", () => {
      window.location.search = select.value;
    });
  }
});
