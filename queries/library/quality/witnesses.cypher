// The words by which minutes name or tell some things: what both sides of a question rest on.
// for: whoever has to decide whether two things are one
// parameter: things list -- ids of bodies, people, matters, items, referrals or promises
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: thing text -- id of the thing
// column: fact text -- id of the mention, or of the thing itself
// column: form text -- the name as written there
// column: forum text -- whose minutes
// column: date date -- day of their meeting
// column: source text -- file of the minutes
// column: item text -- number of the item
// column: page integer -- page
// column: line integer -- line
// column: quote text -- the words, verbatim
// example: klyngegraf query quality/witnesses --param things=forum:klu-hede,forum:klu-hede-by

UNWIND $things AS id
CALL (id) {
  MATCH (t:Body {id: id}) RETURN t
  UNION
  MATCH (t:Person {id: id}) RETURN t
  UNION
  MATCH (t:Matter {id: id}) RETURN t
  UNION
  MATCH (t:AgendaItem {id: id}) RETURN t
  UNION
  MATCH (t:Referral {id: id}) RETURN t
  UNION
  MATCH (t:Commitment {id: id}) RETURN t
}
WITH DISTINCT t
CALL (t) {
  MATCH (t)<-[:MEANS]-(m:Mention)-[:SAID_IN]->(p:Passage)
  RETURN m.id AS fact, m.text AS form, p
  UNION ALL
  MATCH (t)-[:SAID_IN]->(p:Passage)
  WHERE NOT t:Person
  RETURN t.id AS fact, coalesce(t.name, t.title, t.subject, t.what) AS form, p
}
MATCH (p)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
OPTIONAL MATCH (s)-[:MINUTES_OF]->(mt:Meeting)
WITH t, fact, form, p, s, mt ORDER BY mt.date
WITH t, fact, form, p, s, collect(mt)[0] AS mt
OPTIONAL MATCH (mt)-[:MEETING_OF]->(f:Forum)
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
RETURN t.id AS thing, fact, form, f.name AS forum, mt.date AS date, s.name AS source, i.number AS item,
       p.page AS page, p.line AS line, p.quote AS quote
ORDER BY thing, coalesce(date, ''), source, coalesce(line, 0), fact
