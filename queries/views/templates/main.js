// Ties it together: the choice lives in the address (`#id`), so that Back, links and bookmarks work.

const find = (id) => document.getElementById(id);
const legend = find("legend");
const search = find("search");
const found = find("found");
const lens = find("lens");
const slider = find("day");
const days = [...new Set(data.days)];

// Every change of the choice goes through the address; arrow keys replace it, so that Back leaves them out.
function choose(id, { replace = false, steps = 1 } = {}) {
  const address = id === null ? "#" : `#${encodeURIComponent(id)}`;
  history[replace ? "replaceState" : "pushState"]({ steps, asOf: state.asOf }, "", address);
  follow();
}

const goFurther = (steps) => choose(state.chosen, { steps });

function follow() {
  const id = decoded(location.hash.slice(1));
  state.chosen = things.has(id) || ties.has(id) || points.has(id) ? id : null;
  state.steps = history.state?.steps ?? 1;
  if (history.state && days.length > 1) setDay(history.state.asOf);
  render();
  reveal();
  const thing = things.get(state.chosen);
  const entry = ties.get(state.chosen) ?? points.get(state.chosen);
  point(thing ? `${thing.name} (${view(thing.type)})` : entry ? `${titleOf(entry)}: ${whatOf(entry)}` : "");
}

function point(text) {
  lens.textContent = text;
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
  stage.setAttribute("aria-label", view(data.rows.length ? "drawing_time" : "drawing"));
  find("switch").textContent = view(state.tables ? "picture" : "table");
  find("switch").setAttribute("aria-pressed", String(state.tables));
  find("empty").hidden = data.things.length > 0 && data.rows.length + data.lanes.length > 0;
  tablesBox.hidden = !state.tables;
  find("stage").hidden = state.tables;
  find("timebar").hidden = days.length < 2;
  showDay();
  showLegend();
  showPanel();
  if (state.tables) showTables();
  else restyle();
}

function showLegend() {
  const focused = document.activeElement?.dataset?.type;
  const button = (type, text, count) => {
    const made = element("button", { type: "button", "data-type": type, "aria-pressed": String(!state.off.has(type)) },
      legendSign(type), `${text} `, count === null ? "" : element("small", {}, String(count)));
    made.addEventListener("click", () => {
      if (!state.off.delete(type)) state.off.add(type);
      render();
      if (!data.rows.length) fit();
    });
    return made;
  };
  const number = (list, type) => list.filter((each) => each.type === type).length;
  const gap = (some) => (some.length ? [element("span", { class: "gap" })] : []);
  const seenTies = data.ties.filter(isTieKnown);
  const seenPoints = data.points.filter(isKnown);
  const sure = data.states.map((type) => button(type, view(type), [...seenTies, ...seenPoints].filter((each) => sureness(each) === type).length));
  legend.setAttribute("aria-label", view("filter"));
  legend.replaceChildren(
    ...data.types.map((type) => button(type, view(`${type}_many`), number(data.things.filter(isThingKnown), type))), ...gap(data.types),
    ...data.tieTypes.map((type) => button(type, typeWord(type), number(seenTies, type))), ...gap(data.tieTypes),
    ...data.pointTypes.map((type) => button(type, view(`${type}_points`), number(seenPoints, type))), ...gap(data.pointTypes),
    ...data.spanTypes.map((type) => button(type, view(type), null)), ...gap(data.spanTypes), ...sure);
  if (focused) legend.querySelector(`[data-type="${CSS.escape(focused)}"]`)?.focus();
}

function legendSign(type) {
  const shape = drawnElement("path", { d: SHAPES[type] ?? LINES[type] ?? "M0 8h16" });
  const look = SHAPES[type] ? "thing" : BARS.has(type) ? "bar" : "tie";
  return drawnElement("svg", { viewBox: "0 0 16 16", "aria-hidden": "true", class: `sign ${look} ${type}` }, shape);
}

// Search: names and other names, the beginning of a word first.
function matches(text) {
  const wanted = text.trim().toLocaleLowerCase();
  if (!wanted) return [];
  const rank = (thing) => {
    const names = [thing.name, ...thing.aliases].map((each) => each.toLocaleLowerCase());
    if (names.some((each) => each.startsWith(wanted))) return 0;
    if (names.some((each) => each.split(/\s+/).some((each_) => each_.startsWith(wanted)))) return 1;
    return names.some((each) => each.includes(wanted)) ? 2 : 3;
  };
  const some = data.things.filter(isThingKnown).map((thing) => [rank(thing), thing]).filter(([each]) => each < 3);
  return some.sort(([one], [other]) => one - other).slice(0, 12).map(([, thing]) => thing);
}

let marked = 0;
function showFound() {
  const some = matches(search.value);
  marked = Math.max(0, Math.min(marked, some.length - 1));
  found.replaceChildren(...some.map((thing, number) => {
    const item = element("li", { role: "option", id: `found-${number}`, "aria-selected": String(number === marked) },
      legendSign(thing.type), thing.name, " ", element("small", {}, view(thing.type)));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); take(thing); });
    return item;
  }));
  if (!some.length && search.value.trim()) {
    found.append(element("li", { role: "option", "aria-selected": "false", class: "muted" }, view("nothing_found")));
  }
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

// The day as of which the picture is shown: that of the minutes at the slider's place, the last meaning all of them.
function setDay(day) {
  state.asOf = day ?? null;
  slider.value = String(state.asOf === null ? days.length - 1 : days.indexOf(state.asOf));
}

function showDay() {
  slider.max = String(days.length - 1);
  if (state.asOf === null) slider.value = slider.max;
  const shown = date(state.asOf ?? data.asOf ?? days[days.length - 1] ?? "");
  find("day-shown").textContent = shown;
  slider.setAttribute("aria-valuetext", shown);
}

slider.addEventListener("input", () => {
  const at = Number(slider.value);
  state.asOf = at >= days.length - 1 ? null : days[at];
  history.replaceState({ steps: state.steps, asOf: state.asOf }, "", location.href);
  render();
});

stage.addEventListener("keydown", (event) => {
  if (event.key.startsWith("Arrow")) {
    const id = nextOf(event.key);
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

find("fit").addEventListener("click", fit);
find("save").addEventListener("click", savePicture);
find("switch").addEventListener("click", () => {
  state.tables = !state.tables;
  render();
  if (!state.tables) firstLook();
});
find("language").addEventListener("click", () => {
  language = language === "da" ? "en" : "da";
  render();
});
window.addEventListener("popstate", follow);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
window.addEventListener("beforeprint", beforePrint);
window.addEventListener("afterprint", afterPrint);

follow();
firstLook();
reveal();
