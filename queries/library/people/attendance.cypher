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

OPTIONAL MATCH (asked:Body)<-[:SUBUNIT_OF*0..3]-(part:Body)
WHERE $forum <> '' AND (asked.id = $forum OR asked.name = $forum)
WITH collect(DISTINCT part.id) AS parts
MATCH (who:Person)-[a:ATTENDED]->(mt:Meeting)-[:MEETING_OF]->(f:Forum)
WHERE mt.date >= $since AND mt.date <= $until AND coalesce(a.known_from, '') <= $as_of
  AND ($forum = '' OR f.id IN parts)
  AND ($person = '' OR who.id = $person OR who.name = $person)
WITH who, a, mt, f, coalesce(a.passages[0], '') AS passage
OPTIONAL MATCH (p:Passage {id: passage})
OPTIONAL MATCH (p)-[:IN_SOURCE]->(s:Source)
RETURN mt.date AS date, f.name AS forum, who.name AS person, a.status AS status, coalesce(a.roles, []) AS roles,
       a.title AS title, CASE WHEN a.private AND NOT $associations THEN null ELSE a.organisation END AS organisation,
       a.substitutes_for AS substitutes_for,
       a.certainty AS certainty, s.name AS source, p.page AS page, p.line AS line, p.quote AS quote
ORDER BY date, forum, status DESC, person, who.id
