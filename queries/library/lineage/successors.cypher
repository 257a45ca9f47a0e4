// Which body takes over from which, on what day and by what law, as the registry of forums has it.
// for: whoever hands a body's matters over, or looks for what became of a body
// parameter: bodies list = '' -- ids of the bodies that are followed; none given lists all
// parameter: since date = 0001-01-01 -- only changes on this day or later
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell of
// column: body text -- the body that is followed
// column: id text -- its id
// column: date date -- day of the change
// column: change change -- renamed, merged, split or replaced
// column: successor text -- the body that follows
// column: successor_id text -- its id
// column: legal_basis text -- law or decision that says so
// column: through text -- the body of which it is a part and which is followed; empty where it is followed itself
// column: certainty certainty -- certain or likely
// example: klyngegraf query lineage/successors --param since=2027-01-01

CALL () {
  UNWIND $bodies AS id
  MATCH (b:Body {id: id})
  RETURN b
  UNION
  UNWIND CASE WHEN size($bodies) = 0 THEN [true] ELSE [] END AS every
  MATCH (b:Body)
  RETURN b
}
WITH b
WHERE coalesce(b.known_from, '') <= $as_of
CALL (b) {
  MATCH (b)<-[r:SUCCEEDS]-(new:Body)
  RETURN r, new, null AS whole, 0 AS steps
  UNION ALL
  MATCH (b)-[up:SUBUNIT_OF*1..3]->(whole:Body)<-[r:SUCCEEDS]-(new:Body)
  WHERE all(step IN up WHERE coalesce(step.known_from, '') <= $as_of)
  RETURN r, new, whole, size(up) AS steps
}
WITH b, r, new, whole, min(steps) AS steps
WHERE coalesce(r.known_from, '') <= $as_of AND coalesce(r.date, '') >= $since
RETURN b.name AS body, b.id AS id, r.date AS date, r.kind AS change, new.name AS successor, new.id AS successor_id,
       r.legal_basis AS legal_basis, whole.name AS through, coalesce(r.certainty, 'certain') AS certainty
ORDER BY body, id, steps, date, successor, successor_id
