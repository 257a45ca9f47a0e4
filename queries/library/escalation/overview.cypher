// What was escalated, from whom to whom, whether an answer is known, and the last word on the matter.
// for: the head of a secretariat who wants to see what was sent upwards and what came of it
// parameter: kinds list of referral = escalates -- kinds of referral to list
// parameter: body text = '' -- only what this body, or a part of it, sent or received; by id or name
// parameter: since date = 0001-01-01 -- only what can have happened on this day or later
// parameter: until date = 9999-12-31 -- only what can have happened on this day or earlier
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the referral
// column: date date -- when, as precise as the minutes say
// column: earliest date -- first day on which it can have happened
// column: latest date -- last day on which it can have happened
// column: from text -- who sent it
// column: from_id text -- id of the sender
// column: kind referral -- kind of referral
// column: to text -- who received it
// column: to_id text -- id of the receiver
// column: subject text -- what went, in a few words
// column: matter text -- the matter it belongs to
// column: matter_id text -- its id
// column: status status -- done, planned or proposed
// column: certainty certainty -- certain or likely
// column: answered boolean -- whether a later referral answers it
// column: moved_on boolean -- whether its receiver decided on it, or a later referral takes it further from there
// column: promised boolean -- whether a commitment is known that it asks for
// column: settled boolean -- whether the minutes tell what became of that commitment
// column: answer answer -- the answer: yes, no or partly, where the minutes say it
// column: answer_status status -- whether the answer is done, planned or proposed
// column: last_date date -- when the matter was last moved or treated; of what is still to come, the day of the minutes
// column: last_kind referral|moved -- how: a kind of referral, or 'treated'
// column: last_status status -- whether that is done, planned or proposed
// column: last_from text -- who sent it, where it was moved
// column: last_body text -- by whom it was treated, or to whom it went
// column: minutes_until date -- date of the receiver's latest loaded minutes; empty where none is loaded
// column: told_by list -- where no answer is known: forums whose minutes would tell
// column: told_after date -- the minutes after this day
// column: not_loaded list -- those of the forums of which no minutes after it are loaded
// column: source text -- file that tells of it first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query escalation/overview --param body="KLU Hede"

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
  MATCH (part)<-[:FROM|TO]-(r:Referral)
  RETURN r
  UNION
  UNWIND CASE WHEN $body = '' THEN [true] ELSE [] END AS every
  MATCH (r:Referral)
  RETURN r
}
MATCH (r)-[sending:FROM]->(giver), (r)-[receiving:TO]->(receiver)
WHERE r.kind IN $kinds AND coalesce(r.known_from, '') <= $as_of
  AND coalesce(sending.known_from, '') <= $as_of AND coalesce(receiving.known_from, '') <= $as_of
  AND coalesce(r.latest, r.sort_date, r.known_from) >= $since
  AND coalesce(r.earliest, r.sort_date, r.known_from) <= $until
OPTIONAL MATCH (r)-[about:ABOUT]->(m:Matter)
WHERE coalesce(about.known_from, '') <= $as_of
WITH r, giver, receiver, collect(m)[0] AS m
OPTIONAL MATCH (r)<-[answering:ANSWERS]-(reply:Referral)
WHERE coalesce(answering.known_from, '') <= $as_of
WITH r, giver, receiver, m, reply ORDER BY reply.sort_date DESC, reply.id
WITH r, giver, receiver, m, collect(reply)[0] AS reply
OPTIONAL MATCH (r)-[onward:NEXT]->(:Referral)
WHERE coalesce(onward.known_from, '') <= $as_of
WITH r, giver, receiver, m, reply, count(onward) AS onward
OPTIONAL MATCH (r)-[taken:RECEIVED_AT]->(:AgendaItem)-[deciding:DECIDED]->(d:Decision)
WHERE coalesce(taken.known_from, '') <= $as_of AND coalesce(deciding.known_from, '') <= $as_of
  AND any(kind IN d.kinds WHERE kind IN ['approved', 'decided', 'rejected'])
WITH r, giver, receiver, m, reply, onward, count(d) AS decided
WITH r, giver, receiver, m, reply, onward > 0 OR decided > 0 AS moved_on
OPTIONAL MATCH (r)-[asking:ASKS_FOR]->(wanted:Commitment)
WHERE coalesce(asking.known_from, '') <= $as_of
OPTIONAL MATCH (wanted)-[ending:KEPT_AT|MISSED_AT|CANCELLED_AT]->(:AgendaItem)
WHERE coalesce(ending.known_from, '') <= $as_of
WITH r, giver, receiver, m, reply, moved_on, count(wanted) > 0 AS promised, count(ending) > 0 AS settled
WITH m, collect({r: r, giver: giver, receiver: receiver, reply: reply, moved_on: moved_on, promised: promised,
                 settled: settled}) AS sent
CALL (m) {
  OPTIONAL MATCH (m)<-[moving:ABOUT]-(hop:Referral)-[:TO]->(reached), (hop)-[:FROM]->(sent_by)
  WHERE coalesce(moving.known_from, '') <= $as_of AND coalesce(hop.known_from, '') <= $as_of
  OPTIONAL MATCH (hop)-[next:NEXT]->(:Referral)
  WHERE coalesce(next.known_from, '') <= $as_of
  WITH hop, sent_by, reached, count(next) AS followed,
       CASE WHEN hop.sort_date > hop.known_from THEN hop.known_from ELSE hop.sort_date END AS told
  ORDER BY told DESC, CASE WHEN followed = 0 THEN 0 ELSE 1 END, hop.id
  RETURN collect({date: told, kind: hop.kind, status: hop.status, from: sent_by.name, body: reached.name})[0] AS hop
}
CALL (m) {
  OPTIONAL MATCH (m)<-[treating:CONCERNS]-(:AgendaItem)<-[:HAS_ITEM]-(treated:Meeting)-[:MEETING_OF]->(f:Forum)
  WHERE coalesce(treating.known_from, '') <= $as_of
  WITH treated, f ORDER BY treated.date DESC, f.id
  RETURN collect({date: treated.date, body: f.name})[0] AS treated
}
UNWIND sent AS one
WITH one.r AS r, one.giver AS giver, one.receiver AS receiver, m, one.reply AS reply, one.moved_on AS moved_on,
     one.promised AS promised, one.settled AS settled, hop, treated
OPTIONAL MATCH (receiver)<-[:MEETING_OF]-(loaded:Meeting)<-[minutes:MINUTES_OF]-(:Source)
WHERE coalesce(minutes.known_from, loaded.date) <= $as_of
WITH r, giver, receiver, m, reply, moved_on, promised, settled, hop, treated, max(loaded.date) AS minutes_until,
     r.kind IN ['escalates', 'delegates', 'consults'] AND reply IS NULL AND NOT moved_on AS silent
CALL (r, giver, receiver, silent) {
  UNWIND CASE WHEN silent THEN [giver, receiver] ELSE [] END AS side
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
WITH r, giver, receiver, m, reply, moved_on, promised, settled, hop, treated, minutes_until, told_by, not_loaded, p, s, i
ORDER BY p.known_from, p.id
WITH r, giver, receiver, m, reply, moved_on, promised, settled, hop, treated, minutes_until, told_by, not_loaded,
     coalesce(treated.date, '') > coalesce(hop.date, '') AS treated_last,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN r.id AS fact, r.date AS date, r.earliest AS earliest, r.latest AS latest,
       giver.name AS `from`, giver.id AS from_id, r.kind AS kind, receiver.name AS `to`, receiver.id AS to_id,
       r.subject AS subject, m.name AS matter, m.id AS matter_id, r.status AS status, r.certainty AS certainty,
       reply IS NOT NULL AS answered, moved_on, promised, settled, reply.answer AS answer, reply.status AS answer_status,
       CASE WHEN treated_last THEN treated.date ELSE hop.date END AS last_date,
       CASE WHEN treated_last THEN 'treated' ELSE hop.kind END AS last_kind,
       CASE WHEN treated_last THEN 'done' ELSE hop.status END AS last_status,
       CASE WHEN treated_last THEN null ELSE hop.from END AS last_from,
       CASE WHEN treated_last THEN treated.body ELSE hop.body END AS last_body,
       minutes_until,
       told_by, CASE WHEN size(told_by) > 0 THEN coalesce(r.latest, r.sort_date, r.known_from) END AS told_after,
       not_loaded,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY coalesce(r.sort_date, r.latest, r.known_from), fact
