// Bodies that the minutes name and the registry of forums does not know.
// for: whoever keeps the registry, and decides whether two names mean one body
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- id of the body
// column: body text -- its name
// column: kind text -- what sort of body it seems to be
// column: level integer -- its place on the ladder; empty where the tool does not know it
// column: part_of text -- the body it is part of
// column: region text -- its region
// column: referrals integer -- how many referrals it sent or received
// column: mentions integer -- in how many places the minutes name it
// column: known_from date -- since when it is known
// column: source text -- file that tells of it first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that name it
// example: klyngegraf query quality/unregistered_bodies

MATCH (b:Body)
WHERE NOT coalesce(b.registered, false) AND coalesce(b.known_from, '') <= $as_of
OPTIONAL MATCH (b)-[:SUBUNIT_OF]->(whole:Body)
WITH b, collect(whole.name)[0] AS part_of
OPTIONAL MATCH (b)<-[:FROM|TO]-(r:Referral)
WHERE coalesce(r.known_from, '') <= $as_of
WITH b, part_of, count(DISTINCT r) AS referrals
OPTIONAL MATCH (b)<-[means:MEANS]-(m:Mention)
WHERE coalesce(means.known_from, '') <= $as_of
WITH b, part_of, referrals, sum(coalesce(m.count, 0)) AS mentions
OPTIONAL MATCH (b)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
WITH b, part_of, referrals, mentions, p, s, i ORDER BY p.known_from, p.id
WITH b, part_of, referrals, mentions,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN b.id AS id, b.name AS body, b.kind AS kind, b.level AS level, part_of, b.region AS region, referrals,
       mentions, b.known_from AS known_from,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY CASE WHEN 'Group' IN labels(b) THEN 1 ELSE 0 END, referrals DESC, mentions DESC, body, id
