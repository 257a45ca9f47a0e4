// What happened to each matter.
// for: the network view
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the event
// column: matter text -- id of the matter
// column: matter_name text -- name of the matter
// column: kind event -- what happened
// column: body text -- id of the body that did it
// column: body_name text -- name of that body
// column: date date -- when, as precise as the minutes say
// column: earliest date -- first day on which it can have happened
// column: latest date -- last day on which it can have happened
// column: planned boolean -- whether it is still to come, as told
// column: kroner kroner -- sum of money
// column: certainty certainty -- certain or likely
// example: klyngegraf view

MATCH (e:Event)-[happening:HAPPENED_TO]->(m:Matter)
WHERE coalesce(e.known_from, '') <= $as_of AND coalesce(happening.known_from, '') <= $as_of
OPTIONAL MATCH (e)-[acting:BY]->(b:Body)
WHERE coalesce(acting.known_from, '') <= $as_of
WITH e, m, b ORDER BY b.id
WITH e, m, collect(b)[0] AS b
RETURN e.id AS fact, m.id AS matter, m.name AS matter_name, e.kind AS kind, b.id AS body, b.name AS body_name,
       e.date AS date, e.earliest AS earliest, e.latest AS latest, coalesce(e.planned, false) AS planned,
       e.kroner AS kroner, e.certainty AS certainty
ORDER BY coalesce(e.sort_date, e.latest, e.known_from), fact, matter
