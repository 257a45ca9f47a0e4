// Projects and matters that the loaded minutes have not mentioned for so many months, and which minutes would tell.
// for: whoever keeps the list of projects and asks which of them have quietly ended, or were lost
// parameter: months integer = 12 -- at least so many months before the latest loaded minutes
// parameter: projects boolean = true -- only named projects, no other matters
// parameter: body text = '' -- only what this body or a part of it treated, sent or received; by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- id of the project or matter
// column: matter text -- its name
// column: project boolean -- whether it is a named project
// column: last_date date -- day of the latest loaded minutes that mention it
// column: last_body text -- the forum whose minutes these are
// column: months integer -- whole months from then to the latest loaded minutes of all
// column: last_kind event -- the last event that is known, with which it may well have ended
// column: told_by list -- forums that treated, sent or received it: their minutes would mention it
// column: not_loaded list -- those of the forums of which no minutes after that day are loaded
// column: certainty certainty -- of the thing itself: certain or likely
// column: source text -- file of the last words
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the last words
// example: klyngegraf query lineage/silent --param months=18

CALL () {
  MATCH (asked:Body {id: $body}) RETURN asked
  UNION
  MATCH (asked:Body {name: $body}) RETURN asked
}
MATCH (asked)-[after:SUCCEEDS*0..3]->(:Body)<-[within:SUBUNIT_OF*0..3]-(part:Body)
WHERE all(tie IN after + within WHERE coalesce(tie.known_from, '') <= $as_of)
WITH collect(DISTINCT part.id) AS parts
OPTIONAL MATCH (latest:Meeting)<-[minutes:MINUTES_OF]-(:Source)
WHERE coalesce(minutes.known_from, latest.date) <= $as_of
WITH parts, max(latest.date) AS known_until
CALL (parts) {
  UNWIND parts AS part
  MATCH (b:Body {id: part})<-[:FROM|TO]-(:Referral)-[:ABOUT]->(m:Matter)
  RETURN m
  UNION
  UNWIND parts AS part
  MATCH (b:Body {id: part})<-[:MEETING_OF]-(:Meeting)-[:HAS_ITEM]->(:AgendaItem)-[:CONCERNS]->(m:Matter)
  RETURN m
  UNION
  UNWIND CASE WHEN $body = '' THEN [true] ELSE [] END AS every
  MATCH (m:Matter)
  RETURN m
}
WITH DISTINCT parts, known_until, m
WHERE coalesce(m.known_from, '') <= $as_of AND (NOT $projects OR 'Project' IN labels(m))
CALL (m) {
  MATCH (m)<-[of:ABOUT|CONCERNS|HAPPENED_TO|MEANS]-(told)-[:SAID_IN]->(p:Passage)
  WHERE coalesce(of.known_from, '') <= $as_of AND coalesce(told.known_from, '') <= $as_of
    AND coalesce(p.known_from, '') <= $as_of
  WITH p ORDER BY p.known_from DESC, p.start DESC, p.id
  RETURN collect(p)[0] AS p
}
WITH parts, known_until, m, p, p.known_from AS last_date
WHERE size(last_date) = 10 AND size(known_until) = 10
WITH parts, m, p, last_date, duration.between(date(last_date), date(known_until)).months AS silent
WHERE silent >= $months
CALL (m) {
  MATCH (m)<-[of:CONCERNS]-(:AgendaItem)<-[:HAS_ITEM]-(:Meeting)-[:MEETING_OF]->(f:Forum)
  WHERE coalesce(of.known_from, '') <= $as_of
  RETURN f
  UNION
  MATCH (m)<-[of:ABOUT]-(:Referral)-[:FROM|TO]->(f:Forum)
  WHERE coalesce(of.known_from, '') <= $as_of
  RETURN f
}
OPTIONAL MATCH (f)<-[:MEETING_OF]-(loaded:Meeting)<-[minutes:MINUTES_OF]-(:Source)
WHERE coalesce(minutes.known_from, loaded.date) <= $as_of
WITH parts, m, p, last_date, silent, f, coalesce(max(loaded.date), '') AS until ORDER BY f.name, f.id
WITH parts, m, p, last_date, silent, collect(f.id) AS ids, collect(f.name) AS told_by,
     collect(CASE WHEN until <= last_date THEN f.name END) AS not_loaded
WHERE $body = '' OR any(id IN ids WHERE id IN parts)
OPTIONAL MATCH (m)<-[happened:HAPPENED_TO]-(e:Event)
WHERE coalesce(happened.known_from, '') <= $as_of AND coalesce(e.known_from, '') <= $as_of
  AND NOT coalesce(e.planned, false)
WITH m, p, last_date, silent, told_by, not_loaded, e ORDER BY coalesce(e.sort_date, e.latest, e.known_from) DESC, e.id
WITH m, p, last_date, silent, told_by, not_loaded, collect(e.kind)[0] AS last_kind
OPTIONAL MATCH (p)-[:IN_SOURCE]->(s:Source)-[:MINUTES_OF]->(mt:Meeting)-[:MEETING_OF]->(g:Forum)
WITH m, p, last_date, silent, told_by, not_loaded, last_kind, s, g ORDER BY mt.date, g.name
WITH m, p, last_date, silent, told_by, not_loaded, last_kind, collect({source: s.name, body: g.name})[0] AS at
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
RETURN m.id AS id, m.name AS matter, 'Project' IN labels(m) AS project, last_date, at.body AS last_body,
       silent AS months, last_kind, told_by, not_loaded, m.certainty AS certainty,
       at.source AS source, i.number AS item, p.page AS page, p.line AS line, p.quote AS quote
ORDER BY last_date, id
