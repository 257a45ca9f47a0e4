// What people have decided about who is who and about single facts, as the graph follows it.
// for: whoever asks why something was joined, kept apart, put in or left out
// parameter: about text = '' -- only judgements about the thing with this id
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- id of the judgement
// column: kind judgement -- same, different, unsure, one_matter, wrong, missing, answered or received
// column: date date -- day of the judgement
// column: by text -- who decided
// column: why text -- why, in their words
// column: text text -- the fact, where it was judged wrong or missing
// column: about list -- what it is about
// column: source text -- file of the words that were judged
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that were judged
// example: klyngegraf query quality/judgements

MATCH (j:Judgement)
WHERE coalesce(j.known_from, '') <= $as_of
OPTIONAL MATCH (j)-[:JUDGES]->(thing)
WITH j, thing ORDER BY thing.id
WITH j, collect(thing.id) AS ids,
     collect(DISTINCT coalesce(thing.name, thing.title, thing.subject, thing.what, thing.id)) AS about
WHERE $about = '' OR $about IN ids
OPTIONAL MATCH (j)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
WITH j, about, p, s, i ORDER BY p.known_from, p.id
WITH j, about,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN j.id AS id, j.kind AS kind, j.date AS date, j.by AS by, j.why AS why, j.text AS text, about,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY date, id
