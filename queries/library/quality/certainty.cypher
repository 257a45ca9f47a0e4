// How much of what is known is certain and how much only likely, by sort of fact and kind.
// for: the researcher who has to say how far the figures can be trusted
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: sort fact -- Referral, Commitment, Event, Matter, Body or Person
// column: kind referral|event|type -- kind of referral or event, sort of body; empty for the others
// column: facts integer -- how many
// column: certain integer -- of these certain
// column: likely integer -- of these only likely
// column: several integer -- how many are told by more than one passage
// column: given integer -- how many others have read too, people or other programs
// example: klyngegraf query quality/certainty

CALL () {
  MATCH (n:Referral) RETURN n, 'Referral' AS sort, n.kind AS kind
  UNION ALL
  MATCH (n:Commitment) RETURN n, 'Commitment' AS sort, null AS kind
  UNION ALL
  MATCH (n:Event) RETURN n, 'Event' AS sort, n.kind AS kind
  UNION ALL
  MATCH (n:Matter) RETURN n, 'Matter' AS sort,
         CASE WHEN 'Project' IN labels(n) THEN 'project' ELSE 'matter' END AS kind
  UNION ALL
  MATCH (n:Body) WHERE coalesce(n.named, true)
  RETURN n, 'Body' AS sort,
         CASE WHEN 'Forum' IN labels(n) THEN 'forum' WHEN 'Organisation' IN labels(n) THEN 'organisation'
              WHEN 'Region' IN labels(n) THEN 'region' ELSE 'group' END AS kind
  UNION ALL
  MATCH (n:Person) RETURN n, 'Person' AS sort, null AS kind
}
WITH n, sort, kind
WHERE coalesce(n.known_from, '') <= $as_of
OPTIONAL MATCH (n)-[:SAID_IN]->(p:Passage)
WHERE coalesce(p.known_from, '') <= $as_of
WITH n, sort, kind, count(DISTINCT p) AS passages
RETURN sort, kind, count(n) AS facts, sum(CASE n.certainty WHEN 'certain' THEN 1 ELSE 0 END) AS certain,
       sum(CASE n.certainty WHEN 'likely' THEN 1 ELSE 0 END) AS likely,
       sum(CASE WHEN passages > 1 THEN 1 ELSE 0 END) AS several,
       sum(CASE WHEN size(coalesce(n.read_by, [])) > 0 THEN 1 ELSE 0 END) AS given
ORDER BY sort, coalesce(kind, '')
