// Who said yes and who said no to a project or matter: in decisions, answers, and by joining or declining.
// for: the chairman who needs to know who is with him, and the journalist who asks who was against
// parameter: matter text -- the project or matter, by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the decision, event or referral
// column: body text -- who
// column: body_id text -- id of that body
// column: answer answer -- yes, no or partly
// column: entry entry -- decision, event or referral
// column: kinds decision|event|referral -- kinds of decision, kind of event or of referral
// column: date date -- when, as precise as the minutes say
// column: sort_date date -- the day it is sorted by
// column: status status -- done; planned or proposed where that is all the minutes tell
// column: differs boolean -- of a decision, whether it differs from the recommendation
// column: text text -- title of the item or what was answered
// column: certainty certainty -- certain or likely
// column: source text -- file that tells of it first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query lineage/positions --param matter="Trygt hjem"

CALL () {
  MATCH (m:Matter {id: $matter}) RETURN m
  UNION
  MATCH (m:Matter {name: $matter}) RETURN m
}
CALL (m) {
  MATCH (m)<-[concerns:CONCERNS]-(i:AgendaItem)-[:DECIDED]->(d:Decision)-[:MADE_BY]->(b:Body)
  WHERE coalesce(concerns.known_from, '') <= $as_of AND coalesce(d.known_from, '') <= $as_of
    AND any(kind IN d.kinds WHERE kind IN ['approved', 'rejected'])
  RETURN d AS told, 'decision' AS entry, b, d.kinds AS kinds, d.date AS date, d.date AS sort_date, 'done' AS status,
         CASE WHEN NOT 'rejected' IN d.kinds THEN 'yes'
              WHEN 'approved' IN d.kinds THEN 'partly' ELSE 'no' END AS answer,
         d.differs AS differs, i.title AS text
  UNION ALL
  MATCH (m)<-[happened:HAPPENED_TO]-(e:Event)-[by:BY]->(b:Body)
  WHERE coalesce(happened.known_from, '') <= $as_of AND coalesce(e.known_from, '') <= $as_of
    AND coalesce(by.known_from, '') <= $as_of
    AND e.kind IN ['approved', 'funded', 'joined', 'declined', 'rejected', 'withdrawn']
  RETURN e AS told, 'event' AS entry, b, [e.kind] AS kinds, e.date AS date,
         coalesce(e.sort_date, e.latest, e.known_from) AS sort_date,
         CASE WHEN coalesce(e.planned, false) THEN 'planned' ELSE 'done' END AS status,
         CASE WHEN e.kind IN ['approved', 'funded', 'joined'] THEN 'yes' ELSE 'no' END AS answer,
         null AS differs, e.purpose AS text
  UNION ALL
  MATCH (m)<-[about:ABOUT]-(r:Referral)-[sending:FROM]->(b)
  WHERE r.answer IS NOT NULL AND coalesce(about.known_from, '') <= $as_of AND coalesce(r.known_from, '') <= $as_of
    AND coalesce(sending.known_from, '') <= $as_of
  RETURN r AS told, 'referral' AS entry, b, [r.kind] AS kinds, r.date AS date,
         coalesce(r.sort_date, r.latest, r.known_from) AS sort_date, r.status AS status, r.answer AS answer,
         null AS differs, r.subject AS text
}
OPTIONAL MATCH (told)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
WITH told, entry, b, kinds, date, sort_date, status, answer, differs, text, p, s, i ORDER BY p.known_from, p.id
WITH told, entry, b, kinds, date, sort_date, status, answer, differs, text,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN told.id AS fact, b.name AS body, b.id AS body_id, answer, entry, kinds, date, sort_date, status, differs, text,
       told.certainty AS certainty,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY sort_date, fact, body_id
