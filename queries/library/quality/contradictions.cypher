// Where minutes contradict each other: two days for one meeting or one referral. Both are kept; one row a telling.
// for: whoever looks after the graph
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- id of the question that the contradiction raises
// column: reasons list -- what is told in two ways
// column: forum text -- whose minutes tell it so
// column: date date -- day of their meeting
// column: source text -- file of the minutes
// column: item text -- number of the item; empty in the head
// column: page integer -- page
// column: line integer -- line
// column: quote text -- the words, verbatim
// example: klyngegraf query quality/contradictions

MATCH (q:Question)-[asks:ASKS_ABOUT]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE q.kind = 'date' AND coalesce(q.known_from, '') <= $as_of AND coalesce(asks.known_from, '') <= $as_of
OPTIONAL MATCH (s)-[:MINUTES_OF]->(of_source:Meeting)
WITH q, p, s, of_source ORDER BY of_source.date
WITH q, p, s, collect(of_source)[0] AS of_source
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)<-[:HAS_ITEM]-(of_item:Meeting)
WITH q, p, s, i, coalesce(of_item, of_source) AS mt
OPTIONAL MATCH (mt)-[:MEETING_OF]->(f:Forum)
RETURN q.id AS id, q.reasons AS reasons, f.name AS forum, mt.date AS date, s.name AS source, i.number AS item,
       p.page AS page, p.line AS line, p.quote AS quote
ORDER BY id, date, p.id
