// All projects, with what is known of each.
// for: whoever keeps the list of a cluster's projects
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- id of the project
// column: project text -- its name
// column: aliases list -- other names it goes by
// column: events integer -- how many events are known, planned ones among them
// column: first date -- day of the first event that is not only planned
// column: last date -- day of the last one
// column: last_kind event -- the last one
// column: kroner kroner -- money granted: sums applied for or planned are left out
// column: grew_from list -- projects it continues
// example: klyngegraf query lineage/projects

MATCH (q:Project)
WHERE coalesce(q.known_from, '') <= $as_of
OPTIONAL MATCH (q)-[tie:CONTINUES]->(other:Project)
WHERE coalesce(tie.known_from, '') <= $as_of
WITH q, other ORDER BY other.name
WITH q, collect(DISTINCT other.name) AS grew_from
OPTIONAL MATCH (q)<-[happened:HAPPENED_TO]-(e:Event)
WHERE coalesce(happened.known_from, '') <= $as_of AND coalesce(e.known_from, '') <= $as_of
WITH q, grew_from, e ORDER BY coalesce(e.sort_date, e.latest, e.known_from), e.id
WITH q, grew_from, e, e IS NOT NULL AND NOT coalesce(e.planned, false) AS happened
WITH q, grew_from, count(e) AS events, collect(CASE WHEN happened THEN e END) AS done,
     sum(CASE WHEN happened AND e.kind = 'funded' THEN coalesce(e.kroner, 0) ELSE 0 END) AS kroner
WITH q, grew_from, events, kroner, [e IN done | coalesce(e.sort_date, e.latest, e.known_from)] AS days,
     [e IN done | e.kind] AS kinds
RETURN q.id AS id, q.name AS project, coalesce(q.aliases, []) AS aliases, events,
       days[0] AS first, days[size(days) - 1] AS last, kinds[size(kinds) - 1] AS last_kind, kroner, grew_from
ORDER BY project, id
