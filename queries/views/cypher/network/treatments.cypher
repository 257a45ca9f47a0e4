// Which forum treated which matter under which item, and what the item came to.
// for: the network view
// parameter: matter text = '' -- only of this matter, by id
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: start_id text -- id of the forum
// column: end_id text -- id of the matter
// column: item text -- id of the item
// column: decision text -- id of the decision, where one was made
// column: date date -- day of the meeting
// column: title text -- title of the item
// column: kinds decision -- what the decision amounts to
// column: text text -- the decision's words
// column: basis basis -- why the item belongs to the matter
// column: certainty certainty -- certain or likely
// column: differs boolean -- whether it differs from the recommendation
// column: since date -- since when it is known
// example: klyngegraf view

MATCH (m:Matter)<-[c:CONCERNS]-(i:AgendaItem)<-[:HAS_ITEM]-(mt:Meeting)-[:MEETING_OF]->(f:Forum)
WHERE ($matter = '' OR m.id = $matter) AND coalesce(c.known_from, '') <= $as_of
OPTIONAL MATCH (i)-[:DECIDED]->(d:Decision)
WHERE coalesce(d.known_from, '') <= $as_of
WITH m, c, i, mt, f, d ORDER BY d.id
WITH m, c, i, mt, f, collect(d)[0] AS d
RETURN f.id AS start_id, m.id AS end_id, i.id AS item, d.id AS decision, mt.date AS date, i.title AS title,
       coalesce(d.kinds, []) AS kinds, d.text AS text, c.basis AS basis, c.certainty AS certainty,
       coalesce(d.differs, false) AS differs,
       CASE WHEN c.known_from > mt.date THEN c.known_from ELSE mt.date END AS since
ORDER BY date, item, start_id, end_id
