// The routes by which matters went from one body to another, over any number of bodies between; hop by hop.
// for: whoever asks how a body's matters reach another, or whether they pass a third on the way
// parameter: from_body text -- where the routes begin, by id or name; its subunits and predecessors count
// parameter: to_body text -- where they end, by id or name; its subunits and predecessors count
// parameter: via_bodies list = '' -- only routes that pass each of these bodies, or a part of it
// parameter: most integer = 10 -- at most so many routes, the latest first
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: route integer -- number of the route, the latest first
// column: routes integer -- how many routes there are in all
// column: matter text -- the matter that goes this way
// column: matter_id text -- its id
// column: step integer -- number of the hop in the route
// column: fact text -- id of the referral
// column: from text -- who sent it
// column: from_id text -- id of the sender
// column: kind referral -- escalates, delegates, consults, informs or reports_back
// column: to text -- who received it
// column: to_id text -- id of the receiver
// column: subject text -- what went, in a few words
// column: status status -- done, planned or proposed
// column: date date -- when, as precise as the minutes say; empty where they do not say
// column: earliest date -- first day on which it can have happened
// column: latest date -- last day on which it can have happened
// column: reason text -- why it follows the hop before: the same body, a part of it, or one that took over from it
// column: certainty certainty -- certain or likely
// column: source text -- file that tells of it first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query escalation/routes --param from_body="KLU Hede" --param to_body="SSF"

CALL () {
  MATCH (asked:Body {id: $from_body}) RETURN asked
  UNION
  MATCH (asked:Body {name: $from_body}) RETURN asked
}
MATCH (asked)-[after:SUCCEEDS*0..3]->(:Body)<-[within:SUBUNIT_OF*0..3]-(start:Body)
WHERE all(tie IN after + within WHERE coalesce(tie.known_from, '') <= $as_of)
WITH collect(DISTINCT start) AS starts
CALL () {
  CALL () {
    MATCH (asked:Body {id: $to_body}) RETURN asked
    UNION
    MATCH (asked:Body {name: $to_body}) RETURN asked
  }
  MATCH (asked)-[after:SUCCEEDS*0..3]->(:Body)<-[within:SUBUNIT_OF*0..3]-(target:Body)
  WHERE all(tie IN after + within WHERE coalesce(tie.known_from, '') <= $as_of)
  RETURN collect(DISTINCT target.id) AS targets
}
CALL () {
  UNWIND $via_bodies AS via
  CALL (via) {
    MATCH (asked:Body {id: via}) RETURN asked
    UNION
    MATCH (asked:Body {name: via}) RETURN asked
  }
  MATCH (asked)-[after:SUCCEEDS*0..3]->(:Body)<-[within:SUBUNIT_OF*0..3]-(stop:Body)
  WHERE all(tie IN after + within WHERE coalesce(tie.known_from, '') <= $as_of)
  WITH via, collect(DISTINCT stop.id) AS stops
  RETURN collect({any_of: stops}) AS stops
}
UNWIND starts AS start
MATCH (start)<-[sending:FROM]-(first:Referral)
WHERE coalesce(sending.known_from, '') <= $as_of AND coalesce(first.known_from, '') <= $as_of
MATCH path = (first)-[next:NEXT*0..12]->(last:Referral)
WHERE all(step IN next WHERE coalesce(step.known_from, '') <= $as_of)
MATCH (last)-[receiving:TO]->(target:Body)
WHERE target.id IN targets AND coalesce(receiving.known_from, '') <= $as_of
WITH starts, targets, stops, nodes(path) AS hops, next, target
WHERE all(at IN range(0, size(hops) - 2)
          WHERE coalesce(hops[at + 1].latest, '9999-12-31') >= coalesce(hops[at].earliest, ''))
  AND all(at IN range(0, size(hops) - 1) WHERE NOT hops[at] IN hops[at + 1..])
CALL (hops) {
  UNWIND range(0, size(hops) - 1) AS at
  WITH hops[at] AS hop, at
  MATCH (hop)-[:FROM]->(giver), (hop)-[:TO]->(receiver)
  WITH at, giver, receiver ORDER BY at
  RETURN collect(giver.id) AS givers, collect(receiver.id) AS receivers
}
WITH starts, targets, stops, hops, next, givers, receivers
WHERE size(receivers) = size(hops)
  AND none(id IN receivers[..size(receivers) - 1] WHERE id IN targets)
  AND none(id IN receivers WHERE id IN [start IN starts | start.id])
  AND size(stops) = size($via_bodies)
  AND all(stop IN stops WHERE any(id IN givers + receivers WHERE id IN stop.any_of))
WITH hops, next, hops[size(hops) - 1] AS last
ORDER BY coalesce(last.sort_date, last.latest, last.known_from) DESC, last.id, hops[0].id
WITH collect({hops: hops, next: next}) AS found
UNWIND range(0, size(found) - 1) AS at
WITH at + 1 AS route, size(found) AS routes, found[at].hops AS hops, found[at].next AS next
WHERE route <= $most
UNWIND range(0, size(hops) - 1) AS at
WITH route, routes, at + 1 AS step, hops[at] AS r, CASE WHEN at = 0 THEN null ELSE next[at - 1].reason END AS reason
MATCH (r)-[:FROM]->(giver), (r)-[:TO]->(receiver)
OPTIONAL MATCH (r)-[about:ABOUT]->(m:Matter)
WHERE coalesce(about.known_from, '') <= $as_of
WITH route, routes, step, r, reason, giver, receiver, m ORDER BY m.name
WITH route, routes, step, r, reason, giver, receiver, collect(m)[0] AS m
OPTIONAL MATCH (r)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
WITH route, routes, step, r, reason, giver, receiver, m, p, s, i ORDER BY p.known_from, p.id
WITH route, routes, step, r, reason, giver, receiver, m,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS words
RETURN route, routes, m.name AS matter, m.id AS matter_id, step, r.id AS fact,
       giver.name AS `from`, giver.id AS from_id, r.kind AS kind, receiver.name AS `to`, receiver.id AS to_id,
       r.subject AS subject, r.status AS status, r.date AS date, r.earliest AS earliest, r.latest AS latest,
       reason, r.certainty AS certainty,
       words.source AS source, words.item AS item, words.page AS page, words.line AS line, words.quote AS quote
ORDER BY route, step
