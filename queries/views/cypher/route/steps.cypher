// Where a referral comes from and leads to: the sender's item, the referral that takes it further, its answer, the item that takes it up.
// for: the views of a route and of a forum
// parameter: matter text = '' -- only of this matter, by id
// parameter: body text = '' -- only from or to this body, by id
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the referral
// column: kind text -- sent, next, answered or received
// column: other text -- id of the other referral; of the item
// column: date date -- the day of the other referral or of the item's meeting
// column: done boolean -- whether it is done, and not only planned or proposed
// column: since date -- since when the step is known
// example: klyngegraf view route "Trygt hjem"

MATCH (r:Referral)
WHERE coalesce(r.known_from, '') <= $as_of
  AND ($matter = '' OR EXISTS {
    MATCH (r)-[x:ABOUT]->(:Matter {id: $matter}) WHERE coalesce(x.known_from, '') <= $as_of
  })
  AND ($body = '' OR EXISTS { MATCH (r)-[:FROM|TO]->(:Body {id: $body}) })
CALL (r) {
  MATCH (r)-[t:NEXT]->(n:Referral) WHERE coalesce(t.known_from, '') <= $as_of
  RETURN 'next' AS kind, n.id AS other, coalesce(n.sort_date, n.latest, n.known_from) AS date,
         coalesce(n.status, 'done') = 'done' AS done, t.known_from AS since
  UNION ALL
  MATCH (r)<-[t:ANSWERS]-(n:Referral) WHERE coalesce(t.known_from, '') <= $as_of
  RETURN 'answered' AS kind, n.id AS other, coalesce(n.sort_date, n.latest, n.known_from) AS date,
         coalesce(n.status, 'done') = 'done' AS done, t.known_from AS since
  UNION ALL
  MATCH (r)-[t:RECEIVED_AT]->(i:AgendaItem)<-[:HAS_ITEM]-(mt:Meeting) WHERE coalesce(t.known_from, '') <= $as_of
  RETURN 'received' AS kind, i.id AS other, mt.date AS date, true AS done, t.known_from AS since
  UNION ALL
  MATCH (r)-[:SAID_IN]->(p:Passage)-[:IN_ITEM]->(i:AgendaItem)<-[:HAS_ITEM]-(mt:Meeting)-[:MEETING_OF]->(f:Forum)
  WHERE coalesce(p.known_from, '') <= $as_of AND EXISTS { MATCH (r)-[:FROM]->(f) }
  RETURN 'sent' AS kind, i.id AS other, mt.date AS date, true AS done, min(p.known_from) AS since
}
RETURN r.id AS fact, kind, other, date, done, since
ORDER BY fact, kind, date, other
