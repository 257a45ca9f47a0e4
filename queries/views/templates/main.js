// Ties it together: the choice lives in the address (`#id`), so that Back, links and bookmarks work.

const find = (id) => document.getElementById(id);
const legend = find("legend");
const search = find("search");
const found = find("found");
const lens = find("lens");
const SHAPES = {
  forum: "M8 2a6 6 0 1 0 .01 0z", organisation: "M3 3h10v10H3z", region: "M5 2h6l4 6-4 6H5L1 8z", group: "M8 2l7 12H1z",
  matter: "M8 1l7 7-7 7-7-7z", project: "M8 1l2 5h5l-4 3.5 1.5 5.5L8 11.5 3.5 15 5 9.5 1 6h5z", person: "M1 3h14L8 14z",
};

// Every change of the choice goes through the address; arrow keys replace it, so that Back leaves them out.
function choose(id, { replace = false } = {}) {
  const address = id === null ? "#" : `#${encodeURIComponent(id)}`;
  if (replace) {
    history.replaceState(null, "", address);
    follow();
  } else {
    location.hash = address;
  }
}

function follow() {
  const id = decoded(location.hash.slice(1));
  state.chosen = things.has(id) || ties.has(id) ? id : null;
  render();
  for (const each of lit()) reveal(each);
  const thing = things.get(state.chosen);
  lens.textContent = thing ? `${thing.name} (${view(thing.type)})` : "";
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function render() {
  document.documentElement.lang = language;
  document.title = heading();
  find("title").textContent = heading();
  find("basis").textContent = basis();
  find("disclaimer").textContent = word("report.disclaimer");
  for (const each of document.querySelectorAll("[data-word]")) each.textContent = view(each.dataset.word);
  search.placeholder = view("search_hint");
  stage.setAttribute("aria-label", view("drawing"));
  find("switch").textContent = view(state.tables ? "picture" : "table");
  find("switch").setAttribute("aria-pressed", String(state.tables));
  find("empty").hidden = data.things.length > 0;
  tablesBox.hidden = !state.tables;
  find("stage").hidden = state.tables;
  showLegend();
  showPanel();
  if (state.tables) showTables();
  else restyle();
}

function showLegend() {
  const focused = document.activeElement?.dataset?.type;
  const button = (type, text, count) => {
    const made = element("button", { type: "button", "data-type": type, "aria-pressed": String(!state.off.has(type)) },
      sign(type), `${text} `, element("small", {}, String(count)));
    made.addEventListener("click", () => {
      if (!state.off.delete(type)) state.off.add(type);
      render();
      fit();
    });
    return made;
  };
  const number = (list, type) => list.filter((each) => each.type === type).length;
  legend.setAttribute("aria-label", view("filter"));
  legend.replaceChildren(
    ...data.types.map((type) => button(type, view(`${type}_many`), number(data.things, type))),
    element("span", { class: "gap" }),
    ...data.tieTypes.map((type) => button(type, view(type), number(data.ties, type))));
  if (focused) legend.querySelector(`[data-type="${focused}"]`)?.focus();
}

function sign(type) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.setAttribute("aria-hidden", "true");
  picture.setAttribute("class", `sign ${SHAPES[type] ? "thing" : "tie"} ${type}`);
  path.setAttribute("d", SHAPES[type] ?? (type === "referral" || type === "lineage" ? "M0 8h14M10 4l4 4-4 4" : "M0 8h16"));
  picture.append(path);
  return picture;
}

// Search: names and other names, the beginning of a word first.
function matches(text) {
  const wanted = text.trim().toLocaleLowerCase();
  if (!wanted) return [];
  const rank = (thing) => {
    const names = [thing.name, ...thing.aliases].map((each) => each.toLocaleLowerCase());
    if (names.some((each) => each.startsWith(wanted))) return 0;
    if (names.some((each) => each.split(/\s+/).some((part) => part.startsWith(wanted)))) return 1;
    return names.some((each) => each.includes(wanted)) ? 2 : 3;
  };
  const ranked = data.things.map((thing) => [rank(thing), thing]).filter(([each]) => each < 3);
  return ranked.sort(([one], [other]) => one - other).slice(0, 12).map(([, thing]) => thing);
}

let marked = 0;
function showFound() {
  const some = matches(search.value);
  marked = Math.max(0, Math.min(marked, some.length - 1));
  found.replaceChildren(...some.map((thing, number) => {
    const item = element("li", { role: "option", id: `found-${number}`, "aria-selected": String(number === marked) },
      sign(thing.type), thing.name, " ", element("small", {}, view(thing.type)));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); take(thing); });
    return item;
  }));
  if (!some.length && search.value.trim()) found.append(element("li", { class: "muted" }, view("nothing_found")));
  found.hidden = !search.value.trim();
  search.setAttribute("aria-expanded", String(!found.hidden));
  if (some.length) search.setAttribute("aria-activedescendant", `found-${marked}`);
  else search.removeAttribute("aria-activedescendant");
  return some;
}

function take(thing) {
  search.value = "";
  showFound();
  choose(thing.id);
}

search.addEventListener("input", () => { marked = 0; showFound(); });
search.addEventListener("blur", () => { found.hidden = true; });
search.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) { marked += step; showFound(); event.preventDefault(); }
  if (event.key === "Enter") { const some = showFound(); if (some.length) take(some[marked]); }
  if (event.key === "Escape" && search.value) { search.value = ""; showFound(); event.stopPropagation(); }
});

// Arrow keys in the drawing: left and right go through all in reading order, up and down to the nearest row.
function next(key) {
  const at = new Map(drawn.nodes.map((each) => [each.id, each]));
  const order = data.things.filter((each) => !state.off.has(each.type)).map((each) => at.get(each.id));
  order.sort((one, other) => one.y - other.y || one.x - other.x);
  const here = order.findIndex((each) => each.id === state.chosen);
  if (!order.length) return null;
  if (here < 0) return order[0].id;
  if (key === "ArrowRight") return order[(here + 1) % order.length].id;
  if (key === "ArrowLeft") return order[(here + order.length - 1) % order.length].id;
  const from = order[here];
  const down = key === "ArrowDown" ? 1 : -1;
  const rows = order.filter((each) => (each.y - from.y) * down > 0);
  const far = (each) => Math.abs(each.y - from.y) * 2 + Math.abs(each.x - from.x);
  return rows.sort((one, other) => far(one) - far(other))[0]?.id ?? from.id;
}

stage.addEventListener("keydown", (event) => {
  if (event.key.startsWith("Arrow")) {
    const id = next(event.key);
    if (id !== null) choose(id, { replace: true });
    event.preventDefault();
  }
  if (event.key === "Enter" && state.chosen) panel.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !state.chosen || search.value) return;
  if (panel.contains(document.activeElement)) stage.focus();
  choose(null);
});

network.on("click", ({ nodes: hit, edges: hitEdges }) => choose(hit[0] ?? hitEdges[0] ?? null));
network.on("hoverNode", ({ node }) => { lens.textContent = `${things.get(node).name} (${view(things.get(node).type)})`; });
network.on("hoverEdge", ({ edge }) => {
  const tie = ties.get(edge);
  lens.textContent = `${things.get(tie.start).name} → ${things.get(tie.end).name}: ${view(tie.type)}`;
});
let size = `${stage.clientWidth}x${stage.clientHeight}`;
network.on("resize", () => {
  const now = `${stage.clientWidth}x${stage.clientHeight}`;
  if (now === size || !stage.clientWidth || printing) return;
  size = now;
  firstLook();
});
find("fit").addEventListener("click", fit);
find("png").addEventListener("click", () => asPng().toBlob((blob) => saveFile(blob, "klyngegraf.png")));
find("switch").addEventListener("click", () => {
  state.tables = !state.tables;
  render();
  if (!state.tables) fit();
});
find("language").addEventListener("click", () => {
  language = language === "da" ? "en" : "da";
  render();
});
window.addEventListener("hashchange", follow);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
window.addEventListener("beforeprint", beforePrint);
window.addEventListener("afterprint", afterPrint);

follow();
firstLook();
