// Who works on a project or matter: its group as the minutes name it, and who has promised something about it.
// for: whoever takes a project over and has to know whom to ask
// parameter: matter text -- the project or matter, by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// parameter: associations boolean = false -- also the associations that patients' representatives sit for
// column: person text -- who
// column: person_id text -- that person's id
// column: how kinship -- works_on: belongs to the project's group; owned_by: has promised or been given something
// column: role text -- lead, member or secretary of the group
// column: what text -- what is to be done
// column: due_to date -- last day on which that is in time
// column: organisation text -- organisation, as the latest minutes before that day write it
// column: known_from date -- day of the minutes that say so first
// column: certainty certainty -- certain or likely
// column: source text -- file that says so first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query lineage/people --param matter="Trygt hjem"

CALL () {
  MATCH (m:Matter {id: $matter}) RETURN m
  UNION
  MATCH (m:Matter {name: $matter}) RETURN m
}
CALL (m) {
  MATCH (m)<-[works:WORKS_ON]-(who:Person)
  WHERE coalesce(works.known_from, '') <= $as_of
  RETURN who, 'works_on' AS how, works.role AS role, null AS what, null AS due_to, works.known_from AS known_from,
         works.certainty AS certainty, coalesce(works.passages[0], '') AS passage, who.id AS fact
  UNION ALL
  MATCH (m)<-[about:ABOUT]-(c:Commitment)-[owned:OWNED_BY]->(who:Person)
  WHERE coalesce(about.known_from, '') <= $as_of AND coalesce(c.known_from, '') <= $as_of
    AND coalesce(owned.known_from, '') <= $as_of
  OPTIONAL MATCH (c)-[:SAID_IN]->(p:Passage)
  WHERE coalesce(p.known_from, '') <= $as_of
  WITH c, who, p ORDER BY p.known_from, p.id
  WITH c, who, collect(p.id)[0] AS passage
  RETURN who, 'owned_by' AS how, null AS role, c.what AS what, c.due_to AS due_to, c.known_from AS known_from,
         c.certainty AS certainty, coalesce(passage, '') AS passage, c.id AS fact
}
OPTIONAL MATCH (who)-[a:ATTENDED]->(mt:Meeting)
WHERE coalesce(a.known_from, mt.date) <= $as_of AND a.organisation IS NOT NULL
  AND ($associations OR NOT coalesce(a.private, false))
WITH who, how, role, what, due_to, known_from, certainty, passage, fact, a, mt ORDER BY mt.date DESC, mt.id
WITH who, how, role, what, due_to, known_from, certainty, passage, fact, collect(a.organisation)[0] AS organisation
OPTIONAL MATCH (p:Passage {id: passage})
OPTIONAL MATCH (p)-[:IN_SOURCE]->(s:Source)
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
RETURN who.name AS person, who.id AS person_id, how, role, what, due_to, organisation, known_from, certainty,
       s.name AS source, i.number AS item, p.page AS page, p.line AS line, p.quote AS quote
ORDER BY how DESC, person, person_id, known_from, fact
