// All people.
// for: the network view
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- id of the person
// column: name text -- best form of the name
// column: aliases list -- other forms in which the minutes write it
// column: since date -- since when it is known
// example: klyngegraf view

MATCH (p:Person)
WHERE coalesce(p.known_from, '') <= $as_of
RETURN p.id AS id, p.name AS name, [each IN coalesce(p.variants, []) WHERE each <> p.name] AS aliases,
       p.known_from AS since
ORDER BY id
