// All bodies that minutes name: whoever sends, receives, meets or decides.
// for: the network view
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- id of the body
// column: name text -- its name
// column: type text -- forum, organisation, region or group
// column: kind text -- what sort of body
// column: level integer -- its place on the ladder from 1 to 8
// column: aliases list -- other names
// column: region text -- name of the region it belongs to
// column: since date -- since when it is known
// example: klyngegraf view

MATCH (b:Body)
WHERE coalesce(b.known_from, '') <= $as_of AND coalesce(b.named, true)
RETURN b.id AS id, b.name AS name,
       CASE WHEN 'Region' IN labels(b) THEN 'region'
            WHEN 'Organisation' IN labels(b) THEN 'organisation'
            WHEN 'Group' IN labels(b) THEN 'group'
            ELSE 'forum' END AS type,
       b.kind AS kind, b.level AS level, coalesce(b.aliases, []) AS aliases, b.region AS region, b.known_from AS since
ORDER BY id
