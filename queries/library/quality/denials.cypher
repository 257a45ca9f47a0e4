// What minutes say was not sent, not decided and not promised: readings that must not be counted.
// for: whoever wonders why something is not in an answer, and the researcher who checks the tool on negations
// parameter: forum text = '' -- only minutes of this forum or a part of it, by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the denial
// column: kind text -- what sort of step is denied, as the rules call it
// column: ends text -- whom it would have concerned, as written
// column: forum text -- whose minutes
// column: date date -- day of their meeting
// column: title text -- title of the item
// column: source text -- file of the minutes
// column: item text -- number of the item
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query quality/denials

CALL () {
  MATCH (asked:Body {id: $forum})<-[within:SUBUNIT_OF*0..3]-(f:Forum)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  MATCH (f)<-[:MEETING_OF]-(:Meeting)<-[:MINUTES_OF]-(:Source)<-[:IN_SOURCE]-(:Passage)<-[:SAID_IN]-(d:Denial)
  RETURN d
  UNION
  MATCH (asked:Body {name: $forum})<-[within:SUBUNIT_OF*0..3]-(f:Forum)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  MATCH (f)<-[:MEETING_OF]-(:Meeting)<-[:MINUTES_OF]-(:Source)<-[:IN_SOURCE]-(:Passage)<-[:SAID_IN]-(d:Denial)
  RETURN d
  UNION
  UNWIND CASE WHEN $forum = '' THEN [true] ELSE [] END AS every
  MATCH (d:Denial)
  RETURN d
}
WITH DISTINCT d
MATCH (d)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(d.known_from, '') <= $as_of AND coalesce(p.known_from, '') <= $as_of
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
OPTIONAL MATCH (s)-[:MINUTES_OF]->(mt:Meeting)-[:MEETING_OF]->(f:Forum)
WITH d, p, s, i, mt, f ORDER BY mt.date, f.name
WITH d, p, s, i, collect(mt.date)[0] AS date, collect(f)[0] AS f
RETURN d.id AS fact, d.kind AS kind, d.ends AS ends, f.name AS forum, date, i.title AS title,
       s.name AS source, i.number AS item, p.page AS page, p.line AS line, p.quote AS quote
ORDER BY date, forum, coalesce(p.start, 0), fact
