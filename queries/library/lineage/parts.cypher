// A body with all that is part of it or went before it; a region with all forums in it.
// for: whoever asks about a body and wants to know for which bodies the answer speaks
// parameter: body text -- the body or region, by id or name
// parameter: groups boolean = false -- also the groups that it belongs to ('de tre kommuner')
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- id of the body
// column: body text -- its name
// column: level integer -- its place on the ladder; empty where it has none
// column: distance integer -- 0 for the body itself, else how many steps away
// column: kinship kinship -- subunit_of, of_succeeds or of_includes: by what it belongs to the body; empty for itself
// example: klyngegraf query lineage/parts --param body="Faglig Sundhedsklynge Hede"

CALL () {
  MATCH (asked:Body {id: $body}) RETURN asked
  UNION
  MATCH (asked:Body {name: $body}) RETURN asked
}
WITH asked
WHERE coalesce(asked.known_from, '') <= $as_of
CALL (asked) {
  RETURN asked AS part, 0 AS distance, null AS kinship
  UNION ALL
  MATCH (asked)<-[steps:SUBUNIT_OF*1..3]-(part:Body)
  WHERE all(step IN steps WHERE coalesce(step.known_from, '') <= $as_of)
  RETURN part, size(steps) AS distance, 'subunit_of' AS kinship
  UNION ALL
  MATCH (asked)-[steps:SUCCEEDS*1..3]->(part:Body)
  WHERE all(step IN steps WHERE coalesce(step.known_from, '') <= $as_of)
  RETURN part, size(steps) AS distance, 'of_succeeds' AS kinship
  UNION ALL
  UNWIND CASE WHEN 'Region' IN labels(asked) THEN [true] ELSE [] END AS every
  MATCH (part:Forum)
  WHERE part.region IN [asked.name, asked.region]
  RETURN part, 1 AS distance, 'subunit_of' AS kinship
  UNION ALL
  MATCH (asked)<-[belonging:INCLUDES]-(part:Group)
  WHERE $groups AND coalesce(belonging.known_from, '') <= $as_of
  RETURN part, 1 AS distance, 'of_includes' AS kinship
}
WITH part, distance, kinship
WHERE coalesce(part.known_from, '') <= $as_of
WITH part, distance, kinship ORDER BY distance, kinship
WITH part, collect(distance)[0] AS distance, collect(kinship)[0] AS kinship
RETURN part.id AS id, part.name AS body, part.level AS level, distance, kinship
ORDER BY distance, body, id
