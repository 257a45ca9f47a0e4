// What one body, person or project is part of, holds, came after or went into, and who says so.
// for: whoever has to know where a body belongs, and what it was called before
// parameter: thing text -- the body, person, project or matter, by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: kind kinship -- subunit_of, includes, succeeds, member_of, continues … as seen from the thing
// column: other text -- the other
// column: other_id text -- its id
// column: through text -- the body of which the thing is part and to which the tie belongs; empty for its own
// column: date date -- day of the change, or since when
// column: until date -- until when
// column: change change -- renamed, merged, split or replaced
// column: legal_basis text -- law or decision that says so
// column: reason text -- the rule, the registry or the person's words
// column: basis basis -- said, inferred or judged
// column: certainty certainty -- certain or likely
// example: klyngegraf query quality/ties --param thing="Faglig Sundhedsklynge Hede"

MATCH (t:Body|Person|Matter)
WHERE t.id = $thing OR t.name = $thing
CALL (t) {
  MATCH (t)-[r:SUBUNIT_OF|INCLUDES|SUCCEEDS|MEMBER_OF|WORKS_ON|CONTINUES|PART_OF|COMBINED_WITH]->(o)
  RETURN toLower(type(r)) AS kind, o, r, null AS through
  UNION ALL
  MATCH (t)<-[r:SUBUNIT_OF|INCLUDES|SUCCEEDS|CONTINUES|PART_OF|COMBINED_WITH]-(o)
  WHERE coalesce(o.named, true)
  RETURN 'of_' + toLower(type(r)) AS kind, o, r, null AS through
  UNION ALL
  MATCH (t)<-[r:SUCCEEDS]-(o)
  WHERE NOT coalesce(o.named, true)
  RETURN 'of_succeeds' AS kind, o, r, null AS through
  UNION ALL
  MATCH (t)-[:SUBUNIT_OF*1..2]->(whole:Body)-[r:INCLUDES|SUCCEEDS]->(o)
  RETURN toLower(type(r)) AS kind, o, r, whole.name AS through
  UNION ALL
  MATCH (t)-[:SUBUNIT_OF*1..2]->(whole:Body)<-[r:SUCCEEDS]-(o)
  WHERE whole.level < 6
  RETURN 'of_succeeds' AS kind, o, r, whole.name AS through
}
WITH DISTINCT kind, o, r, through
WHERE coalesce(r.known_from, '') <= $as_of AND coalesce(o.known_from, '') <= $as_of
RETURN kind, o.name AS other, o.id AS other_id, through,
       coalesce(r.date, r.valid_from, r.first_seen) AS date, 
       coalesce(r.valid_to, CASE WHEN r.last_seen <= $as_of THEN r.last_seen END) AS until,
       CASE WHEN 'SUCCEEDS' = type(r) THEN r.kind END AS change, r.legal_basis AS legal_basis, r.reason AS reason,
       r.basis AS basis, r.certainty AS certainty
ORDER BY kind, coalesce(through, ''), coalesce(date, ''), other, other_id
