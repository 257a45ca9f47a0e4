// What came down to a body from bodies above it: tasks, questions, news and answers.
// for: the chairman of a municipal forum who asks what the cluster, the region and the state have sent down
// parameter: body text = '' -- only what this body or a part of it received; by id or name
// parameter: kinds list of referral = '' -- kinds of referral to list; none given lists all
// parameter: since date = 0001-01-01 -- only what can have been sent on this day or later
// parameter: until date = 9999-12-31 -- only what can have been sent on this day or earlier
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the referral
// column: date date -- when, as precise as the minutes say
// column: earliest date -- first day on which it can have happened
// column: latest date -- last day on which it can have happened
// column: from text -- who sent it
// column: from_id text -- id of the sender
// column: level integer -- the sender's place on the ladder
// column: kind referral -- escalates, delegates, consults, informs or reports_back
// column: to text -- who received it
// column: to_id text -- id of the receiver
// column: subject text -- what went, in a few words
// column: matter text -- the matter it belongs to
// column: matter_id text -- its id
// column: status status -- done, planned or proposed
// column: answer answer -- the answer it brings: yes, no or partly
// column: answers text -- what it answers: the earlier referral's subject
// column: received boolean -- whether an item of the receiver takes it up
// column: told_by list -- where none does: the receiver, if it is a forum whose minutes would tell
// column: told_after date -- the minutes after this day
// column: not_loaded list -- the same, where no minutes after it are loaded
// column: certainty certainty -- certain or likely
// column: source text -- file that tells of it first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query escalation/from_above --param body="KLU Hede"

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
  MATCH (part)<-[:TO]-(r:Referral)
  RETURN r
  UNION
  UNWIND CASE WHEN $body = '' THEN [true] ELSE [] END AS every
  MATCH (r:Referral)
  RETURN r
}
MATCH (r)-[sending:FROM]->(giver:Body), (r)-[receiving:TO]->(receiver:Body)
WHERE giver.level > receiver.level AND (size($kinds) = 0 OR r.kind IN $kinds) AND coalesce(r.known_from, '') <= $as_of
  AND coalesce(sending.known_from, '') <= $as_of AND coalesce(receiving.known_from, '') <= $as_of
  AND coalesce(r.latest, r.sort_date, r.known_from) >= $since
  AND coalesce(r.earliest, r.sort_date, r.known_from) <= $until
OPTIONAL MATCH (r)-[about:ABOUT]->(m:Matter)
WHERE coalesce(about.known_from, '') <= $as_of
WITH r, giver, receiver, m ORDER BY m.name
WITH r, giver, receiver, collect(m)[0] AS m
OPTIONAL MATCH (r)-[answering:ANSWERS]->(question:Referral)
WHERE coalesce(answering.known_from, '') <= $as_of
WITH r, giver, receiver, m, question ORDER BY question.id
WITH r, giver, receiver, m, collect(question)[0] AS question
OPTIONAL MATCH (r)-[taken:RECEIVED_AT]->(:AgendaItem)
WHERE coalesce(taken.known_from, '') <= $as_of
WITH r, giver, receiver, m, question, count(taken) > 0 AS received
CALL (r, receiver, received) {
  UNWIND CASE WHEN received THEN [] ELSE [receiver] END AS side
  OPTIONAL MATCH (side)-[:SUBUNIT_OF]->(whole:Forum)
  WHERE whole.level = side.level
  WITH r, coalesce(whole, side) AS teller
  WHERE 'Forum' IN labels(teller)
  OPTIONAL MATCH (teller)<-[:MEETING_OF]-(meeting:Meeting)<-[minutes:MINUTES_OF]-(:Source)
  WHERE coalesce(minutes.known_from, meeting.date) <= $as_of
  WITH r, teller, max(meeting.date) AS until ORDER BY teller.name, teller.id
  RETURN collect(DISTINCT teller.name) AS told_by,
         collect(DISTINCT CASE WHEN coalesce(until, '') <= coalesce(r.latest, r.sort_date, r.known_from)
                          THEN teller.name END) AS not_loaded
}
OPTIONAL MATCH (r)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
WITH r, giver, receiver, m, question, received, told_by, not_loaded, p, s, i ORDER BY p.known_from, p.id
WITH r, giver, receiver, m, question, received, told_by, not_loaded,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN r.id AS fact, r.date AS date, r.earliest AS earliest, r.latest AS latest, giver.name AS `from`,
       giver.id AS from_id, giver.level AS level, r.kind AS kind, receiver.name AS `to`, receiver.id AS to_id,
       r.subject AS subject, m.name AS matter, m.id AS matter_id, r.status AS status, r.answer AS answer,
       question.subject AS answers, received, told_by,
       CASE WHEN size(told_by) > 0 THEN coalesce(r.latest, r.sort_date, r.known_from) END AS told_after,
       not_loaded, r.certainty AS certainty,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY coalesce(r.sort_date, r.latest, r.known_from), fact
