// The panel beside the drawing: what is known of the choice, sentence by sentence, and where to go from there.

const panel = document.getElementById("panel");

const heading = () => (data.subject ? view("title_of", { subject: data.subject }) : view("title"));

function showPanel() {
  const tie = ties.get(state.chosen);
  const thing = things.get(state.chosen);
  panel.replaceChildren(...(tie ? tiePanel(tie) : thing ? thingPanel(thing) : overview()));
  panel.scrollTop = 0;
}

function closer() {
  const button = element("button", { type: "button", class: "close" }, view("close"));
  button.addEventListener("click", () => choose(null));
  return button;
}

function thingPanel(thing) {
  const level = thing.level ? [view(`level_${thing.level}`)] : [];
  const isMatter = thing.type === "matter" || thing.type === "project";
  const facts = factList(thing.facts, thing.type !== "person" && !tiesOf(thing.id).length);
  const described = [view(thing.type), ...level, thing.region].filter(Boolean).join(" · ");
  return [
    closer(),
    element("h2", {}, thing.name),
    element("p", { class: "muted" }, described),
    thing.aliases.length ? element("p", { class: "muted" }, `${view("aliases")}: ${thing.aliases.join(", ")}`) : "",
    state.off.has(thing.type) ? element("p", { class: "note" }, view("also_hidden")) : "",
    ...(isMatter ? [...facts, ...neighbourList(thing)] : [...neighbourList(thing), ...facts]),
  ];
}

function tiePanel(tie) {
  const [start, end] = [things.get(tie.start), things.get(tie.end)];
  return [
    closer(),
    element("h2", {}, link(start.id, start.name), " → ", link(end.id, end.name)),
    element("p", { class: "muted" }, view(tie.type)),
    ...factList(tie.facts, true),
  ];
}

function factList(numbers, always) {
  if (!numbers.length) return always ? [element("p", { class: "muted" }, view("no_facts"))] : [];
  const list = element("ol", { class: "facts" }, ...numbers.map((number) => factItem(data.facts[number])));
  return [element("h3", {}, view("facts")), list];
}

function factItem(fact) {
  const [code, parts, sources] = fact;
  const line = element("p", {}, element("strong", {}, word(code)), parts.map((each) => ` · ${partText(each)}`).join(""));
  const said = sources.map((number) => {
    const source = data.sources[number];
    return element("blockquote", {}, element("q", {}, quote(source)), element("cite", {}, placeLink(source)));
  });
  return element("li", {}, line, ...(said.length ? said : [element("p", { class: "muted" }, view("no_words"))]));
}

// Where the words stand, leading to the file itself where it still lies there; the drawing stays open beside it.
const placeLink = (source) =>
  source.link ? element("a", { href: source.link, target: "_blank", rel: "noreferrer" }, place(source)) : place(source);

const tiesOf = (id) => data.ties.filter((tie) => tie.start === id || tie.end === id);

function neighbourList(thing) {
  const all = tiesOf(thing.id);
  if (!all.length) return [];
  const groups = data.tieTypes.flatMap((type) => {
    const some = all.filter((tie) => tie.type === type);
    if (!some.length) return [];
    const items = some.map((tie) => {
      const other = things.get(tie.start === thing.id ? tie.end : tie.start);
      const arrow = type === "referral" || type === "lineage" ? (tie.start === thing.id ? "→ " : "← ") : "";
      const words = link(tie.id, `${view("words")} (${tie.facts.length})`);
      words.setAttribute("aria-label", `${thing.name}, ${other.name}: ${view("words")}`);
      return element("li", {}, arrow, link(other.id, other.name), " ", element("small", {}, words));
    });
    return [element("h4", {}, view(type)), element("ul", { class: "neighbours" }, ...items)];
  });
  return [element("h3", {}, view("neighbours")), ...groups];
}

// The things that most is said of, people and their seats apart.
function mostConnected(number) {
  const weight = new Map();
  for (const tie of data.ties.filter((each) => each.type !== "member")) {
    for (const end of [tie.start, tie.end]) weight.set(end, (weight.get(end) ?? 0) + tie.facts.length);
  }
  const some = data.things.filter((each) => weight.has(each.id) && isShown(each));
  return some.sort((one, other) => weight.get(other.id) - weight.get(one.id)).slice(0, number);
}

function overview() {
  const count = (type) => data.things.filter((each) => each.type === type).length;
  const listed = (types, number) => types.map((type) => `${view(`${type}_many`)}: ${number(type)}`).join(" · ");
  const left = Object.entries(data.leftOut).map(([why, numbers]) =>
    element("p", { class: "note" }, `${view("left_out", { what: listed(Object.keys(numbers), (type) => numbers[type]) })} ${view(why)}`));
  const most = mostConnected(8);
  return [
    data.things.length ? element("p", {}, listed(data.types, count)) : "",
    ...left,
    data.cut ? element("p", { class: "note" }, view("cut")) : "",
    element("p", { class: "muted" }, view("how")),
    ...(most.length ? [element("h3", {}, view("start_here"))] : []),
    element("ul", { class: "neighbours" }, ...most.map((each) => element("li", {}, link(each.id, each.name)))),
    element("p", { class: "muted" }, view("dashed")),
  ];
}
