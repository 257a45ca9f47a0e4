// The data of the page, and its words: codes and ISO dates put into the reader's language.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const data = read("data");
const drawn = read("drawn");
const things = new Map(data.things.map((each) => [each.id, each]));
const ties = new Map(data.ties.map((each) => [each.id, each]));
let language = document.documentElement.lang;

function word(key, values = {}) {
  const found = data.words[language][key] ?? key.slice(key.lastIndexOf(".") + 1).replaceAll("_", " ");
  return found.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

const view = (key, values) => word(`view.${key}`, values);

function date(iso) {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso);
  if (!found) return iso;
  const [, year, month, day] = found;
  if (!month) return word("date.year", { year });
  const name = word(`month.${Number(month)}`);
  return day ? word("date.day", { year, month: name, day: Number(day) }) : word("date.month", { year, month: name });
}

// A date, or the bounds it lies between.
function when(value) {
  if (value.date) return date(value.date);
  const bounds = { earliest: date(value.earliest ?? ""), latest: date(value.latest ?? "") };
  if (value.earliest && value.latest) {
    return value.earliest === value.latest ? bounds.latest : word("date.between", bounds);
  }
  if (value.latest) return word("date.until", bounds);
  return value.earliest ? word("date.since", bounds) : word("date.unknown");
}

const SHOWN = {
  text: (value) => value,
  word: (value) => word(value),
  words: (value) => value.map((each) => word(each)).join(", "),
  when: (value) => when(value),
  count: (value) => String(value),
  kroner: (value) =>
    word("number.kroner", { amount: String(value).replace(/\B(?=(\d{3})+$)/g, word("number.thousands")) }),
};

const partText = ([type, value, key]) => (key ? `${view(key)}: ` : "") + SHOWN[type](value);
const factText = ([code, parts]) => [word(code), ...parts.map(partText)].join(" · ");
const quote = (source) => (language === "da" ? `»${source.quote ?? ""}«` : `“${source.quote ?? ""}”`);

// Where the words stand: 'Referat af KLU Hede, 8. maj 2024, punkt 5, side 3, linje 112 (klu.txt)'.
function place(source) {
  const parts = source.forum ? [word("source.minutes", { forum: source.forum, date: date(source.date ?? "") })] : [];
  for (const key of ["item", "page", "line"]) {
    if (source[key] !== undefined) parts.push(word(`source.${key}`, { [key]: source[key] }));
  }
  if (source.redacted) parts.push(word("source.redacted"));
  if (!source.file) return parts.join(", ");
  return parts.length ? `${parts.join(", ")} (${source.file})` : source.file;
}

function basis() {
  const asOf = data.asOf ? [word("report.as_of", { date: date(data.asOf) })] : [];
  if (!data.minutes || !data.until) return [...asOf, word("report.rests_on_nothing")].join(" ");
  const key = data.minutes === 1 ? "report.rests_on_one" : "report.rests_on";
  return [...asOf, word(key, { count: data.minutes, date: date(data.until) })].join(" ");
}

// An element with attributes and children; texts are set as text, whatever stands in them.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((each) => each !== null && each !== ""));
  return made;
}

const link = (id, text) => element("a", { href: `#${encodeURIComponent(id)}` }, text);
