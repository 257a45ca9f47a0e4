// Which matters reached a level, national bodies where nothing else is asked for, from whom, and whether they answered.
// for: the chairman or researcher who asks what of the clusters' work came to the ministry, and what came back
// parameter: level integer = 8 -- the level, from 1 to 8: 6 region-wide, 7 councils, 8 national
// parameter: since date = 0001-01-01 -- only what can have been sent on this day or later
// parameter: until date = 9999-12-31 -- only what can have been sent on this day or earlier
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the referral that reached the level
// column: matter text -- the matter
// column: matter_id text -- its id
// column: began_with text -- who first sent the matter, as far as the minutes tell
// column: began_on date -- when
// column: hops integer -- how many referrals of the matter came before this one
// column: date date -- when it was sent, as precise as the minutes say
// column: earliest date -- first day on which it can have been sent
// column: latest date -- last day on which it can have been sent
// column: from text -- who sent it
// column: from_id text -- id of the sender
// column: kind referral -- escalates, delegates, consults, informs or reports_back
// column: to text -- who received it
// column: to_id text -- id of the receiver
// column: level integer -- the receiver's place on the ladder
// column: subject text -- what went, in a few words
// column: status status -- done, planned or proposed
// column: answered boolean -- whether a later referral answers it
// column: answer answer -- the answer: yes, no or partly, where the minutes say it
// column: told_by list -- where no answer is known: forums whose minutes would tell
// column: told_after date -- the minutes after this day
// column: not_loaded list -- those of the forums of which no minutes after it are loaded
// column: certainty certainty -- certain or likely
// column: source text -- file that tells of it first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query escalation/reached --param level=6 --param since=2024

MATCH (receiver:Body)<-[receiving:TO]-(r:Referral)-[sending:FROM]->(giver)
WHERE receiver.level >= $level AND coalesce(giver.level, 0) < receiver.level AND coalesce(r.known_from, '') <= $as_of
  AND coalesce(sending.known_from, '') <= $as_of AND coalesce(receiving.known_from, '') <= $as_of
  AND coalesce(r.latest, r.sort_date, r.known_from) >= $since
  AND coalesce(r.earliest, r.sort_date, r.known_from) <= $until
OPTIONAL MATCH (r)-[about:ABOUT]->(m:Matter)
WHERE coalesce(about.known_from, '') <= $as_of
WITH r, giver, receiver, m ORDER BY m.name
WITH r, giver, receiver, collect(m)[0] AS m
CALL (r, m, giver) {
  OPTIONAL MATCH (m)<-[about:ABOUT]-(hop:Referral)-[:FROM]->(sender)
  WHERE coalesce(about.known_from, '') <= $as_of AND coalesce(hop.known_from, '') <= $as_of AND hop.id <> r.id
    AND coalesce(hop.sort_date, hop.latest, hop.known_from) < coalesce(r.sort_date, r.latest, r.known_from)
  WITH r, giver, hop, sender ORDER BY coalesce(hop.sort_date, hop.latest, hop.known_from), hop.id
  WITH r, giver, count(hop) AS hops,
       collect({by: sender.name, on: coalesce(hop.date, hop.sort_date, hop.latest)})[0] AS first
  RETURN hops, coalesce(first.by, giver.name) AS began_with,
         coalesce(first.on, r.date, r.sort_date, r.latest) AS began_on
}
OPTIONAL MATCH (r)<-[answering:ANSWERS]-(reply:Referral)
WHERE coalesce(answering.known_from, '') <= $as_of
WITH r, giver, receiver, m, hops, began_with, began_on, reply ORDER BY coalesce(reply.sort_date, reply.latest), reply.id
WITH r, giver, receiver, m, hops, began_with, began_on, collect(reply)[0] AS reply
CALL (r, giver, receiver, reply) {
  UNWIND CASE WHEN r.kind IN ['escalates', 'delegates', 'consults'] AND reply IS NULL
              THEN [giver, receiver] ELSE [] END AS side
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
WITH r, giver, receiver, m, hops, began_with, began_on, reply, told_by, not_loaded, p, s, i ORDER BY p.known_from, p.id
WITH r, giver, receiver, m, hops, began_with, began_on, reply, told_by, not_loaded,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN r.id AS fact, m.name AS matter, m.id AS matter_id, began_with, began_on, hops,
       r.date AS date, r.earliest AS earliest, r.latest AS latest, giver.name AS `from`, giver.id AS from_id,
       r.kind AS kind, receiver.name AS `to`, receiver.id AS to_id, receiver.level AS level, r.subject AS subject,
       r.status AS status, reply IS NOT NULL AS answered, reply.answer AS answer, told_by,
       CASE WHEN size(told_by) > 0 THEN coalesce(r.latest, r.sort_date, r.known_from) END AS told_after,
       not_loaded, r.certainty AS certainty,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY coalesce(r.sort_date, r.latest, r.known_from), fact
