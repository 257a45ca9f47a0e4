// What was sent and, as far as the loaded minutes tell, neither taken up, answered nor sent on.
// for: the head of a secretariat who looks for what fell between two bodies, and whoever has to ask the receiver
// parameter: body text = '' -- only what this body, a part of it or one it took over from sent or received; by id or name
// parameter: since date = 0001-01-01 -- only what can have been sent on this day or later
// parameter: until date = 9999-12-31 -- only what can have been sent on this day or earlier
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
// column: days_silent integer -- days from the last on which it can have been sent to the latest loaded minutes that would tell
// column: minutes_until date -- date of the receiver's latest loaded minutes; empty where none is loaded
// column: told_by list -- forums whose minutes would tell
// column: told_after date -- the minutes after this day
// column: not_loaded list -- those of the forums of which no minutes after it are loaded
// column: certainty certainty -- certain or likely
// column: source text -- file that tells of it first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query ledger/not_taken_up --param since=2023

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
WHERE r.kind IN ['escalates', 'delegates', 'consults'] AND r.status = 'done' AND coalesce(r.known_from, '') <= $as_of
  AND coalesce(sending.known_from, '') <= $as_of AND coalesce(receiving.known_from, '') <= $as_of
  AND coalesce(r.latest, r.sort_date, r.known_from) >= $since
  AND coalesce(r.earliest, r.sort_date, r.known_from) <= $until
  AND NOT EXISTS {
    MATCH (r)<-[answering:ANSWERS]-(:Referral) WHERE coalesce(answering.known_from, '') <= $as_of
  }
  AND NOT EXISTS {
    MATCH (r)-[taken:RECEIVED_AT]->(:AgendaItem) WHERE coalesce(taken.known_from, '') <= $as_of
  }
  AND NOT EXISTS {
    MATCH (r)-[onward:NEXT]->(:Referral) WHERE coalesce(onward.known_from, '') <= $as_of
  }
  AND NOT EXISTS {
    MATCH (r)-[asking:ASKS_FOR]->(:Commitment)-[keeping:KEPT_AT]->(:AgendaItem)
    WHERE coalesce(asking.known_from, '') <= $as_of AND coalesce(keeping.known_from, '') <= $as_of
  }
OPTIONAL MATCH (r)-[about:ABOUT]->(m:Matter)
WHERE coalesce(about.known_from, '') <= $as_of
WITH r, giver, receiver, m ORDER BY m.name
WITH r, giver, receiver, collect(m)[0] AS m, coalesce(r.latest, r.known_from) AS gone
OPTIONAL MATCH (receiver)<-[:MEETING_OF]-(loaded:Meeting)<-[minutes:MINUTES_OF]-(:Source)
WHERE coalesce(minutes.known_from, loaded.date) <= $as_of
WITH r, giver, receiver, m, gone, max(loaded.date) AS minutes_until
CALL (r, giver, receiver) {
  UNWIND [giver, receiver] AS side
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
WITH r, giver, receiver, m, gone, minutes_until, told_by, silent_until, not_loaded, p, s, i
ORDER BY p.known_from, p.id
WITH r, giver, receiver, m, gone, minutes_until, told_by, silent_until, not_loaded,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN r.id AS fact, r.date AS sent, r.earliest AS earliest, r.latest AS latest,
       giver.name AS `from`, giver.id AS from_id, r.kind AS kind,
       receiver.name AS `to`, receiver.id AS to_id, r.subject AS subject, m.name AS matter, m.id AS matter_id,
       r.status AS status,
       CASE WHEN size(silent_until) = 10 AND size(gone) = 10 AND silent_until > gone
            THEN duration.inDays(date(gone), date(silent_until)).days END AS days_silent, minutes_until,
       told_by, CASE WHEN size(told_by) > 0 THEN coalesce(r.latest, r.sort_date, r.known_from) END AS told_after,
       not_loaded, r.certainty AS certainty,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY coalesce(r.sort_date, r.latest, r.known_from), fact
