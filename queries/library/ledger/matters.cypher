// Matters with the last word on each: what was last sent, treated or told, by whom and when, and what is still announced.
// for: the secretariat that hands its matters over, or goes through what lies on the table
// parameter: bodies list = '' -- only matters that a body with one of these ids sent, received or treated; none given lists all
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- id of the matter
// column: matter text -- its name
// column: project boolean -- whether it is a named project
// column: entry entry -- what the last word is: referral, decision or event
// column: fact text -- id of the referral, decision or event; of the item where nothing was decided
// column: date date -- when, as precise as the minutes say
// column: earliest date -- first day on which it can have happened
// column: latest date -- last day on which it can have happened
// column: sort_date date -- the day it is sorted by; of what is still to come, the day of the minutes that tell it
// column: kinds referral|decision|event -- kind of referral or event, kinds of decision
// column: status status -- done; planned or proposed where nothing later was done
// column: from text -- who sent it, where it was sent
// column: body text -- who received it, treated it or did it
// column: body_id text -- id of that body
// column: subject text -- what went, or title of the item
// column: certainty certainty -- certain or likely
// column: announced integer -- referrals that are planned or proposed and not known to be done
// column: words integer -- how many referrals, decisions and events are known
// column: source text -- file that tells the last word first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query ledger/matters --param bodies=forum:klu-hede

CALL () {
  UNWIND $bodies AS id
  MATCH (b:Body {id: id})<-[:FROM|TO]-(:Referral)-[:ABOUT]->(m:Matter)
  RETURN m
  UNION
  UNWIND $bodies AS id
  MATCH (b:Body {id: id})<-[:MEETING_OF]-(:Meeting)-[:HAS_ITEM]->(:AgendaItem)-[:CONCERNS]->(m:Matter)
  RETURN m
  UNION
  UNWIND $bodies AS id
  MATCH (b:Body {id: id})<-[:BY]-(:Event)-[:HAPPENED_TO]->(m:Matter)
  RETURN m
  UNION
  UNWIND CASE WHEN size($bodies) = 0 THEN [true] ELSE [] END AS every
  MATCH (m:Matter)
  RETURN m
}
WITH DISTINCT m
WHERE coalesce(m.known_from, '') <= $as_of
CALL (m) {
  MATCH (m)<-[about:ABOUT]-(r:Referral)
  WHERE coalesce(about.known_from, '') <= $as_of AND coalesce(r.known_from, '') <= $as_of
  MATCH (r)-[sending:FROM]->(giver), (r)-[receiving:TO]->(receiver)
  WHERE coalesce(sending.known_from, '') <= $as_of AND coalesce(receiving.known_from, '') <= $as_of
  OPTIONAL MATCH (r)<-[answering:ANSWERS]-(:Referral)
  WHERE coalesce(answering.known_from, '') <= $as_of
  WITH r, giver, receiver, count(answering) AS answers
  OPTIONAL MATCH (r)-[onward:NEXT]->(:Referral)
  WHERE coalesce(onward.known_from, '') <= $as_of
  WITH r, giver, receiver, answers, count(onward) AS onward
  RETURN 'referral' AS entry, r AS told, r.date AS date, r.earliest AS earliest, r.latest AS latest,
         coalesce(r.sort_date, r.latest, r.known_from) AS sort_date,
         CASE WHEN size(coalesce(r.date, '')) < 10 THEN 0 WHEN onward > 0 THEN 2 ELSE 3 END AS step, [r.kind] AS kinds,
         coalesce(r.status, 'done') AS status, giver, receiver AS body, r.subject AS subject,
         CASE WHEN coalesce(r.status, 'done') <> 'done' AND answers + onward = 0 THEN 1 ELSE 0 END AS announced
  UNION ALL
  MATCH (m)<-[concerns:CONCERNS]-(i:AgendaItem)<-[:HAS_ITEM]-(mt:Meeting)-[:MEETING_OF]->(f:Forum)
  WHERE coalesce(concerns.known_from, '') <= $as_of AND coalesce(i.known_from, '') <= $as_of
  OPTIONAL MATCH (i)-[:DECIDED]->(d:Decision)
  WHERE coalesce(d.known_from, '') <= $as_of
  WITH i, mt, f, d ORDER BY d.id
  WITH i, mt, f, collect(d)[0] AS d
  RETURN 'decision' AS entry, coalesce(d, i) AS told, mt.date AS date, null AS earliest, mt.date AS latest,
         coalesce(mt.date, i.known_from) AS sort_date, 1 AS step, coalesce(d.kinds, ['unstated']) AS kinds,
         'done' AS status, null AS giver, f AS body, i.title AS subject, 0 AS announced
  UNION ALL
  MATCH (m)<-[happened:HAPPENED_TO]-(e:Event)
  WHERE coalesce(happened.known_from, '') <= $as_of AND coalesce(e.known_from, '') <= $as_of
  OPTIONAL MATCH (e)-[by:BY]->(b:Body)
  WHERE coalesce(by.known_from, '') <= $as_of
  WITH e, b ORDER BY b.id
  WITH e, collect(b)[0] AS b
  RETURN 'event' AS entry, e AS told, e.date AS date, e.earliest AS earliest, e.latest AS latest,
         CASE WHEN e.sort_date < e.known_from THEN e.sort_date ELSE e.known_from END AS sort_date, 0 AS step,
         [e.kind] AS kinds,
         CASE WHEN coalesce(e.planned, false) THEN 'planned' ELSE 'done' END AS status, null AS giver, b AS body,
         e.purpose AS subject, 0 AS announced
}
WITH m, entry, told, date, earliest, latest, sort_date, step, kinds, status, giver, body, subject, announced
ORDER BY CASE WHEN status = 'done' THEN 0 ELSE 1 END, sort_date DESC, step DESC, told.id
WITH m, collect({entry: entry, told: told, date: date, earliest: earliest, latest: latest, sort_date: sort_date,
                 kinds: kinds, status: status, giver: giver.name, body: body.name, body_id: body.id,
                 subject: subject})[0] AS word,
     sum(announced) AS announced, count(*) AS words, collect(giver.id) AS givers, collect(body.id) AS holders
WHERE size($bodies) = 0 OR any(id IN givers WHERE id IN $bodies)
      OR any(id IN holders WHERE id IN $bodies)
WITH m, word, announced, words, word.told AS told
OPTIONAL MATCH (told)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
WITH m, word, told, announced, words, p, s, i ORDER BY p.known_from, p.id
WITH m, word, told, announced, words,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN m.id AS id, m.name AS matter, 'Project' IN labels(m) AS project, word.entry AS entry, told.id AS fact,
       word.date AS date, word.earliest AS earliest, word.latest AS latest, word.sort_date AS sort_date,
       word.kinds AS kinds, word.status AS status, word.giver AS `from`, word.body AS body, word.body_id AS body_id,
       word.subject AS subject, told.certainty AS certainty, announced, words,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY sort_date DESC, id
