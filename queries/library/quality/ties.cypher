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

CALL () {
  MATCH (t:Body {id: $thing}) RETURN t
  UNION
  MATCH (t:Body {name: $thing}) RETURN t
  UNION
  MATCH (t:Person {id: $thing}) RETURN t
  UNION
  MATCH (t:Person {name: $thing}) RETURN t
  UNION
  MATCH (t:Matter {id: $thing}) RETURN t
  UNION
  MATCH (t:Matter {name: $thing}) RETURN t
}
WITH DISTINCT t
CALL (t) {
  MATCH (t)-[r:SUBUNIT_OF|INCLUDES|SUCCEEDS|MEMBER_OF|WORKS_ON|HANDED_OVER|CONTINUES|PART_OF|COMBINED_WITH]->(o)
  RETURN toLower(type(r)) AS kind, o, r, null AS through
  UNION ALL
  MATCH (t)<-[r:SUBUNIT_OF|INCLUDES|SUCCEEDS|HANDED_OVER|CONTINUES|PART_OF|COMBINED_WITH]-(o)
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
WITH DISTINCT t, kind, o, r, through
WHERE coalesce(r.known_from, '') <= $as_of AND coalesce(o.known_from, '') <= $as_of
OPTIONAL MATCH (t)-[seen:ATTENDED]->(mt:Meeting)-[:MEETING_OF]->(o)
WHERE kind = 'member_of' AND seen.status <> 'guest' AND coalesce(seen.known_from, mt.date) <= $as_of
WITH kind, o, r, through, max(mt.date) AS last_seen
RETURN kind, o.name AS other, o.id AS other_id, through,
       coalesce(r.date, r.valid_from, r.first_seen) AS date, coalesce(r.valid_to, last_seen) AS until,
       CASE WHEN 'SUCCEEDS' = type(r) THEN r.kind END AS change, r.legal_basis AS legal_basis, r.reason AS reason,
       r.basis AS basis, r.certainty AS certainty
ORDER BY kind, coalesce(through, ''), coalesce(date, ''), other, other_id
