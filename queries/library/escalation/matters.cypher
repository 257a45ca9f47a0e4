// All matters, with how often and how far each has travelled.
// for: whoever looks for a matter and does not know what it is called
// parameter: body text = '' -- only matters that this body, or a part of it, sent or received; by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- id of the matter
// column: matter text -- its name
// column: project boolean -- whether it is a named project
// column: hops integer -- how many referrals are known
// column: first date -- when it first moved
// column: last date -- when it last moved
// column: from text -- who first sent it
// column: to text -- who last received it
// column: highest integer -- the highest level it reached, from 1 to 8
// example: klyngegraf query escalation/matters --param body="Driftsforum"

CALL () {
  MATCH (asked:Body {id: $body}) RETURN asked
  UNION
  MATCH (asked:Body {name: $body}) RETURN asked
}
MATCH (asked)-[after:SUCCEEDS*0..3]->(:Body)<-[within:SUBUNIT_OF*0..3]-(part:Body)
WHERE all(tie IN after + within WHERE coalesce(tie.known_from, '') <= $as_of)
WITH collect(DISTINCT part) AS parts
CALL (parts) {
  UNWIND parts AS part
  MATCH (part)<-[:FROM|TO]-(:Referral)-[:ABOUT]->(m:Matter)
  RETURN m
  UNION
  UNWIND CASE WHEN $body = '' THEN [true] ELSE [] END AS every
  MATCH (m:Matter)
  RETURN m
}
WITH [part IN parts | part.id] AS parts, m
MATCH (m)<-[about:ABOUT]-(r:Referral)
WHERE coalesce(about.known_from, '') <= $as_of AND coalesce(r.known_from, '') <= $as_of
MATCH (r)-[sending:FROM]->(giver), (r)-[receiving:TO]->(receiver)
WHERE coalesce(sending.known_from, '') <= $as_of AND coalesce(receiving.known_from, '') <= $as_of
OPTIONAL MATCH (r)<-[next:NEXT*1..20]-(before:Referral)
WHERE all(step IN next WHERE coalesce(step.known_from, '') <= $as_of)
WITH m, r, giver, receiver, parts, count(DISTINCT before) AS steps
WITH m, r, giver, receiver, steps, giver.id IN parts OR receiver.id IN parts AS touches
ORDER BY coalesce(r.sort_date, r.latest, r.known_from), steps, r.id
WITH m, collect({date: coalesce(r.sort_date, r.latest), from: giver.name, to: receiver.name}) AS hops,
     max(receiver.level) AS highest, max(CASE WHEN touches THEN 1 ELSE 0 END) AS touched
WHERE $body = '' OR touched = 1
WITH m, size(hops) AS hops, hops[0] AS leaving, hops[size(hops) - 1] AS arriving, highest
RETURN m.id AS id, m.name AS matter, 'Project' IN labels(m) AS project, hops,
       leaving.date AS first, arriving.date AS last, leaving.from AS `from`, arriving.to AS `to`, highest
ORDER BY last DESC, id
