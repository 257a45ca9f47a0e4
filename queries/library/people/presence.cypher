// How often each organisation was there: its members present, absent and replaced, per forum. Organisations, not people.
// for: the secretariat that asks whether all parties take part, and the researcher of who governs with whom
// parameter: forum text = '' -- only this forum, a part of it or one it took over from; by id or name
// parameter: since date = 0001-01-01 -- only meetings on this day or later
// parameter: until date = 9999-12-31 -- only meetings on this day or earlier
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// parameter: associations boolean = false -- also name the associations that patients' representatives sit for
// column: forum text -- the forum
// column: forum_id text -- its id
// column: organisation text -- the organisation as written; empty for who is listed without one
// column: meetings integer -- meetings of the forum whose minutes are loaded
// column: represented integer -- of these, meetings where somebody of the organisation was present
// column: present integer -- attendances: people present, counted once a meeting
// column: absent integer -- people listed as absent
// column: substitutes integer -- of those present, how many came in another's place
// column: guests integer -- people who came as guests
// column: first date -- day of the first meeting that lists the organisation
// column: last date -- day of the last one
// example: klyngegraf query people/presence --param forum="KLU Hede" --param since=2024

CALL () {
  MATCH (asked:Body {id: $forum}) RETURN asked
  UNION
  MATCH (asked:Body {name: $forum}) RETURN asked
}
MATCH (asked)-[after:SUCCEEDS*0..3]->(:Body)<-[within:SUBUNIT_OF*0..3]-(part:Body)
WHERE all(tie IN after + within WHERE coalesce(tie.known_from, '') <= $as_of)
WITH collect(DISTINCT part) AS parts
CALL (parts) {
  UNWIND parts AS f
  MATCH (f)<-[:MEETING_OF]-(mt:Meeting)
  RETURN f, mt
  UNION
  UNWIND CASE WHEN $forum = '' THEN [true] ELSE [] END AS every
  MATCH (f:Forum)<-[:MEETING_OF]-(mt:Meeting)
  RETURN f, mt
}
MATCH (mt)<-[minutes:MINUTES_OF]-(:Source)
WHERE coalesce(minutes.known_from, mt.date) <= $as_of AND mt.date >= $since AND mt.date <= $until
WITH DISTINCT f, mt
WITH f, collect(mt) AS met
WITH f, met, size(met) AS meetings
UNWIND met AS mt
MATCH (mt)<-[a:ATTENDED]-(who:Person)
WHERE coalesce(a.known_from, mt.date) <= $as_of
WITH f, meetings, mt, a,
     CASE WHEN coalesce(a.private, false) AND NOT $associations THEN '' ELSE coalesce(a.organisation, '') END AS named
WITH f, meetings, named, count(DISTINCT CASE WHEN a.status = 'present' THEN mt END) AS represented,
     sum(CASE WHEN a.status = 'present' THEN 1 ELSE 0 END) AS present,
     sum(CASE WHEN a.status = 'absent' THEN 1 ELSE 0 END) AS absent,
     sum(CASE WHEN a.status = 'present' AND a.substitutes_for IS NOT NULL THEN 1 ELSE 0 END) AS substitutes,
     sum(CASE WHEN a.status = 'guest' THEN 1 ELSE 0 END) AS guests, min(mt.date) AS first, max(mt.date) AS last
RETURN f.name AS forum, f.id AS forum_id, CASE WHEN named = '' THEN null ELSE named END AS organisation, meetings,
       represented, present, absent, substitutes, guests, first, last
ORDER BY forum, forum_id, coalesce(organisation, '')
