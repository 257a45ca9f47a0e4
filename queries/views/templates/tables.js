// The same data as tables: for screen readers, for copying, and as CSV.

const tablesBox = document.getElementById("tables");

function thingRows() {
  const head = ["name", "type", "level", "region", "aliases", "ties"].map((key) => view(key));
  const rows = shownThings().map((each) => [
    [each.name, each.id], [view(each.type)], [each.level ? view(`level_${each.level}`) : ""], [each.region],
    [each.aliases.join(", ")], [String(shownTies().filter((tie) => tie.start === each.id || tie.end === each.id).length)],
  ]);
  return [head, rows];
}

function tieRows() {
  const head = ["from", "tie", "to", "facts", "words", "where"].map((key) => view(key));
  const rows = shownTies().flatMap((tie) => (tie.facts.length ? tie.facts : [null]).map((number) => {
    const fact = number === null ? ["", [], []] : data.facts[number];
    const said = fact[2].map((each) => data.sources[each]);
    return [
      [things.get(tie.start).name, tie.start], [view(tie.type), tie.id], [things.get(tie.end).name, tie.end],
      [number === null ? "" : factText(fact)], [said.map(quote).join("\n")], [said.map(place).join("\n")],
    ];
  }));
  return [head, rows];
}

function showTables() {
  tablesBox.replaceChildren(...[["nodes", thingRows], ["ties", tieRows]].flatMap(([key, make]) => oneTable(key, ...make())));
}

function oneTable(key, head, rows) {
  const cell = ([text, id]) => element("td", {}, id ? link(id, text) : text);
  const copy = element("button", { type: "button" }, view("copy"));
  copy.addEventListener("click", async () => {
    await copyText([head, ...texts(rows)].map((row) => row.map(oneLine).join("\t")).join("\n"));
    copy.textContent = view("copied");
  });
  const save = element("button", { type: "button" }, view("save_csv"));
  save.addEventListener("click", () => saveFile(new Blob(["\ufeff", csv(head, rows)], { type: "text/csv" }), `${key}.csv`));
  const table = element("table", { id: `table-${key}` },
    element("caption", {}, `${view(key)} (${rows.length})`),
    element("thead", {}, element("tr", {}, ...head.map((each) => element("th", { scope: "col" }, each)))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map(cell)))));
  return [element("div", { class: "saving" }, copy, save), element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": view(key) }, table)];
}

const texts = (rows) => rows.map((row) => row.map(([text]) => text));
const oneLine = (text) => text.replace(/\s+/g, " ");

// A text that a spreadsheet would run as a formula gets an apostrophe in front.
const csvCell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
const csv = (head, rows) => [head, ...texts(rows)].map((row) => row.map(csvCell).join(",")).join("\r\n");

function saveFile(blob, name) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// Older browsers and pages opened from a file may have no clipboard for scripts.
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element("textarea", { readonly: "" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
