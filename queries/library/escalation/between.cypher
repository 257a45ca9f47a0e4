// What went from one body to another, parts of both included.
// for: the secretary of either body who prepares a meeting of the two
// parameter: from_body text -- the body that sent, by id or name; its subunits and predecessors count
// parameter: to_body text -- the body that received, by id or name; its subunits and predecessors count
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the referral
// column: date date -- when, as precise as the minutes say
// column: latest date -- last day on which it can have happened
// column: from text -- who sent it
// column: kind referral -- escalates, delegates, consults, informs or reports_back
// column: to text -- who received it
// column: subject text -- what went, in a few words
// column: matter text -- the matter it belongs to
// column: status status -- done, planned or proposed
// column: certainty certainty -- certain or likely
// column: answered boolean -- whether a later referral answers it
// column: told_by list -- where no answer is known: forums whose minutes would tell
// column: told_after date -- the minutes after this day
// column: not_loaded list -- those of the forums of which no minutes after it are loaded
// column: source text -- file that tells of it first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query escalation/between --param from_body="KLU Hede" --param to_body="Driftsforum"

CALL () {
  MATCH (asked:Body {id: $to_body}) RETURN asked
  UNION
  MATCH (asked:Body {name: $to_body}) RETURN asked
}
MATCH (asked)-[after:SUCCEEDS*0..3]->(:Body)<-[within:SUBUNIT_OF*0..3]-(part:Body)
WHERE all(tie IN after + within WHERE coalesce(tie.known_from, '') <= $as_of)
WITH collect(DISTINCT part.id) AS receivers
CALL () {
  MATCH (asked:Body {id: $from_body}) RETURN asked
  UNION
  MATCH (asked:Body {name: $from_body}) RETURN asked
}
MATCH (asked)-[after:SUCCEEDS*0..3]->(:Body)<-[within:SUBUNIT_OF*0..3]-(giver:Body)
WHERE all(tie IN after + within WHERE coalesce(tie.known_from, '') <= $as_of)
WITH DISTINCT receivers, giver
MATCH (giver)<-[sending:FROM]-(r:Referral)-[receiving:TO]->(receiver:Body)
WHERE receiver.id IN receivers AND coalesce(r.known_from, '') <= $as_of
  AND coalesce(sending.known_from, '') <= $as_of AND coalesce(receiving.known_from, '') <= $as_of
OPTIONAL MATCH (r)-[about:ABOUT]->(m:Matter)
WHERE coalesce(about.known_from, '') <= $as_of
WITH r, giver, receiver, collect(m.name)[0] AS matter
OPTIONAL MATCH (r)<-[answering:ANSWERS]-(:Referral)
WHERE coalesce(answering.known_from, '') <= $as_of
WITH r, giver, receiver, matter, count(answering) > 0 AS answered
CALL (r, giver, receiver, answered) {
  UNWIND CASE WHEN r.kind IN ['escalates', 'delegates', 'consults'] AND NOT answered
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
WITH r, giver, receiver, matter, answered, told_by, not_loaded, p, s, i
ORDER BY p.known_from, p.id
WITH r, giver, receiver, matter, answered, told_by, not_loaded,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN r.id AS fact, r.date AS date, r.latest AS latest, giver.name AS `from`, r.kind AS kind, receiver.name AS `to`,
       r.subject AS subject, matter, r.status AS status, r.certainty AS certainty, answered,
       told_by, CASE WHEN size(told_by) > 0 THEN coalesce(r.latest, r.sort_date, r.known_from) END AS told_after,
       not_loaded,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY coalesce(r.sort_date, r.latest, r.known_from), fact
