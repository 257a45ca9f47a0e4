// Who sends how much to whom: referrals between each two bodies, by kind, and how many of the questions were answered.
// for: the researcher who maps the sector's traffic, the secretariat that asks where its agenda comes from
// parameter: body text = '' -- only what this body or a part of it sent or received; by id or name
// parameter: since date = 0001-01-01 -- only what can have been sent on this day or later
// parameter: until date = 9999-12-31 -- only what can have been sent on this day or earlier
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: from text -- who sent
// column: from_id text -- id of the sender
// column: to text -- who received
// column: to_id text -- id of the receiver
// column: hops integer -- referrals from the one to the other
// column: escalates integer -- of these sent up for a decision
// column: delegates integer -- given as a task
// column: consults integer -- sent for an opinion
// column: informs integer -- sent for information
// column: reports_back integer -- reported back
// column: asked integer -- of all these, how many ask for something
// column: answered integer -- how many of those that ask are answered, as far as the minutes tell
// column: doubtful integer -- how many of all are only likely
// column: matters integer -- how many matters they belong to
// column: first date -- when the first of them went
// column: last date -- when the last of them went
// column: minutes_until date -- date of the receiver's latest loaded minutes, which would tell of answers
// example: klyngegraf query escalation/traffic --param since=2024

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
MATCH (r)-[sending:FROM]->(giver:Body), (r)-[receiving:TO]->(receiver:Body)
WHERE coalesce(r.known_from, '') <= $as_of
  AND coalesce(sending.known_from, '') <= $as_of AND coalesce(receiving.known_from, '') <= $as_of
  AND coalesce(r.latest, r.sort_date, r.known_from) >= $since
  AND coalesce(r.earliest, r.sort_date, r.known_from) <= $until
OPTIONAL MATCH (r)<-[answering:ANSWERS]-(:Referral)
WHERE coalesce(answering.known_from, '') <= $as_of
WITH r, giver, receiver, count(answering) > 0 AS answered
OPTIONAL MATCH (r)-[about:ABOUT]->(m:Matter)
WHERE coalesce(about.known_from, '') <= $as_of
WITH giver, receiver, collect(DISTINCT {r: r, answered: answered}) AS hops, count(DISTINCT m) AS matters
CALL (receiver) {
  OPTIONAL MATCH (receiver)<-[:MEETING_OF]-(loaded:Meeting)<-[minutes:MINUTES_OF]-(:Source)
  WHERE coalesce(minutes.known_from, loaded.date) <= $as_of
  RETURN max(loaded.date) AS minutes_until
}
UNWIND hops AS hop
WITH giver, receiver, matters, minutes_until, hop.r AS r, hop.answered AS answered,
     hop.r.kind IN ['escalates', 'delegates', 'consults'] AS asks
WITH giver, receiver, matters, minutes_until, count(r) AS hops,
     sum(CASE r.kind WHEN 'escalates' THEN 1 ELSE 0 END) AS escalates,
     sum(CASE r.kind WHEN 'delegates' THEN 1 ELSE 0 END) AS delegates,
     sum(CASE r.kind WHEN 'consults' THEN 1 ELSE 0 END) AS consults,
     sum(CASE r.kind WHEN 'informs' THEN 1 ELSE 0 END) AS informs,
     sum(CASE r.kind WHEN 'reports_back' THEN 1 ELSE 0 END) AS reports_back,
     sum(CASE WHEN asks THEN 1 ELSE 0 END) AS asked,
     sum(CASE WHEN asks AND answered THEN 1 ELSE 0 END) AS answered,
     sum(CASE r.certainty WHEN 'likely' THEN 1 ELSE 0 END) AS doubtful,
     min(coalesce(r.sort_date, r.latest, r.known_from)) AS first,
     max(coalesce(r.sort_date, r.latest, r.known_from)) AS last
RETURN giver.name AS `from`, giver.id AS from_id, receiver.name AS `to`, receiver.id AS to_id, hops, escalates,
       delegates, consults, informs, reports_back, asked, answered, doubtful, matters, first, last, minutes_until
ORDER BY hops DESC, `from`, from_id, `to`, to_id
