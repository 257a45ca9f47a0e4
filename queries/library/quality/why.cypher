// What the graph knows of one body, person, project or matter itself: what it is, by which rule, how sure.
// for: whoever asks how the tool came to think that this is one thing
// parameter: thing text -- the body, person, project or matter, by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- its id
// column: name text -- its name
// column: type type -- forum, organisation, region, group, person, project or matter
// column: level integer -- a body's place on the ladder; empty where it has none
// column: region text -- a body's region
// column: registered boolean -- whether the registry has it
// column: named boolean -- whether loaded minutes name it; else the registry alone ties it to one that they do
// column: valid_from date -- since when the body exists
// column: valid_to date -- until when it existed
// column: aliases list -- other names
// column: minutes integer -- how many loaded minutes name it
// column: certainty certainty -- certain or likely
// column: known_from date -- since when it is known
// example: klyngegraf query quality/why --param thing="KLU Hede"

CALL () {
  MATCH (t:Body {id: $thing}) RETURN t
  UNION
  MATCH (t:Body {name: $thing}) RETURN t
  UNION
  MATCH (t:Person {id: $thing}) RETURN t
  UNION
  MATCH (t:Person {name: $thing}) RETURN t
  UNION
  MATCH (t:Matter {id: $thing}) RETURN t
  UNION
  MATCH (t:Matter {name: $thing}) RETURN t
}
WITH DISTINCT t
WHERE coalesce(t.known_from, '') <= $as_of
OPTIONAL MATCH (t)<-[means:MEANS]-(m:Mention)
WHERE coalesce(means.known_from, '') <= $as_of
WITH t, count(DISTINCT m.scope) AS minutes
RETURN t.id AS id, t.name AS name,
       CASE WHEN 'Person' IN labels(t) THEN 'person'
            WHEN 'Project' IN labels(t) THEN 'project'
            WHEN 'Matter' IN labels(t) THEN 'matter'
            WHEN 'Region' IN labels(t) THEN 'region'
            WHEN 'Organisation' IN labels(t) THEN 'organisation'
            WHEN 'Group' IN labels(t) THEN 'group'
            ELSE 'forum' END AS type,
       t.level AS level, t.region AS region, coalesce(t.registered, false) AS registered,
       coalesce(t.named, true) AS named, t.valid_from AS valid_from, t.valid_to AS valid_to,
       coalesce(t.aliases, t.variants, []) AS aliases, minutes, t.certainty AS certainty, t.known_from AS known_from
ORDER BY id
