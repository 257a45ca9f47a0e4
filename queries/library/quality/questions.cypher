// Questions that a person should decide, those most worth an answer first.
// for: whoever looks after the graph; klyngegraf review walks through them
// parameter: about text = '' -- only questions about the thing with this id
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- id of the question
// column: kind question -- what sort of question: person, body, project, matter, hop, commitment or date
// column: text text -- the question
// column: reason text -- why it is asked
// column: reasons list -- what speaks for it, as codes
// column: weight integer -- how much an answer is worth, from 0 to 100
// column: state text -- open, or unsure where somebody has looked and could not tell
// column: sides list -- ids of the two sides, which no load changes
// column: about list -- what it is about
// column: about_ids list -- ids of what it is about, in order of the sides
// example: klyngegraf query quality/questions

MATCH (q:Question)
WHERE coalesce(q.known_from, '') <= $as_of
OPTIONAL MATCH (q)-[asks:ASKS_ABOUT]->(thing)
WHERE coalesce(asks.known_from, '') <= $as_of
WITH q, thing, asks ORDER BY CASE asks.key WHEN 'other' THEN 1 ELSE 0 END, thing.id
WITH q, collect(thing.id) AS ids,
     collect(coalesce(thing.name, thing.title, thing.subject, thing.what, thing.id)) AS about
WHERE $about = '' OR $about IN ids
RETURN q.id AS id, q.kind AS kind, q.text AS text, q.reason AS reason, coalesce(q.reasons, []) AS reasons,
       coalesce(q.weight, 0) AS weight, coalesce(q.state, 'open') AS state, coalesce(q.sides, []) AS sides, about,
       ids AS about_ids
ORDER BY weight DESC, kind, id
