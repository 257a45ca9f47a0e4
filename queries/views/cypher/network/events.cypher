// What happened to each matter.
// for: the network view
// parameter: matter text = '' -- only of this matter, by id
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
// column: sort_date date -- the day it is sorted by
// column: purpose text -- what the money is for
// column: kroner kroner -- sum of money
// column: certainty certainty -- certain or likely
// column: since date -- since when it is known
// example: klyngegraf view

MATCH (e:Event)-[happening:HAPPENED_TO]->(m:Matter)
WHERE ($matter = '' OR m.id = $matter)
  AND coalesce(e.known_from, '') <= $as_of AND coalesce(happening.known_from, '') <= $as_of
OPTIONAL MATCH (e)-[acting:BY]->(b:Body)
WHERE coalesce(acting.known_from, '') <= $as_of
WITH e, m, happening.known_from AS tied_since, b ORDER BY b.id
WITH e, m, tied_since, collect(b)[0] AS b
RETURN e.id AS fact, m.id AS matter, m.name AS matter_name, e.kind AS kind, b.id AS body, b.name AS body_name,
       e.date AS date, e.earliest AS earliest, e.latest AS latest, coalesce(e.planned, false) AS planned,
       coalesce(e.sort_date, e.latest, e.known_from) AS sort_date, e.purpose AS purpose, e.kroner AS kroner,
       e.certainty AS certainty,
       CASE WHEN tied_since > e.known_from THEN tied_since ELSE e.known_from END AS since
ORDER BY coalesce(e.sort_date, e.latest, e.known_from), fact, matter
