// Where a person works, on which projects, and to or from whom a seat was handed over.
// for: the view of a person
// parameter: person text -- the person, by id
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: kind text -- holds_post_at, works_on, handed_over or taken_over
// column: other text -- id of the organisation, project or person
// column: title text -- title or role there
// column: first date -- first day that shows it
// column: last date -- last day that shows it
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
// example: klyngegraf view person "Birgitte Holm"

MATCH (who:Person {id: $person})-[t:HOLDS_POST_AT|WORKS_ON|HANDED_OVER]-(other:Body|Matter|Person)
WHERE coalesce(t.known_from, '') <= $as_of
WITH who, t, other, coalesce(t.passages[0], '') AS passage
OPTIONAL MATCH (p:Passage {id: passage})-[:IN_SOURCE]->(s:Source)
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
OPTIONAL MATCH (s)-[:MINUTES_OF]->(mt:Meeting)-[:MEETING_OF]->(f:Forum)
WITH who, t, other, p, s, i, mt, f ORDER BY mt.date, f.id
WITH who, t, other, p, s, i, collect(mt)[0] AS mt, collect(f)[0] AS f
RETURN CASE WHEN type(t) = 'HANDED_OVER' AND startNode(t).id <> who.id THEN 'taken_over'
            ELSE toLower(type(t)) END AS kind,
       other.id AS other, coalesce(t.title, t.role) AS title, t.first_seen AS first, t.last_seen AS last,
       t.certainty AS certainty, t.known_from AS since, s.name AS source, f.name AS forum, mt.date AS held,
       i.number AS item, p.page AS page, p.line AS line, p.quote AS quote, coalesce(p.redacted, false) AS redacted
ORDER BY kind, first, other, title
