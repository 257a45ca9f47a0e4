// What the reader has chosen, what of the data is known on the chosen day, and which path is lit.

const things = new Map(data.things.map((each) => [each.id, each]));
const ties = new Map(data.ties.map((each) => [each.id, each]));
const points = new Map(data.points.map((each) => [each.id, each]));
const entries = [...data.points, ...data.ties].sort((one, other) => one.number - other.number || (one.when < other.when ? -1 : 1));
const state = { chosen: null, steps: 1, asOf: null, off: new Set(data.off), tables: false };

// A fact is [word, parts, sources, since, state].
const isFactKnown = (fact) => state.asOf === null || fact[3] <= state.asOf;
const isSourceKnown = (source) => state.asOf === null || (source.date ?? "") <= state.asOf;
const factsOf = (each) => each.facts.map((number) => data.facts[number]).filter(isFactKnown);
const sourcesOf = (fact) => fact[2].map((number) => data.sources[number]).filter(isSourceKnown);
const isKnown = (entry) => state.asOf === null || !entry.facts.length || factsOf(entry).length > 0;

// Planned, proposed or likely, where all of it is; null for done and certain.
function sureness(entry) {
  const facts = factsOf(entry);
  return facts.length && facts.every((fact) => fact[4]) ? facts[0][4] : null;
}

const isOff = (entry) => state.off.has(entry.type) || state.off.has(sureness(entry));
const isTieKnown = (tie) => isKnown(tie) && isSeen(things.get(tie.start)) && isSeen(things.get(tie.end));
const isSeen = (thing) => state.asOf === null || thing.since <= state.asOf;
const isShown = (thing) => isThingKnown(thing) && (!state.off.has(thing.type) || lit().has(thing.id));
const isTieShown = (tie) =>
  isTieKnown(tie) && (tie.id === state.chosen || (!isOff(tie) && isShown(things.get(tie.start)) && isShown(things.get(tie.end))));
const isPointShown = (point) => isKnown(point) && (point.id === state.chosen || !isOff(point));
const shownThings = () => data.things.filter(isShown);
const shownTies = () => data.ties.filter(isTieShown);
const shownPoints = () => data.points.filter(isPointShown);
const shownEntries = () => entries.filter((each) => (ties.has(each.id) ? isTieShown(each) : isPointShown(each)));

// A thing is part of the picture of a day when something is known of it by then.
let tiedOn = { day: null, ids: new Set() };
function isThingKnown(thing) {
  if (state.asOf === null) return true;
  if (!isSeen(thing)) return false;
  if (tiedOn.day !== state.asOf) {
    tiedOn = { day: state.asOf, ids: new Set(data.ties.filter(isTieKnown).flatMap((tie) => [tie.start, tie.end])) };
  }
  return data.rows.length > 0 || tiedOn.ids.has(thing.id) || factsOf(thing).length > 0;
}

// The ids of what the choice itself is about: the thing, or the ends of the tie.
function lit() {
  const tie = ties.get(state.chosen);
  const point = points.get(state.chosen);
  return new Set(tie ? [tie.start, tie.end] : point ? [point.thing] : things.has(state.chosen) ? [state.chosen] : []);
}

// Everything that hangs together with the choice in so many steps, and whether there is more behind it.
function path(steps = state.steps) {
  const found = new Set();
  if (state.chosen === null) return { found, more: false };
  const near = neighboursOf(shownTies(), shownPoints());
  let edge = [state.chosen];
  found.add(state.chosen);
  for (let step = 0; step < steps && edge.length; step += 1) {
    edge = edge.flatMap((id) => near(id)).filter((id) => !found.has(id) && found.add(id));
  }
  const more = edge.some((id) => near(id).some((other) => !found.has(other)));
  for (const id of [...found]) {
    const tie = ties.get(id);
    if (tie) for (const end of [tie.start, tie.end]) found.add(end);
    if (points.has(id)) found.add(points.get(id).thing);
  }
  if (things.has(state.chosen)) {
    for (const tie of shownTies()) if (found.has(tie.start) && found.has(tie.end) && touches(tie, state.chosen, steps)) found.add(tie.id);
    for (const point of shownPoints()) if (point.thing === state.chosen || point.lane === state.chosen) found.add(point.id);
  }
  return { found, more };
}

const touches = (tie, id, steps) => steps > 1 || tie.start === id || tie.end === id;

// One step: from a thing to its neighbours; from a hop or decision to what comes before and after it in the story.
function neighboursOf(shown, shownPoint) {
  const near = new Map();
  const join = (one, other) => { near.set(one, [...(near.get(one) ?? []), other]); near.set(other, [...(near.get(other) ?? []), one]); };
  for (const tie of shown) join(tie.start, tie.end);
  const drawnIds = new Set([...shown, ...shownPoint].map((each) => each.id));
  for (const [one, other] of data.follows) if (drawnIds.has(one) && drawnIds.has(other)) join(one, other);
  const ends = (id) => { const tie = ties.get(id); return tie && !data.rows.length ? [tie.start, tie.end] : []; };
  return (id) => near.get(id) ?? ends(id);
}

const meetingsUntil = () => data.days.filter((day) => state.asOf === null || day <= state.asOf);

function basis() {
  const day = state.asOf ?? data.asOf;
  const asOf = [
    ...(data.period ? [view("period", { time: when(data.period) })] : []),
    ...(day ? [word("report.as_of", { date: date(day) })] : []),
  ];
  const known = meetingsUntil();
  if (!known.length) return [...asOf, word("report.rests_on_nothing")].join(" ");
  const key = known.length === 1 ? "report.rests_on_one" : "report.rests_on";
  return [...asOf, word(key, { count: known.length, date: date(known[known.length - 1]) })].join(" ");
}

const heading = () => (data.subject ? view(`title_${data.kind}_of`, { subject: data.subject }) : view(`title_${data.kind}`));

const typeWord = (type) => (`referral.${type}` in data.words[language] ? word(`referral.${type}`) : view(type));
