// Filters and sorts the follow-up list. Without it the whole list is there, grouped by status.
"use strict";
(() => {
  const form = document.getElementById("filter");
  const rows = [...document.querySelectorAll("article.follow[id]")];
  if (!form || !rows.length) return;
  const groups = [...document.querySelectorAll("section.group")];
  const result = document.getElementById("f-count");
  const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const places = new Map(rows.map((row, index) => [row, index]));

  const shows = (row, want) =>
    (!want.status || row.dataset.status === want.status) &&
    (!want.body || row.dataset.body === want.body) &&
    (!want.asker || row.dataset.asker === want.asker || `=${row.dataset.who}` === want.asker) &&
    (!want.kind || row.dataset.kind === want.kind) &&
    (!want.from || row.dataset.asked >= want.from) &&
    (!want.to || (row.dataset.asked && row.dataset.asked <= want.to)) &&
    want.text.toLowerCase().split(/\s+/).every((word) => words.get(row).includes(word));

  const order = {
    "-asked": (a, b) => b.dataset.asked.localeCompare(a.dataset.asked),
    asked: (a, b) => a.dataset.asked.localeCompare(b.dataset.asked),
    due: (a, b) => (a.dataset.due || "9999").localeCompare(b.dataset.due || "9999"),
  };

  const apply = () => {
    const want = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const row of rows) {
      row.hidden = !shows(row, want);
      shown += row.hidden ? 0 : 1;
    }
    const compare = order[want.sort] || order["-asked"];
    for (const group of groups) {
      const own = rows.filter((row) => group.contains(row));
      own.sort((a, b) => compare(a, b) || places.get(a) - places.get(b));
      group.append(...own);
      group.hidden = own.every((row) => row.hidden);
    }
    result.textContent = result.dataset.text
      .replace("{shown}", shown)
      .replace("{all}", rows.length);
  };

  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) if (asked.has(field.name)) field.value = asked.get(field.name);
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  apply();
})();
