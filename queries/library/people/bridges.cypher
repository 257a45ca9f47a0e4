// Which forums share members, and who they are: the bridges between forums.
// for: the chairman who looks for somebody who sits in both, the researcher who maps how forums hang together
// parameter: forum text = '' -- only pairs with this forum or a part of it, by id or name
// parameter: since date = 0001-01-01 -- only seats that meetings on this day or later show
// parameter: until date = 9999-12-31 -- only seats that meetings on this day or earlier show
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: forum text -- the one forum
// column: forum_id text -- its id
// column: other text -- the other
// column: other_id text -- its id
// column: shared integer -- how many people sit in both
// column: people list -- their names
// column: person_ids list -- their ids, in the same order
// column: first date -- first day from which one of them is known to sit in both
// column: last date -- last day on which one of them is shown in either
// example: klyngegraf query people/bridges --param forum="KLU Hede"

CALL () {
  MATCH (asked:Body {id: $forum}) RETURN asked
  UNION
  MATCH (asked:Body {name: $forum}) RETURN asked
}
MATCH (asked)<-[within:SUBUNIT_OF*0..3]-(part:Body)
WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
WITH collect(DISTINCT part) AS parts
CALL (parts) {
  UNWIND parts AS part
  MATCH (part)<-[:MEETING_OF]-(:Meeting)<-[a:ATTENDED]-(who:Person)
  WHERE a.status <> 'guest'
  RETURN DISTINCT who
  UNION
  UNWIND CASE WHEN $forum = '' THEN [true] ELSE [] END AS every
  MATCH (who:Person)
  RETURN who
}
MATCH (who)-[a:ATTENDED]->(mt:Meeting)-[:MEETING_OF]->(f:Forum)
WHERE a.status <> 'guest' AND coalesce(a.known_from, mt.date) <= $as_of AND mt.date >= $since AND mt.date <= $until
WITH parts, who, f, min(mt.date) AS first, max(mt.date) AS last
WITH parts, who, collect({f: f, first: first, last: last}) AS seats
WHERE size(seats) > 1
UNWIND seats AS one
UNWIND seats AS two
WITH [part IN parts | part.id] AS parts, who, one, two
WHERE one.f.id < two.f.id AND ($forum = '' OR one.f.id IN parts OR two.f.id IN parts)
WITH who, one.f AS f, two.f AS other, CASE WHEN one.first > two.first THEN one.first ELSE two.first END AS first,
     CASE WHEN one.last > two.last THEN one.last ELSE two.last END AS last
ORDER BY who.name, who.id
WITH f, other, collect(who.name) AS people, collect(who.id) AS person_ids, min(first) AS first, max(last) AS last
RETURN f.name AS forum, f.id AS forum_id, other.name AS other, other.id AS other_id, size(people) AS shared, people,
       person_ids, first, last
ORDER BY shared DESC, forum, forum_id, other, other_id
