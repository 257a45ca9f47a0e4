// Decisions by what they amount to: approved, postponed, rejected and so on.
// for: the chairman who asks what was postponed, the researcher who counts
// parameter: kinds list of decision = '' -- kinds of decision to list; none given lists all
// parameter: body text = '' -- only decisions of this body, or of a part of it; by id or name
// parameter: since date = 0001-01-01 -- only decisions on this day or later
// parameter: until date = 9999-12-31 -- only decisions on this day or earlier
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: kind decision -- what the decision amounts to; a decision of two kinds stands twice
// column: date date -- day of the decision
// column: body text -- who decided
// column: title text -- title of the item
// column: text text -- the decision's words
// column: differs boolean -- whether it differs from the recommendation
// column: certainty certainty -- certain or likely
// column: fact text -- id of the decision
// column: source text -- file of the minutes
// column: item text -- number of the item
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query meetings/decisions_by_kind --param kinds=postponed,rejected

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
MATCH (f)<-[:MEETING_OF]-(mt:Meeting)-[:HAS_ITEM]->(i:AgendaItem)-[:DECIDED]->(d:Decision)
WHERE coalesce(d.date, mt.date) >= $since AND coalesce(d.date, mt.date) <= $until
  AND coalesce(d.known_from, '') <= $as_of
OPTIONAL MATCH (d)-[:MADE_BY]->(b:Body)
WITH mt, i, d, f, collect(b)[0] AS maker
WITH mt, i, d, coalesce(maker, f) AS body
OPTIONAL MATCH (d)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
WITH mt, i, d, body, p, s ORDER BY p.known_from, p.id
WITH mt, i, d, body, collect({source: s.name, page: p.page, line: p.line, quote: p.quote})[0] AS first
UNWIND d.kinds AS kind
WITH mt, i, d, body, first, kind
WHERE size($kinds) = 0 OR kind IN $kinds
RETURN kind, coalesce(d.date, mt.date) AS date, body.name AS body, i.title AS title, d.text AS text,
       d.differs AS differs, d.certainty AS certainty, d.id AS fact,
       first.source AS source, i.number AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY kind, date, body, coalesce(i.position, 0), fact
