// Every passage that says the given facts: all witnesses, not only the first.
// for: whoever checks what an answer rests on
// parameter: facts list -- ids of facts
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the fact
// column: passage text -- id of the passage
// column: forum text -- whose minutes
// column: date date -- day of their meeting
// column: source text -- file of the minutes
// column: item text -- number of the item
// column: title text -- title of the item
// column: page integer -- page
// column: line integer -- line
// column: quote text -- the words, verbatim
// column: redacted boolean -- whether a name or number in them is masked
// example: klyngegraf query quality/evidence --param facts=referral:1,referral:2

UNWIND $facts AS id
CALL (id) {
  MATCH (fact:Body {id: id}) RETURN fact
  UNION
  MATCH (fact:Person {id: id}) RETURN fact
  UNION
  MATCH (fact:Meeting {id: id}) RETURN fact
  UNION
  MATCH (fact:AgendaItem {id: id}) RETURN fact
  UNION
  MATCH (fact:Decision {id: id}) RETURN fact
  UNION
  MATCH (fact:Matter {id: id}) RETURN fact
  UNION
  MATCH (fact:Event {id: id}) RETURN fact
  UNION
  MATCH (fact:Referral {id: id}) RETURN fact
  UNION
  MATCH (fact:Commitment {id: id}) RETURN fact
  UNION
  MATCH (fact:Denial {id: id}) RETURN fact
  UNION
  MATCH (fact:Mention {id: id}) RETURN fact
}
WITH DISTINCT fact
MATCH (fact)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
OPTIONAL MATCH (s)-[:MINUTES_OF]->(of_source:Meeting)
WITH fact, p, s, of_source ORDER BY of_source.date
WITH fact, p, s, collect(of_source)[0] AS of_source
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)<-[:HAS_ITEM]-(of_item:Meeting)
WITH fact, p, s, i, coalesce(of_item, of_source) AS mt
OPTIONAL MATCH (mt)-[:MEETING_OF]->(f:Forum)
RETURN fact.id AS fact, p.id AS passage, f.name AS forum, mt.date AS date, s.name AS source, i.number AS item,
       i.title AS title, p.page AS page, p.line AS line, p.quote AS quote, coalesce(p.redacted, false) AS redacted
ORDER BY fact, coalesce(p.known_from, date), passage
