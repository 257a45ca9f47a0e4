// All meetings, with what is loaded of each.
// for: whoever loads minutes and wants to see what is there
// parameter: forum text = '' -- only meetings of this forum, or of a part of it; by id or name
// parameter: since date = 0001-01-01 -- only meetings on this day or later
// parameter: until date = 9999-12-31 -- only meetings on this day or earlier
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- id of the meeting
// column: date date -- day of the meeting, or as precise as known
// column: forum text -- the forum that met
// column: status meeting -- held, planned, postponed or cancelled
// column: coverage coverage -- minutes, agenda or mentioned
// column: place text -- where it was held
// column: items integer -- number of items
// column: people integer -- number of people present
// column: sources list -- files that hold its minutes
// example: klyngegraf query meetings/meetings --param forum="KLU Hede"

CALL () {
  MATCH (asked:Body {id: $forum})<-[within:SUBUNIT_OF*0..3]-(f:Body)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  RETURN f
  UNION
  MATCH (asked:Body {name: $forum})<-[within:SUBUNIT_OF*0..3]-(f:Body)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  RETURN f
  UNION
  UNWIND CASE WHEN $forum = '' THEN [true] ELSE [] END AS every
  MATCH (f:Forum)
  RETURN f
}
WITH DISTINCT f
MATCH (mt:Meeting)-[:MEETING_OF]->(f)
WHERE coalesce(mt.date, '') >= $since AND coalesce(mt.date, '') <= $until AND coalesce(mt.known_from, '') <= $as_of
OPTIONAL MATCH (mt)-[:HAS_ITEM]->(i:AgendaItem)
WHERE coalesce(i.known_from, '') <= $as_of
WITH mt, f, count(i) AS items
OPTIONAL MATCH (mt)<-[a:ATTENDED]-(who:Person)
WHERE a.status <> 'absent' AND coalesce(a.known_from, '') <= $as_of
WITH mt, f, items, count(DISTINCT who) AS people
OPTIONAL MATCH (mt)<-[minutes:MINUTES_OF]-(s:Source)
WHERE coalesce(minutes.known_from, '') <= $as_of
WITH mt, f, items, people, s ORDER BY s.name
WITH mt, f, items, people, collect(DISTINCT s.name) AS sources
RETURN mt.id AS id, mt.date AS date, f.name AS forum, mt.status AS status, mt.coverage AS coverage,
       mt.place AS place, items, people, sources
ORDER BY date, forum, id
