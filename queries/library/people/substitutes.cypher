// Who came in whose place, to which meeting.
// for: the secretary who checks whether a forum could decide, and who knows what was said there
// parameter: forum text = '' -- only meetings of this forum or a part of it, by id or name
// parameter: since date = 0001-01-01 -- only meetings on this day or later
// parameter: until date = 9999-12-31 -- only meetings on this day or earlier
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// parameter: associations boolean = false -- also the associations that patients' representatives sit for
// column: date date -- day of the meeting
// column: forum text -- the forum that met
// column: forum_id text -- its id
// column: person text -- who came
// column: person_id text -- that person's id
// column: title text -- title or post as written
// column: organisation text -- organisation as written
// column: substitutes_for text -- in whose place, as written
// column: source text -- file of the minutes
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query people/substitutes --param forum="KLU Hede"

CALL () {
  MATCH (asked:Body {id: $forum})<-[within:SUBUNIT_OF*0..3]-(f:Forum)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  RETURN f
  UNION
  MATCH (asked:Body {name: $forum})<-[within:SUBUNIT_OF*0..3]-(f:Forum)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  RETURN f
  UNION
  UNWIND CASE WHEN $forum = '' THEN [true] ELSE [] END AS every
  MATCH (f:Forum)
  RETURN f
}
WITH DISTINCT f
MATCH (f)<-[:MEETING_OF]-(mt:Meeting)<-[a:ATTENDED]-(who:Person)
WHERE a.substitutes_for IS NOT NULL AND mt.date >= $since AND mt.date <= $until
  AND coalesce(a.known_from, mt.date) <= $as_of
WITH f, mt, a, who, coalesce(a.passages[0], '') AS passage
OPTIONAL MATCH (p:Passage {id: passage})
OPTIONAL MATCH (p)-[:IN_SOURCE]->(s:Source)
RETURN mt.date AS date, f.name AS forum, f.id AS forum_id, who.name AS person, who.id AS person_id, a.title AS title,
       CASE WHEN a.private AND NOT $associations THEN null ELSE a.organisation END AS organisation,
       a.substitutes_for AS substitutes_for, s.name AS source, p.page AS page, p.line AS line, p.quote AS quote
ORDER BY date, forum, forum_id, person, person_id
