// Filters a follow-up list of many pages: reads all requests from an index in scripts and lists
// those that fit, each with a link to its place. Everything listed is text, never HTML.
"use strict";
(() => {
  const form = document.getElementById("filter");
  const found = document.getElementById("f-found");
  if (!form || !found) return;
  const body = document.getElementById("f-rows");
  const more = document.getElementById("f-more");
  const result = document.getElementById("f-count");
  const pages = [...document.querySelectorAll(".by-status")];
  const parts = form.dataset.parts.split(" ");
  const lang = document.documentElement.lang;
  const days = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
    day: "numeric", month: "short", year: "numeric", timeZone: "UTC",
  });
  const numbers = new Intl.NumberFormat(lang);
  const named = (id) => new Map([...document.getElementById(id).options].map((at) => [at.value, at.text]));
  const statuses = named("f-status");
  const kinds = named("f-kind");
  const STEP = 100;
  const total = Number(form.dataset.total);
  const rows = [];
  let shown = 0;
  let fits = [];
  let reading = null;

  globalThis.sagssporFollowUps = {
    add: (some) => {
      for (const [status, kind, asked, due, where, type, who, text, cases, href] of some) {
        const words = `${text} ${who} ${where} ${cases}`.toLowerCase();
        rows.push({ status, kind, asked, due, body: where, asker: type, who, text, href, words });
      }
    },
  };

  const script = (path) =>
    new Promise((done, failed) => {
      const made = document.createElement("script");
      made.src = path;
      made.onload = done;
      made.onerror = () => failed(new Error(path));
      document.head.append(made);
    });
  const read = () => {
    reading ||= Promise.all(parts.map(script));
    return reading;
  };

  const order = {
    "-asked": (one, other) => other.asked.localeCompare(one.asked),
    asked: (one, other) => one.asked.localeCompare(other.asked),
    due: (one, other) => (one.due || "9999").localeCompare(other.due || "9999"),
  };
  const shows = (row, want) =>
    (!want.status || row.status === want.status) &&
    (!want.body || row.body === want.body) &&
    (!want.asker || row.asker === want.asker || `=${row.who}` === want.asker) &&
    (!want.kind || row.kind === want.kind) &&
    (!want.from || row.asked >= want.from) &&
    (!want.to || (row.asked && row.asked <= want.to)) &&
    want.text.toLowerCase().split(/\s+/).every((word) => row.words.includes(word));

  const cell = (name, content, css) => {
    const made = document.createElement(name);
    if (css) made.className = css;
    made.append(content);
    return made;
  };
  const line = (row) => {
    const badge = cell("span", statuses.get(row.status) || row.status, `badge badge-${row.status}`);
    const link = cell("a", row.text || kinds.get(row.kind));
    link.setAttribute("href", row.href);
    link.lang = "da";
    const words = cell("th", link);
    words.scope = "row";
    const made = document.createElement("tr");
    made.append(
      cell("td", badge),
      cell("td", row.asked ? days.format(new Date(row.asked)) : "–", "nowrap"),
      words,
      cell("td", row.body),
    );
    return made;
  };
  const grow = () => {
    const next = fits.slice(shown, shown + STEP).map(line);
    body.append(...next);
    shown += next.length;
    more.hidden = shown >= fits.length;
    return next[0];
  };

  const say = (count) => {
    result.textContent = result.dataset.text
      .replace("{shown}", numbers.format(count))
      .replace("{all}", numbers.format(total));
  };
  const apply = async () => {
    const want = Object.fromEntries(new FormData(form));
    const idle = Object.entries(want).every(([name, value]) => !value.trim() || name === "sort");
    if (!idle) {
      try {
        await read();
      } catch (error) {
        result.textContent = form.dataset.failed.replace("{file}", error.message);
        return;
      }
      fits = rows.filter((row) => shows(row, want)).sort(order[want.sort] || order["-asked"]);
      shown = 0;
      body.replaceChildren();
      grow();
    }
    found.hidden = idle;
    for (const one of pages) one.hidden = !idle;
    say(idle ? total : fits.length);
  };

  // An address from before the list was long: the request has moved to a page by date.
  const moved = async () => {
    const wanted = location.hash;
    if (wanted.length < 2 || document.getElementById(wanted.slice(1))) return;
    await read();
    const row = rows.find((one) => one.href.endsWith(wanted));
    if (row) location.replace(row.href);
  };

  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) if (asked.has(field.name)) field.value = asked.get(field.name);
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  more.addEventListener("click", () => {
    const first = grow();
    if (first) first.querySelector("a").focus();
  });
  addEventListener("hashchange", moved);
  moved();
  apply();
})();
