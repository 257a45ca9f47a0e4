// Questions that a person should decide.
// for: whoever looks after the graph
// parameter: about text = '' -- only questions about the thing with this id
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- id of the question
// column: kind text -- what sort of question
// column: text text -- the question
// column: reason text -- why it is asked
// column: about list -- what it is about
// example: klyngegraf query quality/questions

MATCH (q:Question)
WHERE coalesce(q.known_from, '') <= $as_of
OPTIONAL MATCH (q)-[asks:ASKS_ABOUT]->(thing)
WHERE coalesce(asks.known_from, '') <= $as_of
WITH q, thing ORDER BY thing.id
WITH q, collect(thing.id) AS ids,
     collect(coalesce(thing.name, thing.title, thing.subject, thing.what, thing.id)) AS about
WHERE $about = '' OR $about IN ids
RETURN q.id AS id, q.kind AS kind, q.text AS text, q.reason AS reason, about
ORDER BY kind, id
