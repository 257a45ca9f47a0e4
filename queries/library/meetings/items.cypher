// What a forum treated, meeting by meeting: each item with what it came to and the matter it is about.
// for: the new member who reads up on a forum, the secretary who looks for the last decision
// parameter: forum text = '' -- only meetings of this forum, or of a part of it; by id or name
// parameter: since date = 0001-01-01 -- only meetings on this day or later
// parameter: until date = 9999-12-31 -- only meetings on this day or earlier
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: date date -- day of the meeting
// column: forum text -- the forum that met
// column: forum_id text -- its id
// column: item text -- number of the item
// column: title text -- title of the item
// column: kinds decision -- what the decision amounts to; empty where nothing was decided
// column: text text -- the decision's words
// column: differs boolean -- whether it differs from the recommendation
// column: matters list -- the matters that the item is about
// column: certainty certainty -- certain or likely
// column: fact text -- id of the decision; of the item where nothing was decided
// column: source text -- file of the minutes
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query meetings/items --param forum="KLU Hede" --param since=2024

CALL () {
  MATCH (asked:Body {id: $forum})<-[within:SUBUNIT_OF*0..3]-(f:Body)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  RETURN f
  UNION
  MATCH (asked:Body {name: $forum})<-[within:SUBUNIT_OF*0..3]-(f:Body)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  RETURN f
  UNION
  UNWIND CASE WHEN $forum = '' THEN [true] ELSE [] END AS every
  MATCH (f:Forum)
  RETURN f
}
WITH DISTINCT f
MATCH (f)<-[:MEETING_OF]-(mt:Meeting)-[:HAS_ITEM]->(i:AgendaItem)
WHERE mt.date >= $since AND mt.date <= $until AND coalesce(i.known_from, '') <= $as_of
OPTIONAL MATCH (i)-[:DECIDED]->(d:Decision)
WHERE coalesce(d.known_from, '') <= $as_of
WITH f, mt, i, d ORDER BY d.id
WITH f, mt, i, collect(d)[0] AS d
OPTIONAL MATCH (i)-[concerns:CONCERNS]->(m:Matter)
WHERE coalesce(concerns.known_from, '') <= $as_of
WITH f, mt, i, d, m ORDER BY m.name
WITH f, mt, i, d, collect(DISTINCT m.name) AS matters, coalesce(d, i) AS told
OPTIONAL MATCH (told)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
WITH f, mt, i, d, matters, told, p, s ORDER BY p.known_from, p.id
WITH f, mt, i, d, matters, told,
     collect({source: s.name, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN mt.date AS date, f.name AS forum, f.id AS forum_id, i.number AS item, i.title AS title,
       coalesce(d.kinds, []) AS kinds, d.text AS text, d.differs AS differs, matters, told.certainty AS certainty,
       told.id AS fact, first.source AS source, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY date, forum, coalesce(i.position, 0), fact
