// How bodies are built and succeed each other, how projects hang together, and who works where and on what.
// for: the network view
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: start_id text -- id of the one that is part, includes, succeeds, continues, works
// column: kind text -- the relationship: part of, includes, succeeds, continues, works on …
// column: end_id text -- id of the other
// column: title text -- the person's title or role there
// column: date date -- day of a change of bodies
// column: basis basis -- why it is known
// column: reason text -- the rule or its reasons
// column: certainty certainty -- certain or likely
// column: since date -- since when it is known
// column: source text -- file that tells of it
// column: forum text -- whose minutes
// column: held date -- day of their meeting
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// column: redacted boolean -- whether a name or number in them is masked
// example: klyngegraf view

MATCH (a:Body|Person|Matter)
      -[t:SUBUNIT_OF|INCLUDES|SUCCEEDS|CONTINUES|PART_OF|COMBINED_WITH|WORKS_ON|HOLDS_POST_AT]->(b:Body|Matter)
WHERE coalesce(t.known_from, '') <= $as_of
WITH a, t, b, coalesce(t.passages[0], '') AS passage
OPTIONAL MATCH (p:Passage {id: passage})-[:IN_SOURCE]->(s:Source)
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
OPTIONAL MATCH (s)-[:MINUTES_OF]->(mt:Meeting)-[:MEETING_OF]->(f:Forum)
WITH a, t, b, p, s, i, mt, f ORDER BY mt.date, f.id
WITH a, t, b, p, s, i, collect(mt)[0] AS mt, collect(f)[0] AS f
RETURN a.id AS start_id, type(t) AS kind, b.id AS end_id, coalesce(t.title, t.role) AS title, t.date AS date,
       t.basis AS basis, t.reason AS reason, t.certainty AS certainty, t.known_from AS since,
       s.name AS source, f.name AS forum, mt.date AS held, i.number AS item, p.page AS page, p.line AS line, p.quote AS quote,
       coalesce(p.redacted, false) AS redacted
ORDER BY start_id, kind, end_id, title, held, line
