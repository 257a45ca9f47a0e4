// The meetings that a person attended, or should have.
// for: the view of a person
// parameter: person text -- the person, by id
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: meeting text -- id of the meeting
// column: forum text -- id of the forum that met
// column: forum_name text -- its name
// column: date date -- day of the meeting
// column: status attendance -- present, absent or guest
// column: roles role -- roles in this forum
// column: title text -- title as written
// column: certainty certainty -- certain or likely
// column: since date -- since when it is known
// column: source text -- file of the minutes
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// column: redacted boolean -- whether a name or number in them is masked
// example: klyngegraf view person "Birgitte Holm"

MATCH (:Person {id: $person})-[a:ATTENDED]->(mt:Meeting)-[:MEETING_OF]->(f:Forum)
WHERE coalesce(a.known_from, '') <= $as_of
WITH a, mt, f, coalesce(a.passages[0], '') AS passage
OPTIONAL MATCH (p:Passage {id: passage})-[:IN_SOURCE]->(s:Source)
RETURN mt.id AS meeting, f.id AS forum, f.name AS forum_name, mt.date AS date, a.status AS status,
       coalesce(a.roles, []) AS roles, a.title AS title, a.certainty AS certainty,
       coalesce(a.known_from, mt.date) AS since, s.name AS source, p.page AS page, p.line AS line, p.quote AS quote,
       coalesce(p.redacted, false) AS redacted
ORDER BY date, forum, meeting
