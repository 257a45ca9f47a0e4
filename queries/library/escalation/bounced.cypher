// Which matters went to and fro between the same two bodies, how often, and where they lie now.
// for: the head of a secretariat who looks for matters that two bodies pass between them
// parameter: body text = '' -- only matters that this body or a part of it passed to and fro; by id or name
// parameter: least integer = 3 -- at least so many hops between the two; a question and its answer are two
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: matter text -- the matter
// column: matter_id text -- its id
// column: body text -- the one of the two that sent it first; a chairmanship or secretariat counts as its forum
// column: body_id text -- its id
// column: other text -- the other
// column: other_id text -- its id
// column: hops integer -- referrals of the matter between the two
// column: there integer -- how many went from the first to the other
// column: back integer -- how many came back
// column: first date -- when the first of them went
// column: last date -- when the last of them went
// column: lies_with text -- who received the last of them
// column: last_kind referral -- its kind
// column: last_status status -- whether it is done, planned or proposed
// column: doubtful integer -- how many of them are only likely, or likely to belong to the matter
// column: facts list -- ids of the referrals, in order
// column: minutes_until date -- date of the latest loaded minutes of either
// column: source text -- file that tells of the last first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query escalation/bounced --param body="KLU Hede"

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
  MATCH (part)<-[:FROM|TO]-(r:Referral)-[about:ABOUT]->(m:Matter)
  RETURN r, about, m
  UNION
  UNWIND CASE WHEN $body = '' THEN [true] ELSE [] END AS every
  MATCH (r:Referral)-[about:ABOUT]->(m:Matter)
  RETURN r, about, m
}
MATCH (r)-[sending:FROM]->(giver:Body), (r)-[receiving:TO]->(receiver:Body)
WHERE coalesce(r.known_from, '') <= $as_of AND coalesce(about.known_from, '') <= $as_of
  AND coalesce(sending.known_from, '') <= $as_of AND coalesce(receiving.known_from, '') <= $as_of
OPTIONAL MATCH (giver)-[:SUBUNIT_OF]->(whole:Forum)
WHERE whole.level = giver.level
WITH r, about, m, coalesce(whole, giver) AS giver, receiver
OPTIONAL MATCH (receiver)-[:SUBUNIT_OF]->(whole:Forum)
WHERE whole.level = receiver.level
WITH r, about, m, giver, coalesce(whole, receiver) AS receiver
WITH r, about, m, giver, receiver ORDER BY coalesce(r.sort_date, r.latest, r.known_from), r.id
WITH m, CASE WHEN giver.id < receiver.id THEN giver.id + ' ' + receiver.id ELSE receiver.id + ' ' + giver.id END AS two,
     collect({r: r, giver: giver, receiver: receiver,
              likely: r.certainty = 'likely' OR about.certainty = 'likely'}) AS hops
WITH m, hops, hops[0] AS first, hops[size(hops) - 1] AS last
WITH m, hops, first.giver AS body, first.receiver AS other, last.r AS r, last.receiver AS lies_with, first.r AS begun
WITH m, hops, body, other, r, lies_with, begun, size([hop IN hops WHERE hop.giver = body]) AS there
WHERE size(hops) >= $least AND body <> other AND there > 0 AND there < size(hops)
CALL (body, other) {
  UNWIND [body, other] AS side
  MATCH (side)<-[:MEETING_OF]-(loaded:Meeting)<-[minutes:MINUTES_OF]-(:Source)
  WHERE coalesce(minutes.known_from, loaded.date) <= $as_of
  RETURN max(loaded.date) AS minutes_until
}
OPTIONAL MATCH (r)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
WITH m, hops, body, other, r, lies_with, begun, there, minutes_until, p, s, i ORDER BY p.known_from, p.id
WITH m, hops, body, other, r, lies_with, begun, there, minutes_until,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS words
RETURN m.name AS matter, m.id AS matter_id, body.name AS body, body.id AS body_id, other.name AS other,
       other.id AS other_id, size(hops) AS hops, there, size(hops) - there AS back,
       coalesce(begun.date, begun.sort_date, begun.latest) AS first, coalesce(r.date, r.sort_date, r.latest) AS last,
       lies_with.name AS lies_with, r.kind AS last_kind, r.status AS last_status,
       size([hop IN hops WHERE hop.likely]) AS doubtful, [hop IN hops | hop.r.id] AS facts, minutes_until,
       words.source AS source, words.item AS item, words.page AS page, words.line AS line, words.quote AS quote
ORDER BY hops DESC, last DESC, matter_id, body_id
