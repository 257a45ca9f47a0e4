// All matters, projects among them.
// for: the network view
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- id of the matter
// column: name text -- its name
// column: type text -- project or matter
// column: aliases list -- other names and earlier titles
// column: since date -- since when it is known
// example: klyngegraf view

MATCH (m:Matter)
WHERE coalesce(m.known_from, '') <= $as_of
RETURN m.id AS id, m.name AS name, CASE WHEN 'Project' IN labels(m) THEN 'project' ELSE 'matter' END AS type,
       coalesce(m.aliases, []) AS aliases, m.known_from AS since
ORDER BY id
