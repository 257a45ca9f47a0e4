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

const saidCells = (fact) => {
  const said = fact ? sourcesOf(fact) : [];
  return [[fact ? factText(fact) : ""], [said.map(quote).join("\n")], [said.map(place).join("\n")]];
};
const eachFact = (entry) => (factsOf(entry).length ? factsOf(entry) : [null]);

function tieRows() {
  const head = ["from", "tie", "to", "facts", "words", "where"].map((key) => view(key));
  const rows = shownTies().flatMap((tie) => eachFact(tie).map((fact) => [
    [things.get(tie.start).name, tie.start], [typeWord(tie.type), tie.id], [things.get(tie.end).name, tie.end], ...saidCells(fact),
  ]));
  return [head, rows];
}

function storyRows() {
  const head = ["no", "when", "from", "what", "to", "sure", "facts", "words", "where"].map((key) => view(key));
  const rows = shownEntries().flatMap((entry) => eachFact(entry).map((fact) => {
    const isTie = ties.has(entry.id);
    const [start, end] = isTie ? [entry.start, entry.end] : [entry.thing, null];
    return [
      [String(entry.number || "")], [dayOf(entry)], [things.get(start).name, start], [whatOf(entry), entry.id],
      end ? [things.get(end).name, end] : [""], [view(sureness(entry) ?? "certain")], ...saidCells(fact),
    ];
  }));
  return [head, rows];
}

function showTables() {
  const parts = data.rows.length ? [["story", storyRows], ["nodes", thingRows]] : [["nodes", thingRows], ["ties", tieRows]];
  tablesBox.replaceChildren(...parts.flatMap(([key, make]) => tableOf(key, view(key), ...make())));
}
