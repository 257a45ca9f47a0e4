// What was postponed, and whether it came back: when, under which title, and to what.
// for: the secretary who makes the next agenda
// parameter: body text = '' -- only items of this forum or a part of it, by id or name
// parameter: waiting boolean = false -- only what has not come back, as far as the minutes tell
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the item that was postponed
// column: date date -- day of that meeting
// column: body text -- the forum
// column: body_id text -- its id
// column: title text -- title of the item
// column: matters list -- the matters that the item is about
// column: came_back boolean -- whether a later item takes it up
// column: resumed_on date -- day of that item's meeting
// column: resumed_title text -- its title
// column: resumed_kinds decision -- what it came to
// column: basis basis -- why it is taken for the same: said, inferred or judged
// column: reason text -- the rule or the words
// column: told_by list -- where none does: the forum, whose minutes would tell
// column: not_loaded list -- the same, where no later minutes of it are loaded
// column: source text -- file of the minutes
// column: item text -- number of the item
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that postpone it
// example: klyngegraf query meetings/postponed --param body="KLU Hede"

CALL () {
  MATCH (asked:Body {id: $body})<-[within:SUBUNIT_OF*0..3]-(f:Forum)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  RETURN f
  UNION
  MATCH (asked:Body {name: $body})<-[within:SUBUNIT_OF*0..3]-(f:Forum)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  RETURN f
  UNION
  UNWIND CASE WHEN $body = '' THEN [true] ELSE [] END AS every
  MATCH (f:Forum)
  RETURN f
}
WITH DISTINCT f
MATCH (f)<-[:MEETING_OF]-(mt:Meeting)-[:HAS_ITEM]->(i:AgendaItem)-[:DECIDED]->(d:Decision)
WHERE 'postponed' IN d.kinds AND coalesce(d.known_from, '') <= $as_of
OPTIONAL MATCH (i)<-[again:RESUMES]-(later:AgendaItem)<-[:HAS_ITEM]-(at:Meeting)
WHERE coalesce(again.known_from, '') <= $as_of
OPTIONAL MATCH (later)-[:DECIDED]->(to:Decision)
WITH f, mt, i, d, again, later, at, to ORDER BY at.date, later.id, to.id
WITH f, mt, i, d,
     collect({on: at.date, title: later.title, kinds: to.kinds, basis: again.basis, reason: again.reason})[0] AS back
WHERE NOT $waiting OR back.on IS NULL
OPTIONAL MATCH (i)-[concerns:CONCERNS]->(m:Matter)
WHERE coalesce(concerns.known_from, '') <= $as_of
WITH f, mt, i, d, back, m ORDER BY m.name
WITH f, mt, i, d, back, collect(DISTINCT m.name) AS matters
OPTIONAL MATCH (f)<-[:MEETING_OF]-(loaded:Meeting)<-[minutes:MINUTES_OF]-(:Source)
WHERE coalesce(minutes.known_from, loaded.date) <= $as_of
WITH f, mt, i, d, back, matters, coalesce(max(loaded.date), '') AS until
OPTIONAL MATCH (d)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
WITH f, mt, i, back, matters, until, p, s ORDER BY p.known_from, p.id
WITH f, mt, i, back, matters, until,
     collect({source: s.name, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN i.id AS fact, mt.date AS date, f.name AS body, f.id AS body_id, i.title AS title, matters,
       back.on IS NOT NULL AS came_back, back.on AS resumed_on, back.title AS resumed_title,
       coalesce(back.kinds, []) AS resumed_kinds, back.basis AS basis, back.reason AS reason,
       CASE WHEN back.on IS NULL THEN [f.name] ELSE [] END AS told_by,
       CASE WHEN back.on IS NULL AND until <= mt.date THEN [f.name] ELSE [] END AS not_loaded,
       first.source AS source, i.number AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY date, body, coalesce(i.position, 0), fact
