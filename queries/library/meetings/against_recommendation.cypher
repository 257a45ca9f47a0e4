// Decisions that differ from what was recommended, with both.
// for: the journalist and the auditor who ask where a forum went against its administration
// parameter: body text = '' -- only decisions of this body or a part of it, by id or name
// parameter: since date = 0001-01-01 -- only decisions on this day or later
// parameter: until date = 9999-12-31 -- only decisions on this day or earlier
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the decision
// column: date date -- day of the decision
// column: body text -- who decided
// column: body_id text -- id of that body
// column: title text -- title of the item
// column: recommended list -- what was recommended, point by point
// column: kinds decision -- what the decision amounts to
// column: text text -- the decision's words
// column: matters list -- the matters that the item is about
// column: certainty certainty -- certain or likely
// column: source text -- file of the minutes
// column: item text -- number of the item
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query meetings/against_recommendation --param since=2024

CALL () {
  MATCH (asked:Body {id: $body})<-[within:SUBUNIT_OF*0..3]-(f:Body)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  RETURN f
  UNION
  MATCH (asked:Body {name: $body})<-[within:SUBUNIT_OF*0..3]-(f:Body)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  RETURN f
  UNION
  UNWIND CASE WHEN $body = '' THEN [true] ELSE [] END AS every
  MATCH (f:Forum)
  RETURN f
}
WITH DISTINCT f
MATCH (f)<-[:MADE_BY]-(d:Decision)<-[:DECIDED]-(i:AgendaItem)
WHERE d.differs AND d.date >= $since AND d.date <= $until AND coalesce(d.known_from, '') <= $as_of
OPTIONAL MATCH (i)-[concerns:CONCERNS]->(m:Matter)
WHERE coalesce(concerns.known_from, '') <= $as_of
WITH f, d, i, m ORDER BY m.name
WITH f, d, i, collect(DISTINCT m.name) AS matters
OPTIONAL MATCH (d)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
WITH f, d, i, matters, p, s ORDER BY p.known_from, p.id
WITH f, d, i, matters, collect({source: s.name, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN d.id AS fact, d.date AS date, f.name AS body, f.id AS body_id, i.title AS title,
       coalesce(i.recommendation_points, []) AS recommended, d.kinds AS kinds, d.text AS text, matters,
       d.certainty AS certainty,
       first.source AS source, i.number AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY date, body, coalesce(i.position, 0), fact
