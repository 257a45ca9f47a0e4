// The panel beside the drawing: what is known of the choice, sentence by sentence, and where to go from there.

const panel = document.getElementById("panel");

const SHOWN = {
  text: (value) => value,
  word: (value) => word(value),
  words: (value) => value.map((each) => word(each)).join(", "),
  when: (value) => when(value),
  count: (value) => String(value),
  kroner: (value) => kroner(value),
  note: (value) => (Array.isArray(value) ? note(value) : note([value, {}])),
  seen: (value) => seen(value.filter(([, since]) => state.asOf === null || since <= state.asOf)),
};

// Days on which somebody sat in a forum, with the roles held there.
function seen(days) {
  const roles = [...new Set(days.flatMap(([, , some]) => some))].map((each) => word(each));
  const [first, last] = [days[0]?.[0], days[days.length - 1]?.[0]];
  const told = [`${view("first_seen")}: ${date(first ?? "")}`, `${view("last_seen")}: ${date(last ?? "")}`, `${view("meetings")}: ${days.length}`];
  return [...(roles.length ? [roles.join(", ")] : []), ...told].join(" · ");
}

// What is said of now holds for all minutes, and not for an earlier day.
const isPartShown = ([, , key]) => key !== "now" || state.asOf === null;
const partText = ([type, value, key]) => (key && key !== "now" ? `${view(key)}: ` : "") + SHOWN[type](value);
const factText = ([code, parts]) => [word(code), ...parts.filter(isPartShown).map(partText)].join(" · ");
const labelText = (point) => point.label.map(([type, value]) => SHOWN[type](value)).join(" ") || word(data.facts[point.facts[0]][0]);

function dayOf(entry) {
  const told = factsOf(entry)[0]?.[1].find(([type]) => type === "when");
  return told ? when(told[1]) : date(entry.when);
}

const titleOf = (entry) =>
  ties.has(entry.id) ? `${things.get(entry.start).name} → ${things.get(entry.end).name}` : entry.below || things.get(entry.thing).name;
const whatOf = (entry) => (ties.has(entry.id) ? typeWord(entry.type) : labelText(entry));

function showPanel() {
  const entry = ties.get(state.chosen) ?? points.get(state.chosen);
  const thing = things.get(state.chosen);
  const content = entry ? entryPanel(entry) : thing ? thingPanel(thing) : overview();
  panel.replaceChildren(...content.filter((each) => each !== ""));
  panel.scrollTop = 0;
}

function closer() {
  const button = element("button", { type: "button", class: "close" }, view("close"));
  button.addEventListener("click", () => choose(null));
  return button;
}

// One step further, or all that hangs together; says when that is all.
function stepper() {
  const { more } = path();
  const button = (steps, text) => {
    const made = element("button", { type: "button" }, text);
    made.disabled = !more;
    made.addEventListener("click", () => goFurther(steps));
    return made;
  };
  const told = more ? view("steps", { count: state.steps }) : view("all_steps");
  return element("div", { class: "steps" },
    button(state.steps + 1, view("further")), button(ALL, view("further_all")), element("small", { class: "muted" }, told));
}
const ALL = 1e6;

function thingPanel(thing) {
  const level = thing.level ? [view(`level_${thing.level}`)] : [];
  const isMatter = thing.type === "matter" || thing.type === "project";
  const facts = factList(thing, thing.type !== "person" && !tiesOf(thing.id).length && !pointsOf(thing.id).length);
  const described = [view(thing.type), ...level, thing.region].filter(Boolean).join(" · ");
  const around = data.rows.length ? storyOf(thing) : neighbourList(thing);
  return [
    closer(),
    element("h2", { dir: "auto" }, thing.name),
    element("p", { class: "muted" }, described),
    aliasesOf(thing),
    isThingKnown(thing) ? "" : element("p", { class: "note" }, view("not_yet_known")),
    state.off.has(thing.type) ? element("p", { class: "note" }, view("also_hidden")) : "",
    tiesOf(thing.id).length ? stepper() : "",
    ...(isMatter ? [...facts, ...around] : [...around, ...facts]),
  ];
}

// The first of the other names; the table has all of them.
function aliasesOf(thing) {
  const shown = thing.aliases.slice(0, 5).join(", ");
  return shown ? element("p", { class: "muted", dir: "auto" }, `${view("aliases")}: ${shown}${thing.aliases.length > 5 ? " …" : ""}`) : "";
}

function entryPanel(entry) {
  const isTie = ties.has(entry.id);
  const ends = isTie ? [entry.start, entry.end] : [entry.thing];
  const heading = ends.flatMap((id, place) => [...(place ? [" → "] : []), link(id, things.get(id).name)]);
  const told = [entry.number ? `${view("no")} ${entry.number}` : "", whatOf(entry), waited(entry)].filter(Boolean).join(" · ");
  return [
    closer(),
    element("h2", { dir: "auto" }, ...heading),
    element("p", { class: "muted" }, told),
    isKnown(entry) ? "" : element("p", { class: "note" }, view("not_yet_known")),
    isTie || followsOf(entry.id).length ? stepper() : "",
    ...factList(entry, true),
    ...followed(entry),
  ];
}

// How long what was asked waited, as the bars show it.
function waited(entry) {
  const bar = shownSpans().find((each) => each.type === "waiting" && each.of === entry.id && each.days !== null);
  return bar ? view("waited", { time: long(bar.days) }) : "";
}

const shownSpans = () =>
  data.spans.filter((each) => state.asOf === null ? !each.until : each.since <= state.asOf && !(each.until && each.until <= state.asOf));

const followsOf = (id) => data.follows.filter((pair) => pair.includes(id));

function followed(entry) {
  const list = (key, ids) => {
    const some = ids.map((id) => ties.get(id) ?? points.get(id)).filter((each) => each && isKnown(each));
    return some.length ? [element("h3", {}, view(key)), element("ul", { class: "neighbours" }, ...some.map(storyLine))] : [];
  };
  return [
    ...list("came_from", data.follows.filter(([, to]) => to === entry.id).map(([from]) => from)),
    ...list("led_to", data.follows.filter(([from]) => from === entry.id).map(([, to]) => to)),
  ];
}

function factList(each, always) {
  const facts = factsOf(each);
  if (!facts.length) return always ? [element("p", { class: "muted" }, view("no_facts"))] : [];
  return [element("h3", {}, view("facts")), element("ol", { class: "facts" }, ...facts.map(factItem))];
}

function factItem(fact) {
  const [code, parts] = fact;
  const line = element("p", {}, element("strong", {}, word(code)), parts.filter(isPartShown).map((each) => ` · ${partText(each)}`).join(""));
  const said = sourcesOf(fact).map((source) =>
    element("blockquote", {}, element("q", { dir: "auto" }, quote(source)), element("cite", {}, placeLink(source))));
  return element("li", {}, line, ...(said.length ? said : [element("p", { class: "muted" }, view("no_words"))]));
}

const tiesOf = (id) => data.ties.filter((tie) => isTieKnown(tie) && (tie.start === id || tie.end === id));
const pointsOf = (id) => data.points.filter((point) => isKnown(point) && (point.thing === id || point.lane === id));

function neighbourList(thing) {
  const all = tiesOf(thing.id);
  if (!all.length) return [];
  const groups = data.tieTypes.flatMap((type) => {
    const some = all.filter((tie) => tie.type === type);
    if (!some.length) return [];
    const items = some.map((tie) => {
      const other = things.get(tie.start === thing.id ? tie.end : tie.start);
      const arrow = type === "referral" || type === "lineage" ? (tie.start === thing.id ? "→ " : "← ") : "";
      const words = link(tie.id, `${view("words")} (${factsOf(tie).length})`);
      words.setAttribute("aria-label", `${thing.name}, ${other.name}: ${view("words")}`);
      return element("li", {}, arrow, link(other.id, other.name), " ", element("small", {}, words));
    });
    return [element("h4", {}, typeWord(type)), element("ul", { class: "neighbours" }, ...items)];
  });
  return [element("h3", {}, view("neighbours")), ...groups];
}

// In a view of time: what the thing had part in, in order.
function storyOf(thing) {
  const some = shownEntries().filter((each) => [each.start, each.end, each.thing, each.lane].includes(thing.id));
  return some.length ? [element("h3", {}, view("story")), story(some)] : [];
}

const story = (some) => element("ol", { class: "story" }, ...some.map(storyLine));

function storyLine(entry) {
  const number = element("b", { class: `number ${entry.type}` }, String(entry.number || ""));
  const sure = sureness(entry);
  const whose = entry.below && entry.thing !== data.focus ? things.get(entry.thing).name : "";
  const told = [whatOf(entry), whose, sure ? view(sure) : ""].filter(Boolean).join(" · ");
  return element("li", { class: entry.number ? "numbered" : "" },
    entry.number ? number : "", element("span", {}, element("small", {}, dayOf(entry)), " ", link(entry.id, titleOf(entry)), " ", element("small", {}, told)));
}

// The things that most is said of, people and their seats apart.
function mostConnected(number) {
  const weight = new Map();
  for (const tie of data.ties.filter((each) => each.type !== "member" && isTieKnown(each))) {
    for (const end of [tie.start, tie.end]) weight.set(end, (weight.get(end) ?? 0) + factsOf(tie).length);
  }
  const some = data.things.filter((each) => weight.has(each.id) && isShown(each));
  return some.sort((one, other) => weight.get(other.id) - weight.get(one.id)).slice(0, number);
}

function overview() {
  const left = Object.entries(data.leftOut).map(([why, numbers]) => {
    const listed = Object.entries(numbers).map(([type, number]) => `${view(`${type}_many`)}: ${number}`).join(" · ");
    return element("p", { class: "note" }, `${view("left_out", { what: listed })} ${view(why)}`);
  });
  const cut = data.cut ? [element("p", { class: "note" }, view("cut"))] : [];
  return [...(data.rows.length ? storyOverview() : networkOverview()), ...left, ...cut];
}

function networkOverview() {
  const count = (type) => data.things.filter((each) => each.type === type && isThingKnown(each)).length;
  const most = mostConnected(8);
  return [
    data.things.length ? element("p", {}, data.types.map((type) => `${view(`${type}_many`)}: ${count(type)}`).join(" · ")) : "",
    element("p", { class: "muted how" }, view("how")),
    ...(most.length ? [element("h3", {}, view("start_here"))] : []),
    element("ul", { class: "neighbours" }, ...most.map((each) => element("li", {}, link(each.id, each.name)))),
  ];
}

function storyOverview() {
  const focus = things.get(data.focus);
  const some = shownEntries();
  const missing = data.notes.map((each) => element("li", {}, note(each)));
  return [
    element("p", { class: "muted how" }, view("how_story")),
    focus ? aliasesOf(focus) : "",
    ...(some.length ? [element("h3", {}, view("story")), story(some)] : [element("p", {}, view("no_story"))]),
    ...(focus && factsOf(focus).length ? factList(focus, false) : []),
    ...(missing.length && state.asOf === null ? [element("h3", {}, word("heading.missing")), element("ul", { class: "notes" }, ...missing)] : []),
  ];
}
