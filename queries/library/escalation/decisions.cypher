// What each body decided on one matter, meeting by meeting.
// for: the secretary who presents the matter again
// parameter: matter text -- the matter, by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the decision; of the item where nothing was decided
// column: date date -- day of the meeting
// column: body text -- who decided
// column: title text -- title of the item
// column: kinds decision -- what the decision amounts to
// column: text text -- the decision's words
// column: differs boolean -- whether it differs from the recommendation
// column: basis basis -- why the item belongs to this matter: said, inferred or judged
// column: certainty certainty -- certain or likely
// column: source text -- file of the minutes
// column: item text -- number of the item
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query escalation/decisions --param matter="Trygt hjem"

CALL () {
  MATCH (m:Matter {id: $matter}) RETURN m
  UNION
  MATCH (m:Matter {name: $matter}) RETURN m
}
MATCH (m)<-[concerns:CONCERNS]-(i:AgendaItem)<-[:HAS_ITEM]-(mt:Meeting)-[:MEETING_OF]->(f:Forum)
WHERE coalesce(concerns.known_from, '') <= $as_of AND coalesce(i.known_from, '') <= $as_of
OPTIONAL MATCH (i)-[:DECIDED]->(d:Decision)
WHERE coalesce(d.known_from, '') <= $as_of
OPTIONAL MATCH (d)-[:MADE_BY]->(b:Body)
WITH i, mt, f, concerns, d, collect(b.name)[0] AS maker, coalesce(d, i) AS told
OPTIONAL MATCH (told)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
WITH i, mt, f, concerns, d, maker, told, p, s ORDER BY p.known_from, p.id
WITH i, mt, f, concerns, d, maker, told,
     collect({source: s.name, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN told.id AS fact, mt.date AS date, coalesce(maker, f.name) AS body, i.title AS title,
       coalesce(d.kinds, []) AS kinds, d.text AS text, d.differs AS differs, concerns.basis AS basis,
       coalesce(d.certainty, i.certainty) AS certainty,
       first.source AS source, i.number AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY date, body, coalesce(i.position, 0), fact
