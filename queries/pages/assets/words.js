// The data of the page, and its words: codes and ISO dates put into the reader's language.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const data = read("data");
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

const kroner = (value) =>
  word("number.kroner", { amount: String(value).replace(/\B(?=(\d{3})+$)/g, word("number.thousands")) });

// A sentence of the reports: its key, and what goes into it.
function note([key, values]) {
  const shown = Object.entries(values).map(([name, value]) => [name, name.endsWith("date") ? date(value) : value]);
  return word(`note.${key}`, Object.fromEntries(shown));
}

// How long a time is, in the unit that people would use.
function long(days) {
  const [key, count] = days < 21 ? ["day", days] : days < 90 ? ["week", Math.round(days / 7)] : ["month", Math.round(days / 30.4)];
  return view(count === 1 ? `${key}_one` : `${key}_many`, { count });
}

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

// Where the words stand, leading to the file itself where it still lies there; the page stays open beside it.
const placeLink = (source) =>
  source.link ? element("a", { href: source.link, target: "_blank", rel: "noreferrer" }, place(source)) : place(source);

// An element with attributes and children; texts are set as text, whatever stands in them.
function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

const SPACE = "http://www.w3.org/2000/svg";
function drawnElement(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SPACE, name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((each) => each !== null && each !== ""));
  return made;
}

const link = (id, text) => element("a", { href: `#${encodeURIComponent(id)}` }, text);
