// The life of a project and of those it grew out of: events, decisions, money and ties, in date order.
// for: the project lead who has to tell where the project comes from and what was decided
// parameter: project text -- the project, by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the event or decision; of the other project for a tie
// column: project text -- the project it happened to
// column: distance integer -- 0 for the project itself, else how many ties away
// column: entry entry -- event, decision or tie
// column: date date -- when, as precise as the minutes say; empty where they do not say
// column: sort_date date -- the day it is sorted by
// column: kinds event|decision|tie -- kind of event, kinds of decision, or continues, part_of, combined_with
// column: body text -- who did it or decided; for a tie the other project
// column: body_id text -- id of that body
// column: kroner kroner -- sum of money
// column: planned boolean -- whether it was still to come, as told
// column: text text -- title of the decision's item, what the money is for, or why there is a tie
// column: certainty certainty -- certain or likely
// column: source text -- file that tells of it first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query lineage/project --param project="Trygt hjem"

CALL () {
  MATCH (asked:Matter {id: $project}) RETURN asked
  UNION
  MATCH (asked:Project {name: $project}) RETURN asked
}
MATCH (asked)-[ties:CONTINUES|PART_OF|COMBINED_WITH*0..5]-(q:Project)
WHERE all(tie IN ties WHERE coalesce(tie.known_from, '') <= $as_of)
WITH q, min(size(ties)) AS distance
CALL (q) {
  MATCH (q)<-[happened:HAPPENED_TO]-(e:Event)
  WHERE coalesce(happened.known_from, '') <= $as_of AND coalesce(e.known_from, '') <= $as_of
  OPTIONAL MATCH (e)-[by:BY]->(b:Body)
  WHERE coalesce(by.known_from, '') <= $as_of
  WITH e, collect(b)[0] AS body
  OPTIONAL MATCH (e)-[:SAID_IN]->(p:Passage)
  WHERE coalesce(p.known_from, '') <= $as_of
  WITH e, body, p ORDER BY p.known_from, p.id
  WITH e, body, collect(p)[0] AS p
  RETURN e.id AS fact, 'event' AS entry, e.date AS date, coalesce(e.sort_date, e.latest, e.known_from) AS sort_date,
         [e.kind] AS kinds, body.name AS body, body.id AS body_id, e.kroner AS kroner,
         coalesce(e.planned, false) AS planned, e.purpose AS text, e.certainty AS certainty, null AS tied, p
  UNION ALL
  MATCH (q)<-[concerns:CONCERNS]-(i:AgendaItem)-[:DECIDED]->(d:Decision)
  WHERE coalesce(concerns.known_from, '') <= $as_of AND coalesce(d.known_from, '') <= $as_of
  MATCH (i)<-[:HAS_ITEM]-(mt:Meeting)-[:MEETING_OF]->(f:Forum)
  OPTIONAL MATCH (d)-[:MADE_BY]->(b:Body)
  WITH d, mt, i, f, collect(b)[0] AS maker
  WITH d, mt, i, coalesce(maker, f) AS body
  OPTIONAL MATCH (d)-[:SAID_IN]->(p:Passage)
  WHERE coalesce(p.known_from, '') <= $as_of
  WITH d, mt, i, body, p ORDER BY p.known_from, p.id
  WITH d, mt, i, body, collect(p)[0] AS p
  RETURN d.id AS fact, 'decision' AS entry, coalesce(d.date, mt.date) AS date, coalesce(d.date, mt.date) AS sort_date,
         d.kinds AS kinds, body.name AS body, body.id AS body_id, null AS kroner, false AS planned, i.title AS text,
         d.certainty AS certainty, null AS tied, p
  UNION ALL
  MATCH (q)-[tie:CONTINUES|PART_OF|COMBINED_WITH]->(other:Project)
  WHERE coalesce(tie.known_from, '') <= $as_of
  WITH q, tie, other, coalesce(tie.passages[0], '') AS passage
  OPTIONAL MATCH (p:Passage {id: passage})
  RETURN other.id AS fact, 'tie' AS entry, null AS date, tie.known_from AS sort_date,
         [toLower(type(tie))] AS kinds, other.name AS body, other.id AS body_id, null AS kroner,
         false AS planned, tie.reason AS text, tie.certainty AS certainty, null AS tied, p
}
WITH * ORDER BY distance, q.id
WITH fact, entry, date, sort_date, kinds, body, body_id, kroner, planned, text, certainty, tied, p,
     collect(q.name)[0] AS project, min(distance) AS distance
OPTIONAL MATCH (p)-[:IN_SOURCE]->(s:Source)
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
RETURN fact, project, distance, entry, date, sort_date, kinds, body, body_id, kroner, planned, text,
       certainty, s.name AS source, i.number AS item, p.page AS page, p.line AS line, p.quote AS quote
ORDER BY sort_date, CASE WHEN 'proposed' IN kinds THEN 0 ELSE 1 END, entry, fact
