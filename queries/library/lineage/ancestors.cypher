// What a project grew out of, what grew out of it, and what it is part of or was combined with.
// for: the project lead who has to say that this was tried before, and what became of it
// parameter: project text -- the project, by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: kinship kinship -- continues: the project grew out of it; of_continues: it grew out of the project; part_of …
// column: distance integer -- how many ties away
// column: project text -- the other project
// column: project_id text -- its id
// column: path list -- the projects from the one to the other
// column: events integer -- how many events of the other are known
// column: first date -- day of the first event that is not only planned
// column: last date -- day of the last one
// column: last_kind event -- what that was
// column: reason text -- why there is a tie, as the minutes or the rule say it, of the nearest one
// column: certainty certainty -- of the least certain tie on the way
// column: source text -- file that tells of the last tie on the way
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query lineage/ancestors --param project="Trygt hjem"

CALL () {
  MATCH (asked:Matter {id: $project}) RETURN asked
  UNION
  MATCH (asked:Project {name: $project}) RETURN asked
}
CALL (asked) {
  MATCH way = (asked)-[ties:CONTINUES*1..6]->(other:Project)
  RETURN 'continues' AS kinship, other, ties, nodes(way) AS passed
  UNION ALL
  MATCH way = (asked)<-[ties:CONTINUES*1..6]-(other:Project)
  RETURN 'of_continues' AS kinship, other, ties, nodes(way) AS passed
  UNION ALL
  MATCH way = (asked)-[ties:PART_OF*1..3]->(other:Project)
  RETURN 'part_of' AS kinship, other, ties, nodes(way) AS passed
  UNION ALL
  MATCH way = (asked)<-[ties:PART_OF*1..3]-(other:Project)
  RETURN 'of_part_of' AS kinship, other, ties, nodes(way) AS passed
  UNION ALL
  MATCH way = (asked)-[ties:COMBINED_WITH*1..3]-(other:Project)
  RETURN 'combined_with' AS kinship, other, ties, nodes(way) AS passed
}
WITH asked, kinship, other, ties, passed
WHERE other.id <> asked.id AND all(tie IN ties WHERE coalesce(tie.known_from, '') <= $as_of)
WITH kinship, other, ties, [each IN passed | each.name] AS path ORDER BY size(ties), other.id
WITH kinship, other, collect({ties: ties, path: path})[0] AS way
WITH kinship, other, way.ties AS ties, way.path AS path, size(way.ties) AS distance
WITH kinship, other, ties, path, distance, ties[distance - 1] AS tie
OPTIONAL MATCH (other)<-[happened:HAPPENED_TO]-(e:Event)
WHERE coalesce(happened.known_from, '') <= $as_of AND coalesce(e.known_from, '') <= $as_of
WITH kinship, other, ties, path, distance, tie, e ORDER BY coalesce(e.sort_date, e.latest, e.known_from), e.id
WITH kinship, other, ties, path, distance, tie, count(e) AS events,
     collect(CASE WHEN coalesce(e.planned, false) THEN null ELSE e END) AS done,
     coalesce(tie.passages[0], '') AS passage
OPTIONAL MATCH (p:Passage {id: passage})
OPTIONAL MATCH (p)-[:IN_SOURCE]->(s:Source)
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
WITH kinship, other, ties, path, distance, tie, events, p, s, i,
     [e IN done | coalesce(e.sort_date, e.latest, e.known_from)] AS days, [e IN done | e.kind] AS kinds
RETURN kinship, distance, other.name AS project, other.id AS project_id, path, events, days[0] AS first,
       days[size(days) - 1] AS last, kinds[size(kinds) - 1] AS last_kind, tie.reason AS reason,
       CASE WHEN any(each IN ties WHERE each.certainty = 'likely') THEN 'likely' ELSE tie.certainty END AS certainty,
       s.name AS source, i.number AS item, p.page AS page, p.line AS line, p.quote AS quote
ORDER BY kinship, distance, project, project_id
