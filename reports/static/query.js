"use strict";
/* The query page. Without this script the form asks by itself, and the browser shows the answer. */
(() => {
  const form = document.getElementById("query-form");
  const box = document.getElementById("query");
  const answer = document.getElementById("answer");
  const status = document.getElementById("answer-status");
  const body = document.getElementById("answer-body");
  const downloads = document.getElementById("downloads");
  const stop = document.getElementById("stop");
  const say = form.dataset;
  const SHOWN = 1000;
  const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9";
  let asked = "";
  let running = null;

  // An editor with colours and a check of the syntax; nothing is stored, nothing asked elsewhere.
  let editor = null;
  if (window.Yasqe) {
    const holder = document.createElement("div");
    box.before(holder);
    box.hidden = true;
    // Its own list would ask prefix.cc and a vocabulary service; lists given here are merged into it.
    window.Yasqe.defaults.autocompleters = ["prefixes", "variables"];
    editor = new window.Yasqe(holder, {
      value: box.value,
      persistenceId: null,
      consumeShareLink: null,
      createShareableLink: null,
      showQueryButton: false,
      resizeable: false,
      editorHeight: "22rem",
      prefixCcApi: "static/prefixes.json",
    });
    const label = document.querySelector("label[for=query]");
    label.id = "query-label";
    label.removeAttribute("for");
    label.addEventListener("click", () => editor.focus());
    editor.getInputField().setAttribute("aria-labelledby", "query-label");
    editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), "Ctrl-Enter": ask, "Cmd-Enter": ask, "Ctrl-S": false });
    editor.on("change", () => { box.value = editor.getValue(); });
  }

  function write(text) {
    box.value = text;
    if (editor) editor.setValue(text);
  }

  document.getElementById("example").addEventListener("change", (event) => {
    for (const example of document.querySelectorAll("template.example")) {
      if (example.dataset.name === event.target.value) write(example.content.textContent);
    }
  });

  form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  stop.addEventListener("click", () => { if (running) running.abort(); });

  function send(query, accept, signal) {
    return fetch(form.action, {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: accept },
      body: query,
      signal,
    });
  }

  async function ask() {
    if (running) running.abort();
    const mine = running = new AbortController();
    asked = box.value;
    answer.hidden = false;
    downloads.hidden = true;
    stop.hidden = false;
    body.replaceChildren();
    status.textContent = say.asking;
    try {
      const reply = await send(asked, ACCEPT, mine.signal);
      const text = await reply.text();
      if (mine !== running) return;
      if (!reply.ok) fail(text);
      else if (reply.headers.get("Content-Type").startsWith("text/turtle")) showGraph(text);
      else showResults(JSON.parse(text));
    } catch (error) {
      if (mine !== running) return;
      if (error.name === "AbortError") status.textContent = say.stopped;
      else fail(say.unreachable);
    }
    if (mine === running) { running = null; stop.hidden = true; }
  }

  function fail(text) {
    status.textContent = "";
    body.replaceChildren(element("p", text.trim(), "query-error"));
  }

  function showGraph(text) {
    status.textContent = "";
    offer("graph");
    body.replaceChildren(element("pre", text, "query-text"));
  }

  function showResults(found) {
    if ("boolean" in found) {
      status.textContent = found.boolean ? say.yes : say.no;
      return;
    }
    const rows = found.results.bindings;
    status.textContent = `${rows.length} ${rows.length === 1 ? say.row : say.rows}. `
      + (rows.length > SHOWN ? say.first.replace("{n}", SHOWN) : "");
    offer("rows");
    const table = element("table", "", "query-table");
    const head = table.createTHead().insertRow();
    for (const name of found.head.vars) {
      const cell = element("th", name);
      cell.scope = "col";
      head.append(cell);
    }
    const lines = table.createTBody();
    for (const row of rows.slice(0, SHOWN)) {
      const line = lines.insertRow();
      for (const name of found.head.vars) line.insertCell().append(...term(row[name]));
    }
    body.replaceChildren(table);
  }

  function term(value) {
    if (!value) return [];
    if (value.type === "uri") {
      if (!/^https?:/i.test(value.value)) return [value.value];
      const link = element("a", value.value);
      const own = value.value.startsWith(say.base) && value.value.length > say.base.length;
      link.href = own ? `/${value.value.slice(say.base.length)}` : value.value;
      link.rel = "noreferrer";
      return [link];
    }
    const language = value["xml:lang"];
    return language ? [value.value, " ", element("span", `@${language}`, "lang")] : [value.value];
  }

  function offer(kind) {
    downloads.hidden = false;
    for (const button of downloads.children) button.hidden = button.dataset.for !== kind;
  }

  downloads.addEventListener("click", async (event) => {
    const wanted = event.target.dataset;
    if (!wanted.media) return;
    const reply = await send(asked, wanted.media);
    if (!reply.ok) { fail(await reply.text()); return; }
    const link = element("a", "");
    link.href = URL.createObjectURL(await reply.blob());
    link.download = wanted.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  });

  function element(name, text, css) {
    const made = document.createElement(name);
    made.textContent = text;
    if (css) made.className = css;
    return made;
  }

  const given = new URLSearchParams(location.search).get("query");
  if (given) { write(given); ask(); }
})();
