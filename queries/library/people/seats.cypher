// Who sits where, from the first to the last loaded minutes that show it, and as what.
// for: the new secretary who has to know the members, and whoever asks who sat there that year
// parameter: forum text = '' -- only seats in this forum, a part of it or one it took over from; by id or name
// parameter: person text = '' -- only this person's, by id or name
// parameter: on date = 0001-01-01 -- only seats that minutes show both up to and from this day
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// parameter: associations boolean = false -- also the associations that patients' representatives sit for
// column: forum text -- the forum
// column: forum_id text -- its id
// column: person text -- who sits there
// column: person_id text -- that person's id
// column: roles role -- roles held there
// column: title text -- title at the last of these meetings that gives one
// column: organisation text -- organisation at the last of these meetings that gives one
// column: party text -- party of an elected politician
// column: first date -- day of the first meeting that has the person as a member, present or not
// column: last date -- day of the last such meeting
// column: meetings integer -- number of such meetings
// column: minutes_until date -- date of the forum's latest loaded minutes: who is not in them may have left
// column: source text -- file of the last such meeting
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that name the person there
// example: klyngegraf query people/seats --param forum="KLU Hede"

CALL () {
  MATCH (asked:Body {id: $forum}) RETURN asked
  UNION
  MATCH (asked:Body {name: $forum}) RETURN asked
}
MATCH (asked)-[after:SUCCEEDS*0..3]->(:Body)<-[within:SUBUNIT_OF*0..3]-(part:Body)
WHERE all(tie IN after + within WHERE coalesce(tie.known_from, '') <= $as_of)
WITH collect(DISTINCT part) AS parts
CALL (parts) {
  UNWIND parts AS part
  MATCH (part)<-[:MEETING_OF]-(mt:Meeting)<-[a:ATTENDED]-(who:Person)
  WHERE $person = '' OR who.id = $person OR who.name = $person
  RETURN part AS f, mt, a, who
  UNION ALL
  UNWIND CASE WHEN $forum = '' AND $person <> '' THEN [true] ELSE [] END AS one
  CALL () {
    MATCH (who:Person {id: $person}) RETURN who
    UNION
    MATCH (who:Person {name: $person}) RETURN who
  }
  MATCH (who)-[a:ATTENDED]->(mt:Meeting)-[:MEETING_OF]->(f:Forum)
  RETURN f, mt, a, who
  UNION ALL
  UNWIND CASE WHEN $forum = '' AND $person = '' THEN [true] ELSE [] END AS every
  MATCH (f:Forum)<-[:MEETING_OF]-(mt:Meeting)<-[a:ATTENDED]-(who:Person)
  RETURN f, mt, a, who
}
WITH f, mt, a, who
WHERE a.status <> 'guest' AND coalesce(a.known_from, mt.date) <= $as_of
WITH f, mt, a, who ORDER BY mt.date, mt.id
WITH f, who, min(mt.date) AS first, max(mt.date) AS last, count(DISTINCT mt) AS meetings, collect(a) AS seen
WHERE $on = '0001-01-01' OR (first <= $on AND last >= $on)
OPTIONAL MATCH (f)<-[:MEETING_OF]-(loaded:Meeting)<-[minutes:MINUTES_OF]-(:Source)
WHERE coalesce(minutes.known_from, loaded.date) <= $as_of
WITH f, who, first, last, meetings, seen, max(loaded.date) AS minutes_until,
     coalesce(seen[size(seen) - 1].passages[0], '') AS passage,
     [each IN seen WHERE each.organisation IS NOT NULL AND ($associations OR NOT coalesce(each.private, false))
      | each.organisation] AS organisations,
     [each IN seen WHERE each.title IS NOT NULL | each.title] AS titles,
     [each IN seen WHERE each.party IS NOT NULL | each.party] AS parties
OPTIONAL MATCH (p:Passage {id: passage})
OPTIONAL MATCH (p)-[:IN_SOURCE]->(s:Source)
UNWIND CASE WHEN all(each IN seen WHERE size(coalesce(each.roles, [])) = 0) THEN [null]
            ELSE reduce(all_of_them = [], each IN seen | all_of_them + coalesce(each.roles, [])) END AS role
WITH f, who, first, last, meetings, minutes_until, organisations, titles, parties, p, s, role ORDER BY role
WITH f, who, first, last, meetings, minutes_until, organisations, titles, parties, p, s,
     collect(DISTINCT role) AS roles
RETURN f.name AS forum, f.id AS forum_id, who.name AS person, who.id AS person_id, roles,
       titles[size(titles) - 1] AS title, organisations[size(organisations) - 1] AS organisation,
       parties[size(parties) - 1] AS party, first, last, meetings, minutes_until,
       s.name AS source, p.page AS page, p.line AS line, p.quote AS quote
ORDER BY forum, forum_id, person, person_id
