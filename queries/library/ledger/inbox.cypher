// What lies with a body: what was sent to it for a decision, a task or an opinion, and what it has done with it.
// for: whoever looks after a body's agenda and asks what waits for it, from all forums
// parameter: body text -- the body, by id or name; its subunits, those it took over from and groups it is one of count
// parameter: settled boolean = false -- also what it has answered, decided or sent on
// parameter: kinds list of referral = escalates,delegates,consults -- kinds of referral to list
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the referral
// column: sent date -- when it was sent, as precise as the minutes say; empty where they do not say
// column: earliest date -- first day on which it can have been sent
// column: latest date -- last day on which it can have been sent
// column: from text -- who sent it
// column: from_id text -- id of the sender
// column: kind referral -- escalates, delegates, consults, informs or reports_back
// column: to text -- who received it
// column: to_id text -- id of the receiver
// column: subject text -- what went, in a few words
// column: matter text -- the matter it belongs to
// column: matter_id text -- its id
// column: status status -- done, planned or proposed
// column: state ledger -- answered; kept: the promise it asked for is kept; moved_on: decided by the receiver, or taken further from there; taken_up; waiting
// column: received_on date -- day of the meeting whose item takes it up
// column: received_by text -- the forum that met there
// column: answered_on date -- when it was answered, as precise as the minutes say
// column: answered_by text -- who answered
// column: answer answer -- the answer: yes, no or partly, where the minutes say it
// column: answer_status status -- whether the answer is done, planned or proposed
// column: days_silent integer -- where no answer is known: days from then to the latest loaded minutes that would tell
// column: told_by list -- where no answer is known: forums whose minutes would tell
// column: told_after date -- the minutes after this day
// column: not_loaded list -- those of the forums of which no minutes after it are loaded
// column: certainty certainty -- certain or likely
// column: source text -- file that tells of it first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query ledger/inbox --param body="Driftsforum"

CALL () {
  MATCH (asked:Body {id: $body}) RETURN asked
  UNION
  MATCH (asked:Body {name: $body}) RETURN asked
}
MATCH (asked)-[after:SUCCEEDS*0..3]->(:Body)<-[within:SUBUNIT_OF*0..3]-(part:Body)
WHERE all(tie IN after + within WHERE coalesce(tie.known_from, '') <= $as_of)
WITH DISTINCT part
OPTIONAL MATCH (group:Group)-[one:INCLUDES]->(part)
WHERE coalesce(one.known_from, '') <= $as_of
UNWIND [part, group] AS end
WITH DISTINCT end
MATCH (end)<-[:TO]-(r:Referral)
WITH DISTINCT r
MATCH (r)-[sending:FROM]->(giver), (r)-[receiving:TO]->(receiver)
WHERE r.kind IN $kinds AND coalesce(r.known_from, '') <= $as_of
  AND coalesce(sending.known_from, '') <= $as_of AND coalesce(receiving.known_from, '') <= $as_of
OPTIONAL MATCH (r)-[about:ABOUT]->(m:Matter)
WHERE coalesce(about.known_from, '') <= $as_of
WITH r, giver, receiver, m ORDER BY m.name
WITH r, giver, receiver, collect(m)[0] AS m
OPTIONAL MATCH (r)<-[answering:ANSWERS]-(reply:Referral)-[:FROM]->(replier)
WHERE coalesce(answering.known_from, '') <= $as_of
WITH r, giver, receiver, m, reply, replier ORDER BY coalesce(reply.sort_date, reply.latest), reply.id
WITH r, giver, receiver, m, collect({hop: reply, by: replier.name})[0] AS answer
OPTIONAL MATCH (r)-[taken:RECEIVED_AT]->(:AgendaItem)<-[:HAS_ITEM]-(met:Meeting)-[:MEETING_OF]->(f:Forum)
WHERE coalesce(taken.known_from, '') <= $as_of
WITH r, giver, receiver, m, answer.hop AS reply, answer.by AS answered_by, met, f ORDER BY met.date, f.name
WITH r, giver, receiver, m, reply, answered_by, collect({on: met.date, by: f.name})[0] AS receipt
OPTIONAL MATCH (r)-[onward:NEXT]->(:Referral)
WHERE coalesce(onward.known_from, '') <= $as_of
WITH r, giver, receiver, m, reply, answered_by, receipt, count(onward) AS onward
OPTIONAL MATCH (r)-[taken:RECEIVED_AT]->(:AgendaItem)-[deciding:DECIDED]->(d:Decision)
WHERE coalesce(taken.known_from, '') <= $as_of AND coalesce(deciding.known_from, '') <= $as_of
  AND any(kind IN d.kinds WHERE kind IN ['approved', 'decided', 'rejected'])
WITH r, giver, receiver, m, reply, answered_by, receipt, onward, count(d) AS decided
OPTIONAL MATCH (r)-[asking:ASKS_FOR]->(:Commitment)-[keeping:KEPT_AT]->(:AgendaItem)
WHERE coalesce(asking.known_from, '') <= $as_of AND coalesce(keeping.known_from, '') <= $as_of
WITH r, giver, receiver, m, reply, answered_by, receipt, onward, decided, count(keeping) > 0 AS kept
WITH *, onward + decided > 0 AS moved_on, coalesce(r.latest, r.known_from) AS gone
WITH *, r.kind IN ['escalates', 'delegates', 'consults'] AND reply IS NULL AND NOT moved_on AND NOT kept AS silent
WITH * WHERE $settled OR (reply IS NULL AND NOT moved_on AND NOT kept)
CALL (r, giver, receiver, silent) {
  UNWIND CASE WHEN silent THEN [giver, receiver] ELSE [] END AS side
  OPTIONAL MATCH (side)-[:SUBUNIT_OF]->(whole:Forum)
  WHERE whole.level = side.level
  WITH r, coalesce(whole, side) AS teller
  WHERE 'Forum' IN labels(teller)
  OPTIONAL MATCH (teller)<-[:MEETING_OF]-(meeting:Meeting)<-[minutes:MINUTES_OF]-(:Source)
  WHERE coalesce(minutes.known_from, meeting.date) <= $as_of
  WITH r, teller, max(meeting.date) AS until ORDER BY teller.name, teller.id
  RETURN collect(DISTINCT teller.name) AS told_by, max(until) AS silent_until,
         collect(DISTINCT CASE WHEN coalesce(until, '') <= coalesce(r.latest, r.sort_date, r.known_from)
                          THEN teller.name END) AS not_loaded
}
OPTIONAL MATCH (r)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
WITH r, giver, receiver, m, reply, answered_by, receipt, moved_on, kept, gone, told_by, silent_until, not_loaded,
     p, s, i
ORDER BY p.known_from, p.id
WITH r, giver, receiver, m, reply, answered_by, receipt, moved_on, kept, gone, told_by, silent_until, not_loaded,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN r.id AS fact, r.date AS sent, r.earliest AS earliest, r.latest AS latest,
       giver.name AS `from`, giver.id AS from_id, r.kind AS kind,
       receiver.name AS `to`, receiver.id AS to_id, r.subject AS subject, m.name AS matter, m.id AS matter_id,
       r.status AS status,
       CASE WHEN reply IS NOT NULL THEN 'answered' WHEN kept THEN 'kept' WHEN moved_on THEN 'moved_on'
            WHEN receipt.on IS NOT NULL THEN 'taken_up' ELSE 'waiting' END AS state,
       receipt.on AS received_on, receipt.by AS received_by,
       coalesce(reply.date, reply.sort_date) AS answered_on, answered_by, reply.answer AS answer,
       reply.status AS answer_status,
       CASE WHEN size(silent_until) = 10 AND size(gone) = 10 AND silent_until > gone
            THEN duration.inDays(date(gone), date(silent_until)).days END AS days_silent,
       told_by, CASE WHEN size(told_by) > 0 THEN coalesce(r.latest, r.sort_date, r.known_from) END AS told_after,
       not_loaded, r.certainty AS certainty,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY coalesce(r.sort_date, r.latest, r.known_from), fact
