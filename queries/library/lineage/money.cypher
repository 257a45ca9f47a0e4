// Money in kroner: what was applied for, granted or set aside, for which project, by whom and when.
// for: the controller and the project lead who have to account for what a project was given
// parameter: project text = '' -- only money for this project, by id or name
// parameter: body text = '' -- only what this body or a part of it applied for or gave; by id or name
// parameter: since date = 0001-01-01 -- only what can have happened on this day or later
// parameter: until date = 9999-12-31 -- only what can have happened on this day or earlier
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the event
// column: project text -- the project or matter
// column: project_id text -- its id
// column: date date -- when, as precise as the minutes say
// column: sort_date date -- the day it is sorted by
// column: kind event -- applied, funded, rejected …
// column: body text -- who did it; empty where the minutes do not say
// column: body_id text -- id of that body
// column: kroner kroner -- the sum
// column: planned boolean -- whether it was still to come, as told
// column: purpose text -- what the money is for
// column: witnesses integer -- how many minutes tell of it
// column: certainty certainty -- certain or likely
// column: source text -- file that tells of it first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query lineage/money --param project="Trygt hjem"

CALL () {
  MATCH (asked:Body {id: $body}) RETURN asked
  UNION
  MATCH (asked:Body {name: $body}) RETURN asked
}
MATCH (asked)-[after:SUCCEEDS*0..3]->(:Body)<-[within:SUBUNIT_OF*0..3]-(part:Body)
WHERE all(tie IN after + within WHERE coalesce(tie.known_from, '') <= $as_of)
WITH collect(DISTINCT part.id) AS parts
CALL () {
  MATCH (m:Matter {id: $project}) RETURN m
  UNION
  MATCH (m:Matter {name: $project}) RETURN m
  UNION
  UNWIND CASE WHEN $project = '' THEN [true] ELSE [] END AS every
  MATCH (m:Matter)
  RETURN m
}
WITH DISTINCT parts, m
MATCH (m)<-[happened:HAPPENED_TO]-(e:Event)
WHERE e.kroner IS NOT NULL AND coalesce(happened.known_from, '') <= $as_of AND coalesce(e.known_from, '') <= $as_of
  AND coalesce(e.latest, e.sort_date, e.known_from) >= $since
  AND coalesce(e.earliest, e.sort_date, e.known_from) <= $until
OPTIONAL MATCH (e)-[by:BY]->(b:Body)
WHERE coalesce(by.known_from, '') <= $as_of
WITH parts, m, e, b ORDER BY b.name, b.id
WITH parts, m, e, collect(b) AS bodies
WHERE $body = '' OR any(b IN bodies WHERE b.id IN parts)
OPTIONAL MATCH (e)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
WITH m, e, bodies, p, s, i ORDER BY p.known_from, p.id
WITH m, e, bodies[0] AS b, count(DISTINCT s) AS witnesses,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN e.id AS fact, m.name AS project, m.id AS project_id, e.date AS date,
       coalesce(e.sort_date, e.latest, e.known_from) AS sort_date, e.kind AS kind, b.name AS body, b.id AS body_id,
       e.kroner AS kroner, coalesce(e.planned, false) AS planned, e.purpose AS purpose, witnesses,
       e.certainty AS certainty,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY project, project_id, sort_date, fact
