// The route of a matter: each hop in order, with the words that say it.
// for: the secretary who is asked how a matter came to this table
// parameter: matter text -- the matter, by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the referral
// column: from text -- who sent it
// column: from_id text -- id of the sender
// column: kind referral -- escalates, delegates, consults, informs or reports_back
// column: to text -- who received it
// column: to_id text -- id of the receiver
// column: subject text -- what went, in a few words
// column: status status -- done, planned or proposed
// column: answer answer -- the answer it brings: yes, no or partly
// column: condition text -- on what it depends, as written
// column: date date -- when, as precise as the minutes say; empty where they do not say
// column: earliest date -- first day on which it can have happened
// column: latest date -- last day on which it can have happened
// column: sort_date date -- the day it is sorted by
// column: basis basis -- why it belongs to this matter: said, inferred or judged
// column: certainty certainty -- certain or likely
// column: answered boolean -- whether a later referral answers it
// column: received boolean -- whether an item of the receiver takes it up
// column: moved_on boolean -- whether its receiver decided on it, or a later referral takes it further from there
// column: promised boolean -- whether a commitment is known that it asks for
// column: told_by list -- where no answer is known, or not that it was taken up: forums whose minutes would tell
// column: told_after date -- the minutes after this day
// column: not_loaded list -- those of the forums of which no minutes after it are loaded
// column: source text -- file that tells of it first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query escalation/route --param matter="Trygt hjem"

CALL () {
  MATCH (m:Matter {id: $matter}) RETURN m
  UNION
  MATCH (m:Matter {name: $matter}) RETURN m
}
MATCH (m)<-[about:ABOUT]-(r:Referral)
WHERE coalesce(about.known_from, '') <= $as_of AND coalesce(r.known_from, '') <= $as_of
MATCH (r)-[sending:FROM]->(giver), (r)-[receiving:TO]->(receiver)
WHERE coalesce(sending.known_from, '') <= $as_of AND coalesce(receiving.known_from, '') <= $as_of
OPTIONAL MATCH (r)<-[next:NEXT*1..20]-(before:Referral)
WHERE all(step IN next WHERE coalesce(step.known_from, '') <= $as_of)
WITH r, about, giver, receiver, count(DISTINCT before) AS steps
OPTIONAL MATCH (r)<-[answering:ANSWERS]-(:Referral)
WHERE coalesce(answering.known_from, '') <= $as_of
WITH r, about, giver, receiver, steps, count(answering) > 0 AS answered
OPTIONAL MATCH (r)-[taken_up:RECEIVED_AT]->(:AgendaItem)
WHERE coalesce(taken_up.known_from, '') <= $as_of
WITH r, about, giver, receiver, steps, answered, count(taken_up) > 0 AS received
OPTIONAL MATCH (r)-[onward:NEXT]->(:Referral)
WHERE coalesce(onward.known_from, '') <= $as_of
WITH r, about, giver, receiver, steps, answered, received, count(onward) AS onward
OPTIONAL MATCH (r)-[taken:RECEIVED_AT]->(:AgendaItem)-[deciding:DECIDED]->(d:Decision)
WHERE coalesce(taken.known_from, '') <= $as_of AND coalesce(deciding.known_from, '') <= $as_of
  AND any(kind IN d.kinds WHERE kind IN ['approved', 'decided', 'rejected'])
WITH r, about, giver, receiver, steps, answered, received, onward, count(d) AS decided
WITH r, about, giver, receiver, steps, answered, received, onward > 0 OR decided > 0 AS moved_on
OPTIONAL MATCH (r)-[asking:ASKS_FOR]->(:Commitment)
WHERE coalesce(asking.known_from, '') <= $as_of
WITH r, about, giver, receiver, steps, answered, received, moved_on, count(asking) > 0 AS promised
CALL (r, giver, receiver, answered, received, moved_on) {
  UNWIND CASE WHEN r.kind IN ['escalates', 'delegates', 'consults'] AND NOT answered AND NOT moved_on
              THEN [giver, receiver]
              WHEN NOT received THEN [receiver] ELSE [] END AS side
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
WITH r, about, giver, receiver, steps, answered, received, moved_on, promised, told_by, not_loaded, p, s, i
ORDER BY p.known_from, p.id
WITH r, about, giver, receiver, steps, answered, received, moved_on, promised, told_by, not_loaded,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN r.id AS fact, giver.name AS `from`, giver.id AS from_id, r.kind AS kind,
       receiver.name AS `to`, receiver.id AS to_id, r.subject AS subject,
       r.status AS status, r.answer AS answer, r.condition AS condition,
       r.date AS date, r.earliest AS earliest, r.latest AS latest,
       coalesce(r.sort_date, r.latest, r.known_from) AS sort_date,
       about.basis AS basis, r.certainty AS certainty, answered, received, moved_on, promised,
       told_by, CASE WHEN size(told_by) > 0 THEN coalesce(r.latest, r.sort_date, r.known_from) END AS told_after,
       not_loaded,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY sort_date, steps, fact
