// Makes the picture of the network answer: filter by body and year, choose a name to see its
// connections, move with the arrow keys, make it larger. Without it the picture stands still and
// every name is a link.
"use strict";
(() => {
  const svg = document.getElementById("network");
  const form = document.getElementById("network-filter");
  if (!svg || !form) return;
  const count = document.getElementById("n-count");
  const panel = document.getElementById("n-chosen");
  const KINDS = ["member", "body", "case"];
  const nodes = [...svg.querySelectorAll(".node")];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges = [...svg.querySelectorAll(".edge")].map((path) => ({
    path,
    from: path.dataset.from,
    to: path.dataset.to,
    x1: Number(path.dataset.x1),
    x2: Number(path.dataset.x2),
    years: new Set(path.dataset.years.split(" ")),
  }));
  const top = Number(svg.dataset.top);
  const gap = Object.fromEntries(KINDS.map((kind) => [kind, Number(svg.dataset[kind])]));
  const spread = Number(svg.dataset.spread);
  const width = svg.viewBox.baseVal.width;
  const height = new Map(nodes.map((node) => [node.id, 0]));
  let shown = new Set();
  let seen = edges;
  let chosen = null;
  let zoom = 1;

  const columns = () =>
    KINDS.map((kind) => nodes.filter((node) => node.dataset.kind === kind && shown.has(node.id)));

  // Which lines are seen: those of the year; with a body, its own and those between two of its own.
  const filter = () => {
    const { body, year } = Object.fromEntries(new FormData(form));
    let kept = edges.filter((edge) => !year || edge.years.has(year));
    if (body) {
      const own = new Set([body]);
      for (const { from, to } of kept) {
        if (from === body) own.add(to);
        if (to === body) own.add(from);
      }
      const isBody = (id) => byId.get(id).dataset.kind === "body";
      const fits = (id) => own.has(id) && (id === body || !isBody(id));
      kept = kept.filter((edge) => fits(edge.from) && fits(edge.to));
    }
    seen = kept;
    shown = new Set(kept.flatMap((edge) => [edge.from, edge.to]));
  };

  // Moves the nodes that are left together, in their order.
  const arrange = () => {
    const tall = Math.max(...columns().map((some, at) => some.length * gap[KINDS[at]]), 60);
    columns().forEach((some, at) => {
      const own = gap[KINDS[at]];
      const room = Math.max(own, Math.min(tall / Math.max(1, some.length), own * spread));
      const start = top + (tall - some.length * room) / 2;
      some.forEach((node, index) => {
        const y = start + (index + 0.5) * room;
        height.set(node.id, y);
        node.setAttribute("transform", `translate(0 ${y})`);
      });
    });
    svg.setAttribute("viewBox", `0 0 ${width} ${tall + 2 * top}`);
    const visible = new Set(seen);
    for (const edge of edges) {
      edge.path.classList.toggle("off", !visible.has(edge));
      const y1 = height.get(edge.from);
      const y2 = height.get(edge.to);
      const middle = (edge.x1 + edge.x2) / 2;
      edge.path.setAttribute("d", `M${edge.x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${edge.x2} ${y2}`);
    }
    for (const node of nodes) node.classList.toggle("off", !shown.has(node.id));
  };

  const neighbours = (id) =>
    seen.flatMap((edge) => (edge.from === id ? [edge.to] : edge.to === id ? [edge.from] : []));

  const name = (node) => node.getAttribute("aria-label");
  const linkTo = (node) => {
    const link = document.createElement("a");
    link.setAttribute("href", node.getAttribute("href"));
    link.textContent = name(node);
    return link;
  };

  const choose = (node) => {
    chosen = node;
    const near = new Set(node ? neighbours(node.id) : []);
    svg.classList.toggle("picked", Boolean(node));
    for (const one of nodes) {
      one.classList.toggle("chosen-node", one === node);
      one.classList.toggle("near", one === node || near.has(one.id));
    }
    for (const edge of edges) {
      edge.path.classList.toggle("near", Boolean(node) && [edge.from, edge.to].includes(node.id));
    }
    panel.replaceChildren();
    if (!node) return;
    const heading = document.createElement("h2");
    heading.append(linkTo(node));
    const line = document.createElement("p");
    line.append(`${panel.dataset.near} `);
    [...near].forEach((id, at) => line.append(at ? ", " : "", linkTo(byId.get(id))));
    panel.append(heading, line);
  };

  const reach = (node) => {
    for (const one of nodes) one.setAttribute("tabindex", one === node ? "0" : "-1");
  };

  const apply = () => {
    filter();
    arrange();
    choose(chosen && shown.has(chosen.id) ? chosen : null);
    const lists = columns();
    reach(lists.flat()[0]);
    let text = count.dataset.text;
    lists.forEach((some, at) => { text = text.replace(`{${KINDS[at]}}`, some.length); });
    count.textContent = text;
  };

  const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  const move = (node, [across, down]) => {
    const lists = columns();
    const column = lists.findIndex((some) => some.includes(node));
    if (down) return lists[column][lists[column].indexOf(node) + down];
    const y = height.get(node.id);
    const near = new Set(neighbours(node.id));
    const others = lists[column + across] || [];
    const tied = others.filter((other) => near.has(other.id));
    const far = (other) => Math.abs(height.get(other.id) - y);
    return [...(tied.length ? tied : others)].sort((one, other) => far(one) - far(other))[0];
  };

  svg.addEventListener("keydown", (event) => {
    const node = event.target.closest(".node");
    if (!node) return;
    if (event.key === "Escape") choose(null);
    if (!STEPS[event.key]) return;
    event.preventDefault();
    const next = move(node, STEPS[event.key]);
    if (!next) return;
    reach(next);
    next.focus();
  });
  svg.addEventListener("click", (event) => {
    const node = event.target.closest(".node");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!node) choose(null);
    else if (node !== chosen) {
      event.preventDefault();
      reach(node);
      choose(node);
    }
  });
  form.addEventListener("click", (event) => {
    const step = Number(event.target.dataset.zoom);
    if (!step) return;
    zoom = Math.min(3, Math.max(0.5, zoom + step * 0.25));
    svg.style.width = `${zoom * 100}%`;
    svg.style.minWidth = `${zoom * 60}rem`;
  });
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => {
    zoom = 1;
    svg.style.width = svg.style.minWidth = "";
    choose(null);
    apply();
  }));
  form.hidden = false;
  apply();
})();
