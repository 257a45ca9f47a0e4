// Who sits in which forum, as the meetings show, with the words of the first and the latest of them.
// for: the network view
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: start_id text -- id of the person
// column: end_id text -- id of the forum
// column: roles list -- roles held there, a list for each meeting
// column: days list -- days of the meetings that show it
// column: known list -- since when each of them is known
// column: held date -- day of the meeting whose words are given
// column: source text -- file of its minutes
// column: forum text -- name of the forum
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// column: redacted boolean -- whether a name or number in them is masked
// example: klyngegraf view

MATCH (who:Person)-[:MEMBER_OF]->(f:Forum)
MATCH (who)-[a:ATTENDED]->(mt:Meeting)-[:MEETING_OF]->(f)
WHERE coalesce(a.known_from, '') <= $as_of AND coalesce(a.status, '') <> 'guest'
WITH who, f, a, mt ORDER BY mt.date, mt.id
WITH who, f, collect(mt.date) AS days, collect(coalesce(a.known_from, mt.date)) AS known,
     collect(coalesce(a.passages[0], '')) AS passages, collect(coalesce(a.roles, [])) AS roles
UNWIND CASE WHEN size(days) > 1 THEN [0, size(days) - 1] ELSE [0] END AS place
WITH who, f, days, known, roles, days[place] AS held, passages[place] AS passage
OPTIONAL MATCH (p:Passage {id: passage})-[:IN_SOURCE]->(s:Source)
RETURN who.id AS start_id, f.id AS end_id, roles, days, known, held,
       s.name AS source, f.name AS forum, p.page AS page, p.line AS line, p.quote AS quote,
       coalesce(p.redacted, false) AS redacted
ORDER BY start_id, end_id, held
