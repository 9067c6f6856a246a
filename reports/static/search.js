// Searches the site from disk. The index comes in parts, each a script that calls
// sagssporSearch.add; they are loaded at the first search, names and the newest year first.
// Everything found is text: nothing of it is ever read as HTML.
"use strict";
(() => {
  const form = document.getElementById("search");
  const field = document.getElementById("s-words");
  const kind = document.getElementById("s-kind");
  const count = document.getElementById("s-count");
  const loading = document.getElementById("s-loading");
  const list = document.getElementById("s-results");
  const more = document.getElementById("s-more");
  if (!form || typeof MiniSearch === "undefined") return;

  const STEP = 30;
  const words = form.dataset;
  const parts = words.parts.split(" ").filter(Boolean);
  const kinds = new Map([...kind.options].map((one) => [one.value, one.text]));
  const lang = document.documentElement.lang;
  const days = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
    day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  });
  const numbers = new Intl.NumberFormat(lang);

  // Æ, ø and å as they are written without them; every other accent is dropped.
  const fold = (text) =>
    text.normalize("NFC").toLowerCase()
      .replace(/æ/g, "ae").replace(/ø/g, "oe").replace(/å/g, "aa")
      .normalize("NFD").replace(/\p{M}/gu, "");

  // A number with signs inside, as 00.01.00-K07-3-17S, is one word and its pieces too.
  const WORD = /[\p{L}\p{M}\p{N}]+(?:[.\/-][\p{L}\p{M}\p{N}]+)*/gu;
  const isNumber = (word) => /\p{N}/u.test(word) && /[.\/-]/.test(word);
  const pieces = (word) => word.split(/[.\/-]/);
  const indexed = (text) =>
    (text.match(WORD) || []).flatMap((word) => (isNumber(word) ? [word, ...pieces(word)] : pieces(word)));
  const asked = (text) =>
    (text.match(WORD) || []).flatMap((word) => (isNumber(word) ? [word] : pieces(word)));

  const rows = [];
  const COLUMN = { title: 1, text: 2, place: 3 };
  const index = new MiniSearch({
    fields: Object.keys(COLUMN),
    extractField: (id, name) => (name === "id" ? id : rows[id][COLUMN[name]]),
    tokenize: indexed,
    processTerm: (term) => fold(term) || null,
    searchOptions: {
      tokenize: asked,
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 4 && !/\p{N}/u.test(term) ? 0.2 : false),
      maxFuzzy: 2,
      weights: { prefix: 0.6, fuzzy: 0.25 },
      boost: { title: 3 },
    },
  });

  globalThis.sagssporSearch = {
    add: (some) => {
      const first = rows.length;
      rows.push(...some);
      index.addAll(some.map((_, place) => first + place));
    },
  };

  let loaded = 0;
  let started = false;
  const load = () => {
    if (loaded >= parts.length) {
      loading.hidden = true;
      show();
      return;
    }
    const script = document.createElement("script");
    script.src = parts[loaded];
    script.onload = () => {
      loaded += 1;
      loading.textContent = words.loading.replace("{number}", loaded).replace("{all}", parts.length);
      // Shown after 1, 2, 4, 8 parts and at the end, so that the list seldom moves under the reader.
      if ((loaded & (loaded - 1)) === 0) show();
      setTimeout(load);
    };
    script.onerror = () => {
      loading.hidden = false;
      loading.textContent = words.failed.replace("{file}", parts[loaded]);
    };
    document.head.append(script);
  };

  const node = (name, css, text) => {
    const made = document.createElement(name);
    if (css) made.className = css;
    if (text) made.textContent = text;
    return made;
  };

  // Puts a text into a node with the words found marked.
  const marked = (into, text, terms) => {
    let at = 0;
    for (const hit of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      if (!terms.has(fold(hit[0]))) continue;
      into.append(text.slice(at, hit.index), node("mark", "", hit[0]));
      at = hit.index + hit[0].length;
    }
    into.append(text.slice(at));
    return into;
  };

  // Begins a long text shortly before the first word found.
  const excerpt = (text, terms) => {
    const hits = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
    const first = hits.find((hit) => terms.has(fold(hit[0])));
    if (!first || first.index < 140) return text.length > 320 ? `${text.slice(0, 320)}…` : text;
    const start = text.lastIndexOf(" ", first.index - 80) + 1;
    const rest = text.slice(start, start + 320);
    return `… ${rest}${start + 320 < text.length ? "…" : ""}`;
  };

  const result = (found) => {
    const [what, title, text, place, day, href] = rows[found.id];
    const terms = new Set(found.terms.flatMap(pieces));
    const link = node("a");
    link.setAttribute("href", href);
    marked(link, title || kinds.get(what), terms);
    const head = node("p", "found-title");
    head.append(link);
    head.lang = "da";
    const meta = [kinds.get(what), place, day && days.format(new Date(day))].filter(Boolean);
    const item = node("li");
    item.append(head, node("p", "found-meta", meta.join(" · ")));
    if (text) {
      const body = marked(node("p", "found-text"), excerpt(text, terms), terms);
      body.lang = "da";
      item.append(body);
    }
    return item;
  };

  let hits = [];
  let shown = 0;
  const grow = (step) => {
    const next = hits.slice(shown, shown + step).map(result);
    list.append(...next);
    shown += next.length;
    more.hidden = shown >= hits.length;
    return next[0];
  };

  const said = (text, number) => text.replace("{count}", numbers.format(number));
  const show = () => {
    const query = field.value.trim();
    const filter = kind.value ? (found) => rows[found.id][0] === kind.value : undefined;
    let text = "";
    hits = [];
    if (asked(query).length) {
      hits = index.search(query, { combineWith: "AND", filter });
      text = hits.length === 1 ? words.one : said(words.many, hits.length);
      if (!hits.length && loaded >= parts.length) {
        hits = asked(query).length > 1 ? index.search(query, { combineWith: "OR", filter }) : [];
        text = hits.length ? said(words.some, hits.length) : words.none;
      }
      const newest = (one, other) => rows[other.id][4].localeCompare(rows[one.id][4]);
      hits.sort((one, other) => other.score - one.score || newest(one, other) || one.id - other.id);
    }
    const before = Math.max(shown, STEP);
    list.replaceChildren();
    shown = 0;
    grow(query === last ? before : STEP);
    last = query;
    if (count.textContent !== text) count.textContent = text;
  };
  let last = "";

  const address = () => {
    const query = new URLSearchParams();
    if (field.value.trim()) query.set("q", field.value.trim());
    if (kind.value) query.set("kind", kind.value);
    try {
      history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}`);
    } catch {
      // A browser may refuse it for a page from disk; the search works all the same.
    }
  };

  let waiting;
  const search = () => {
    address();
    if (!started && field.value.trim()) {
      started = true;
      loading.hidden = false;
      load();
    }
    show();
  };

  const wanted = new URLSearchParams(location.search);
  field.value = wanted.get("q") || "";
  kind.value = wanted.get("kind") || "";
  if (kind.selectedIndex < 0) kind.value = "";
  form.hidden = false;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  kind.addEventListener("change", search);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  more.addEventListener("click", () => {
    const first = grow(STEP);
    if (first) first.querySelector("a").focus();
  });
  if (field.value) search();
})();
