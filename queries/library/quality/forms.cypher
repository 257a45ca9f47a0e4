// The forms under which minutes speak of one body, person, project or matter, and by what the tool knows that they mean it.
// for: whoever checks whether two names were rightly taken for one thing
// parameter: thing text -- the body, person, project or matter, by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the mention
// column: form text -- the name as written
// column: how how -- by what it is known whom the name means
// column: rests_on text -- earlier words that it takes its meaning from
// column: count integer -- how often these minutes write it so
// column: doubtful integer -- how often the meaning is only likely
// column: reason text -- the rule that tied it to the thing
// column: reasons list -- what speaks for it, as codes
// column: basis basis -- said, inferred or judged
// column: source text -- file of the minutes
// column: item text -- number of the item of the first place
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words around it
// example: klyngegraf query quality/forms --param thing="KLU Hede"

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
MATCH (t)<-[means:MEANS]-(m:Mention)
WHERE coalesce(means.known_from, '') <= $as_of
OPTIONAL MATCH (m)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
WITH m, means, p, s, i ORDER BY p.known_from, p.id
WITH m, means, collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN m.id AS fact, m.text AS form, coalesce(m.how, 'name') AS how, m.rests_on AS rests_on,
       coalesce(m.count, 1) AS count, coalesce(m.doubtful, 0) AS doubtful,
       means.reason AS reason, coalesce(means.reasons, []) AS reasons, means.basis AS basis,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY coalesce(m.known_from, ''), form, how, fact
