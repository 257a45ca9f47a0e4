// Who attended which meeting, as what.
// for: the secretary who checks who was there, and who sat there in those years
// parameter: forum text = '' -- only meetings of this forum, or of a part of it; by id or name
// parameter: person text = '' -- only this person, by id or name
// parameter: since date = 0001-01-01 -- only meetings on this day or later
// parameter: until date = 9999-12-31 -- only meetings on this day or earlier
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// parameter: associations boolean = false -- also the associations that patients' representatives sit for
// column: date date -- day of the meeting
// column: forum text -- the forum that met
// column: person text -- name of the person
// column: status attendance -- present, absent or guest
// column: roles role -- roles in this forum
// column: title text -- title as written
// column: organisation text -- organisation as written
// column: substitutes_for text -- whose place the person took
// column: certainty certainty -- certain or likely
// column: source text -- file of the minutes
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query people/attendance --param forum="KLU Hede" --param since=2024

CALL () {
  MATCH (asked:Body {id: $forum})<-[within:SUBUNIT_OF*0..3]-(f:Forum)<-[:MEETING_OF]-(mt:Meeting)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  RETURN f, mt
  UNION
  MATCH (asked:Body {name: $forum})<-[within:SUBUNIT_OF*0..3]-(f:Forum)<-[:MEETING_OF]-(mt:Meeting)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  RETURN f, mt
  UNION
  UNWIND CASE WHEN $forum = '' THEN [true] ELSE [] END AS any_forum
  MATCH (who:Person {id: $person})-[:ATTENDED]->(mt:Meeting)-[:MEETING_OF]->(f:Forum)
  RETURN f, mt
  UNION
  UNWIND CASE WHEN $forum = '' THEN [true] ELSE [] END AS any_forum
  MATCH (who:Person {name: $person})-[:ATTENDED]->(mt:Meeting)-[:MEETING_OF]->(f:Forum)
  RETURN f, mt
  UNION
  UNWIND CASE WHEN $forum + $person = '' THEN [true] ELSE [] END AS every
  MATCH (mt:Meeting)-[:MEETING_OF]->(f:Forum)
  RETURN f, mt
}
WITH DISTINCT f, mt
MATCH (mt)<-[a:ATTENDED]-(who:Person)
WHERE mt.date >= $since AND mt.date <= $until AND coalesce(a.known_from, '') <= $as_of
  AND ($person = '' OR who.id = $person OR who.name = $person)
WITH who, a, mt, f, coalesce(a.passages[0], '') AS passage
OPTIONAL MATCH (p:Passage {id: passage})
OPTIONAL MATCH (p)-[:IN_SOURCE]->(s:Source)
RETURN mt.date AS date, f.name AS forum, who.name AS person, a.status AS status, coalesce(a.roles, []) AS roles,
       a.title AS title, CASE WHEN a.private AND NOT $associations THEN null ELSE a.organisation END AS organisation,
       a.substitutes_for AS substitutes_for,
       a.certainty AS certainty, s.name AS source, p.page AS page, p.line AS line, p.quote AS quote
ORDER BY date, forum, status DESC, person, who.id
