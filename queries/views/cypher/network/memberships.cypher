// Who sits in which forum, as the meetings show, with the words of the latest of them.
// for: the network view
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: start_id text -- id of the person
// column: end_id text -- id of the forum
// column: roles role -- roles held there
// column: meetings integer -- number of meetings that show it
// column: first date -- first meeting that shows it
// column: last date -- last meeting that shows it
// column: source text -- file of the latest minutes
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
WITH who, f, collect(mt.date) AS days, collect(coalesce(a.passages[0], '')) AS passages, collect(a.roles) AS roles
WITH who, f, days, roles, passages[size(passages) - 1] AS passage
OPTIONAL MATCH (p:Passage {id: passage})-[:IN_SOURCE]->(s:Source)
RETURN who.id AS start_id, f.id AS end_id, roles, size(days) AS meetings, days[0] AS first,
       days[size(days) - 1] AS last,
       s.name AS source, f.name AS forum, p.page AS page, p.line AS line, p.quote AS quote,
       coalesce(p.redacted, false) AS redacted
ORDER BY start_id, end_id
