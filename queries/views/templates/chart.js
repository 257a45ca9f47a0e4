// A view of time as SVG: rows from top to bottom, time from left to right. Places come with the data.

const stage = document.getElementById("drawing");
const chart = data.chart;
const rowOf = new Map(data.rows.map((each) => [each.id, each]));
const NARROW = 600; // width of the stage below which the names of the rows take less room
const [WIDE_NAMES, NARROW_NAMES] = [chart.gutter, 108];
const AXIS = 42;
const LARGEST = 1.2;
const [READABLE, READABLE_NARROW] = [0.76, 0.92]; // the smallest scale of the first look
let scale = 1;
let svg = null;

const names = () => (stage.clientWidth < NARROW ? NARROW_NAMES : WIDE_NAMES);
const shift = () => WIDE_NAMES - names();
const part = (kind, attributes, ...children) => drawnElement(kind, attributes, ...children);
const dimmed = (found, id) => (found.size && !found.has(id) ? " dim" : "");

function restyle() {
  const { found } = path();
  const scrolled = [stage.scrollLeft, stage.scrollTop];
  svg = part("svg", { id: "chart", role: "img", "aria-label": heading() },
    part("g", {}, ...data.rows.map(band)),
    part("g", {}, ...chart.ticks.map(([x]) => part("line", { class: "grid", x1: x, x2: x, y1: AXIS, y2: chart.height }))),
    part("g", {}, ...bars(found)),
    untilLine(),
    part("g", {}, ...shownTies().flatMap((tie) => whiskers(tie, found))),
    part("g", {}, ...shownTies().map((tie) => arrow(tie, found))),
    part("g", {}, ...shownPoints().map((point) => sign(point, found))),
    part("g", {}, ...shownTies().map((tie) => arrowWords(tie, found))),
    part("g", {}, ...shownPoints().map((point) => signWords(point, found))),
    part("g", { id: "names" }, part("rect", { class: "ground", x: shift(), y: 0, width: names(), height: chart.height }), ...data.rows.map((row) => rowName(row, found))),
    part("g", { id: "axis" }, part("rect", { class: "ground", x: shift(), y: 0, width: chart.width, height: AXIS }), ...chart.ticks.map(tick), ...chart.fullDays.map(fullDay)),
  );
  stage.replaceChildren(svg);
  sized();
  stage.scrollTo(...scrolled);
  pin();
}

function sized() {
  const width = chart.width - shift();
  svg.setAttribute("viewBox", `${shift()} 0 ${width} ${chart.height}`);
  svg.setAttribute("width", Math.round(width * scale));
  svg.setAttribute("height", Math.round(chart.height * scale));
}

// The names of rows and the axis stay in sight while the rest is scrolled.
function pin() {
  if (!svg) return;
  svg.querySelector("#names").setAttribute("transform", `translate(${stage.scrollLeft / scale} 0)`);
  svg.querySelector("#axis").setAttribute("transform", `translate(0 ${stage.scrollTop / scale})`);
}
stage.addEventListener("scroll", pin);

function band(row, number) {
  return part("g", {},
    number % 2 ? "" : part("rect", { class: "band", x: 0, y: row.top, width: chart.width, height: row.height }),
    part("line", { class: "row", x1: WIDE_NAMES, x2: chart.width, y1: row.line, y2: row.line }));
}

function rowName(row, found) {
  const thing = things.get(row.thing);
  const lines = row.name.split("\n");
  const below = [row.part ? view(row.part) : "", row.level ? view(`level_${row.level}`) : ""].filter(Boolean).join(" · ");
  const x = shift() + 12;
  const shown = lines.map((line, number) => part("tspan", { x, dy: number ? 15 : 0 }, line));
  return part("g", { class: `name${dimmed(found, thing.id)}`, "data-id": thing.id },
    part("title", {}, thing.name),
    part("text", { y: row.top + 19 }, ...shown),
    below ? part("text", { class: "level", x, y: row.top + 19 + lines.length * 15 }, cutTo(below, names())) : "");
}

const cutTo = (text, room) => (text.length * 6 > room - 12 ? `${text.slice(0, Math.floor((room - 18) / 6))}…` : text);

// The first mark says its year, and every January.
function tick([x, day], place) {
  const [year, month] = day.split("-");
  const short = word(`month.${Number(month)}`).slice(0, 3);
  const text = month === "01" ? year : place ? short : `${short} ${year}`;
  return part("text", { class: month === "01" ? "year" : "", x: x + 4, y: 18 }, text);
}

// A day on which more happened than one line can hold: all of it lies under one bar.
function fullDay([start, end, day]) {
  const [, month, number] = day.split("-");
  const short = word("date.short", { month: word(`month.${Number(month)}`).slice(0, 3), day: Number(number) });
  return part("g", { class: "day" }, part("title", {}, date(day)),
    part("rect", { x: start - 9, width: end - start + 18, y: AXIS - 15, height: 13, rx: 3 }),
    part("text", { x: (start + end) / 2, y: AXIS - 5 }, short));
}

function xOf(day) {
  const at = Date.UTC(...day.split("-").map((each, place) => Number(each) - (place === 1 ? 1 : 0))) / 86400000 + chart.epoch;
  const knots = chart.knots;
  let right = knots.findIndex(([each]) => each > at);
  if (right === -1) right = knots.length - 1;
  const [[first, left], [last, end]] = [knots[Math.max(right - 1, 0)], knots[Math.max(right, 1)]];
  return left + ((at - first) * (end - left)) / (last - first);
}

// Until when there are minutes: beyond that, nothing can be known to have happened.
function untilLine() {
  const day = state.asOf ?? data.asOf ?? data.until;
  if (!day) return "";
  const last = Math.max(...entries.filter((each) => each.when <= day).map((each) => each.x), xOf(day));
  const x = Math.max(WIDE_NAMES, Math.min(last + 16, chart.width));
  return part("line", { class: state.asOf ?? data.asOf ? "today" : "until", x1: x, x2: x, y1: AXIS, y2: chart.height });
}

// Times: waiting for an answer, a seat, a post. An open end is dashed and reaches to the latest minutes.
function bars(found) {
  return shownSpans().filter((each) => spanShown(each)).map((each) => {
    const row = rowOf.get(each.lane);
    const open = each.x2 === null;
    const end = open ? Math.max(xOf(state.asOf ?? data.asOf ?? data.until ?? each.start), each.x1 + 24) : each.x2;
    const width = end - each.x1;
    if (width < 6) return "";
    const [middle, room] = widest(each.lane, each.x1, end);
    const text = each.days !== null && room > 60 ? long(each.days) : "";
    return part("g", { class: `bar ${each.type}${open ? " open" : ""}${dimmed(found, each.of)}`, "data-id": each.of },
      part("title", {}, open ? view("waiting_open") : `${view(each.type)}: ${long(each.days ?? 0)}`),
      part("rect", { x: each.x1, y: row.line - 6, width, height: 12, rx: 3 }),
      text ? part("text", { x: middle, y: row.line + 4 }, text) : "");
  });
}

// The middle and width of the widest stretch of a bar that nothing else stands on.
function widest(lane, start, end) {
  const on = entries.filter((each) => each.lane === lane || each.start === lane || each.end === lane).map((each) => each.x);
  const cuts = [start, ...on.filter((x) => x > start && x < end).sort((one, other) => one - other), end];
  const gaps = cuts.slice(1).map((x, place) => [(x + cuts[place]) / 2, x - cuts[place]]);
  return gaps.sort((one, other) => other[1] - one[1])[0];
}

function spanShown(each) {
  const of = ties.get(each.of) ?? points.get(each.of);
  return !state.off.has(each.type) && (!of || (ties.has(of.id) ? isTieShown(of) : isPointShown(of)));
}

function arrow(tie, found) {
  const [from, to] = [rowOf.get(tie.start).line, rowOf.get(tie.end).line];
  const x = tie.x;
  const way = Math.sign(to - from);
  const look = `arrow ${tie.type} ${sureness(tie) ?? "certain"}${tie.id === state.chosen ? " chosen" : ""}${dimmed(found, tie.id)}`;
  const line = way ? `M${x} ${from}V${to - way * 6}` : `M${x} ${from}c14 -26 34 -26 30 -7`;
  return part("g", { class: look, "data-id": tie.id },
    part("title", {}, `${tie.number ? `${tie.number}. ` : ""}${titleOf(tie)}: ${typeWord(tie.type)}`),
    part("path", { class: "hit", d: line }),
    part("path", { class: "line", d: line }),
    head(tie.type, way ? x : x + 30, to, way || 1),
    part("circle", { cx: x, cy: from, r: 9 }),
    tie.number ? part("text", { class: "count", x, y: from + 3.5 }, String(tie.number)) : "");
}

// The days on which it can have happened, where the day itself is not known; what has no end fades out in dashes.
function whiskers(tie, found) {
  if (!tie.bounds) return [];
  const y = rowOf.get(tie.start).line;
  const [first, last] = tie.bounds;
  const [left, right] = [first ?? tie.x - chart.openEnd, last ?? tie.x + chart.openEnd];
  const end = (x) => part("line", { class: "bound", x1: x, x2: x, y1: y - 5, y2: y + 5 });
  return [part("g", { class: `bounds arrow ${tie.type}${dimmed(found, tie.id)}` },
    part("line", { class: `bound${first === null ? " open" : ""}`, x1: left, x2: tie.x, y1: y, y2: y }),
    part("line", { class: `bound${last === null ? " open" : ""}`, x1: tie.x, x2: right, y1: y, y2: y }),
    first === null || left === tie.x ? "" : end(left), last === null || right === tie.x ? "" : end(right))];
}

// Each kind of arrow has a head of its own.
function head(type, x, y, way) {
  const tip = y - way * 3;
  const back = tip - way * 10;
  const shape = {
    escalates: `M${x} ${tip}L${x - 6} ${back}H${x + 6}Z`,
    delegates: `M${x - 5} ${tip}H${x + 5}V${back}H${x - 5}Z`,
    consults: `M${x} ${tip}a5 5 0 1 ${way > 0 ? 1 : 0} .01 0Z`,
    informs: `M${x - 6} ${back}L${x} ${tip}L${x + 6} ${back}`,
    reports_back: `M${x} ${tip}L${x - 6} ${(tip + back) / 2}L${x} ${back}L${x + 6} ${(tip + back) / 2}Z`,
  }[type] ?? `M${x} ${tip}L${x - 5} ${back}H${x + 5}Z`;
  return part("path", { class: "head", d: type === "consults" ? circle(x, tip - way * 5, 5) : shape });
}

const circle = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;

function arrowWords(tie, found) {
  if (!tie.label) return "";
  const count = factsOf(tie).length;
  const text = `${view(`hop_${tie.type}`)}${count > 1 ? ` ×${count}` : ""}`;
  return part("text", { class: `words ${tie.type}${dimmed(found, tie.id)}`, x: tie.label[0], y: tie.label[1], "data-id": tie.id }, text);
}

function sign(point, found) {
  const y = rowOf.get(point.lane).line;
  const unit = 0.72 + point.size * 0.9;
  const look = `sign ${point.type} ${sureness(point) ?? "certain"}${point.id === state.chosen ? " chosen" : ""}${dimmed(found, point.id)}`;
  return part("g", { class: look, "data-id": point.id },
    part("title", {}, `${point.number ? `${point.number}. ` : ""}${titleOf(point)}: ${labelText(point)}, ${dayOf(point)}`),
    part("path", { d: SHAPES[point.type], transform: `translate(${point.x - 8 * unit} ${y - 8 * unit}) scale(${unit})` }));
}

function signWords(point, found) {
  if (!point.label_at || !point.label.length) return "";
  const [x, y] = point.label_at;
  return part("text", { class: `words${dimmed(found, point.id)}`, x, y, "data-id": point.id },
    part("tspan", {}, cutLabel(labelText(point))),
    point.below ? part("tspan", { class: "below", x, dy: 13 }, cutLabel(point.below)) : "");
}

const cutLabel = (text) => (text.length > 27 ? `${text.slice(0, 26)}…` : text);

function fit() {
  if (!stage.clientWidth) return;
  scale = Math.min(stage.clientWidth / (chart.width - shift()), LARGEST);
  sized();
  stage.scrollTo(0, 0);
  pin();
}

// The first look: all of the time side by side, or in readable size from its beginning.
function firstLook() {
  if (!stage.clientWidth) return;
  const least = stage.clientWidth < NARROW ? READABLE_NARROW : READABLE;
  scale = Math.min(Math.max(stage.clientWidth / (chart.width - shift()), least), LARGEST);
  restyle();
  stage.scrollTo(0, 0);
}

const entryRow = (entry) => rowOf.get(entry.lane ?? entry.start);

// Bring the choice into sight without moving anything when it is there already.
function reveal() {
  const entry = ties.get(state.chosen) ?? points.get(state.chosen);
  const row = entry ? entryRow(entry) : data.rows.find((each) => each.thing === state.chosen);
  if (!row) return;
  const y = row.line * scale;
  const x = entry ? (entry.x - shift()) * scale : null;
  const { scrollLeft: left, scrollTop: top, clientWidth: width, clientHeight: height } = stage;
  const to = {};
  if (y < top + AXIS || y > top + height - 30) to.top = y - height / 2;
  if (x !== null && (x < left + (names() + 20) * scale || x > left + width - 30)) to.left = x - width / 2;
  if ("top" in to || "left" in to) stage.scrollTo(to);
}

function repaint() {
  if (!state.tables) restyle();
}

// Left and right go through the story, up and down through the rows.
function nextOf(key) {
  const across = key === "ArrowRight" || key === "ArrowLeft";
  const order = across || !data.rows.length ? shownEntries().map((each) => each.id) : [...new Set(data.rows.map((row) => row.thing))];
  if (!order.length) return data.rows[0]?.thing ?? null;
  const step = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  const entry = ties.get(state.chosen) ?? points.get(state.chosen);
  const from = across ? state.chosen : entry ? entryRow(entry).thing : state.chosen;
  const here = order.indexOf(from);
  if (here < 0) return order[step > 0 ? 0 : order.length - 1];
  return order[(here + step + order.length) % order.length];
}

let before = null;
function beforePrint() {
  if (state.tables) return;
  document.documentElement.dataset.light = "";
  before = [scale, stage.scrollLeft, stage.scrollTop];
  stage.scrollTo(0, 0);
  pin();
}

function afterPrint() {
  delete document.documentElement.dataset.light;
  if (!before) return;
  scale = before[0];
  sized();
  stage.scrollTo(before[1], before[2]);
  before = null;
  pin();
}

// The picture as SVG that stands by itself: what the style says is written on every part of it.
const WRITTEN = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity", "font-size", "font-weight", "text-anchor", "paint-order", "visibility"];
function savePicture() {
  const old = stage.scrollLeft;
  stage.scrollTo(0, 0);
  pin();
  const copy = svg.cloneNode(true);
  const originals = [...svg.querySelectorAll("*")];
  [...copy.querySelectorAll("*")].forEach((each, place) => {
    const style = getComputedStyle(originals[place]);
    for (const name of WRITTEN) each.setAttribute(name, style.getPropertyValue(name));
    for (const name of ["class", "data-id"]) each.removeAttribute(name);
  });
  const [width, height] = [chart.width - shift(), chart.height + 64];
  copy.setAttribute("viewBox", `${shift()} -64 ${width} ${height}`);
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  copy.setAttribute("font-family", "system-ui, sans-serif");
  const style = getComputedStyle(document.documentElement);
  const [ink, muted] = [style.getPropertyValue("--ink").trim(), style.getPropertyValue("--muted").trim()];
  copy.prepend(
    part("rect", { x: shift(), y: -64, width, height, fill: style.backgroundColor }),
    part("text", { x: shift() + 12, y: -36, fill: ink, "font-size": 20, "font-weight": 600 }, heading()),
    part("text", { x: shift() + 12, y: -14, fill: muted, "font-size": 13 }, `${basis()} ${word("report.disclaimer")}`));
  saveFile(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }), `${data.file}.svg`);
  stage.scrollTo(old, stage.scrollTop);
}

stage.addEventListener("click", (event) => {
  const hit = event.target.closest("[data-id]");
  event.preventDefault();
  choose(hit ? hit.dataset.id : null);
});
stage.addEventListener("mouseover", (event) => {
  const entry = event.target.closest("[data-id]")?.dataset.id;
  const told = ties.get(entry) ?? points.get(entry);
  if (told) point(`${titleOf(told)}: ${whatOf(told)}, ${dayOf(told)}`);
  else if (things.has(entry)) point(things.get(entry).name);
});
let size = stage.clientWidth;
new ResizeObserver(() => {
  if (stage.clientWidth === size || !stage.clientWidth || before) return;
  size = stage.clientWidth;
  firstLook();
}).observe(stage);
