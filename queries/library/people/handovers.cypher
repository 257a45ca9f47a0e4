// Who handed a seat or post over to whom, as a sentence tells it.
// for: whoever looks for the person who has a matter now
// parameter: person text = '' -- only handovers from or to this person, by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: person text -- who leaves
// column: person_id text -- that person's id
// column: other text -- who follows
// column: other_id text -- that person's id
// column: known_from date -- day of the minutes that say so
// column: forum text -- whose minutes
// column: last date -- day of the last meeting in the loaded minutes where the one who leaves stands
// column: first date -- day of the first meeting where the one who follows stands
// column: certainty certainty -- certain or likely
// column: source text -- file that says so
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query people/handovers

CALL () {
  MATCH (one:Person {id: $person})-[h:HANDED_OVER]-(:Person) RETURN h
  UNION
  MATCH (one:Person {name: $person})-[h:HANDED_OVER]-(:Person) RETURN h
  UNION
  UNWIND CASE WHEN $person = '' THEN [true] ELSE [] END AS every
  MATCH (:Person)-[h:HANDED_OVER]->(:Person) RETURN h
}
WITH DISTINCT h, startNode(h) AS leaves, endNode(h) AS follows, coalesce(h.passages[0], '') AS passage
WHERE coalesce(h.known_from, '') <= $as_of
OPTIONAL MATCH (leaves)-[was:ATTENDED]->(before:Meeting)
WHERE coalesce(was.known_from, before.date) <= $as_of
WITH h, leaves, follows, passage, max(before.date) AS last
OPTIONAL MATCH (follows)-[is:ATTENDED]->(after:Meeting)
WHERE coalesce(is.known_from, after.date) <= $as_of
WITH h, leaves, follows, passage, last, min(after.date) AS first
OPTIONAL MATCH (p:Passage {id: passage})
OPTIONAL MATCH (p)-[:IN_SOURCE]->(s:Source)-[:MINUTES_OF]->(mt:Meeting)-[:MEETING_OF]->(f:Forum)
WITH h, leaves, follows, last, first, p, s, f ORDER BY mt.date, f.name
WITH h, leaves, follows, last, first, p, collect({source: s.name, forum: f.name})[0] AS at
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
RETURN leaves.name AS person, leaves.id AS person_id, follows.name AS other, follows.id AS other_id,
       h.known_from AS known_from, at.forum AS forum, last, first, h.certainty AS certainty,
       at.source AS source, i.number AS item, p.page AS page, p.line AS line, p.quote AS quote
ORDER BY known_from, person, person_id, other_id
