// All referrals with both their ends, and the matter that goes.
// for: the network view
// parameter: matter text = '' -- only of this matter, by id
// parameter: body text = '' -- only from or to this body, by id
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the referral
// column: start_id text -- id of the sender
// column: end_id text -- id of the receiver
// column: kind referral -- escalates, delegates, consults, informs or reports_back
// column: status status -- done, planned or proposed
// column: subject text -- what goes, in a few words
// column: condition text -- on what it depends, as written
// column: answer answer -- the answer it brings: yes, no or partly
// column: date date -- when, as precise as the minutes say
// column: earliest date -- first day on which it can have happened
// column: latest date -- last day on which it can have happened
// column: sort_date date -- the day it is sorted by
// column: certainty certainty -- certain or likely
// column: matter text -- id of the matter
// column: matter_name text -- name of the matter
// column: since date -- since when it is known
// example: klyngegraf view

MATCH (giver)<-[sending:FROM]-(r:Referral)-[receiving:TO]->(receiver)
WHERE ($body = '' OR giver.id = $body OR receiver.id = $body)
  AND ($matter = '' OR EXISTS {
    MATCH (r)-[x:ABOUT]->(:Matter {id: $matter}) WHERE coalesce(x.known_from, '') <= $as_of
  })
  AND coalesce(r.known_from, '') <= $as_of AND coalesce(sending.known_from, '') <= $as_of
  AND coalesce(receiving.known_from, '') <= $as_of
OPTIONAL MATCH (r)-[about:ABOUT]->(m:Matter)
WHERE coalesce(about.known_from, '') <= $as_of
WITH r, giver, receiver, about, m ORDER BY CASE WHEN m.id = $matter THEN 0 ELSE 1 END, m.id
WITH r, giver, receiver, collect(m)[0] AS m, collect(about.known_from)[0] AS about_since
RETURN r.id AS fact, giver.id AS start_id, receiver.id AS end_id, r.kind AS kind, r.status AS status,
       r.subject AS subject,
       r.condition AS condition, r.answer AS answer, r.date AS date, r.earliest AS earliest, r.latest AS latest,
       coalesce(r.sort_date, r.latest, r.known_from) AS sort_date, r.certainty AS certainty,
       m.id AS matter, m.name AS matter_name,
       CASE WHEN $matter <> '' AND about_since > r.known_from THEN about_since ELSE r.known_from END AS since
ORDER BY coalesce(r.sort_date, r.latest, r.known_from), fact, start_id, end_id
