// What was promised or ordered, a row an owner; also where the minutes name nobody.
// for: the network view
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the commitment
// column: owner text -- id of the owner
// column: owner_name text -- name of the owner
// column: matter text -- id of the matter
// column: matter_name text -- name of the matter
// column: what text -- what is to be done
// column: due text -- when it is due, as written
// column: certainty certainty -- certain or likely
// column: due_to date -- last day on which it is in time
// column: since date -- since when it is known
// example: klyngegraf view

MATCH (c:Commitment)
WHERE coalesce(c.known_from, '') <= $as_of
OPTIONAL MATCH (c)-[owned:OWNED_BY]->(owner)
WHERE coalesce(owned.known_from, '') <= $as_of
OPTIONAL MATCH (c)-[about:ABOUT]->(m:Matter)
WHERE coalesce(about.known_from, '') <= $as_of
RETURN c.id AS fact, owner.id AS owner, owner.name AS owner_name, m.id AS matter, m.name AS matter_name,
       c.what AS what, c.due AS due, c.certainty AS certainty, c.due_to AS due_to, c.known_from AS since
ORDER BY c.known_from, fact, owner, matter
