// Which forums' minutes are loaded, for which time, and which of their meetings are only mentioned.
// for: whoever has to know what an answer can rest on
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: id text -- id of the forum
// column: forum text -- its name
// column: level integer -- its place on the ladder from 1 to 8
// column: minutes integer -- number of meetings whose minutes are loaded
// column: first date -- day of the first of them
// column: last date -- day of the last of them
// column: mentioned list -- days of meetings that are only mentioned
// example: klyngegraf query meetings/coverage

MATCH (f:Forum)<-[:MEETING_OF]-(mt:Meeting)
WHERE coalesce(mt.known_from, '') <= $as_of
OPTIONAL MATCH (mt)<-[minutes:MINUTES_OF]-(s:Source)
WHERE coalesce(minutes.known_from, '') <= $as_of
WITH f, mt, count(s) > 0 AS loaded ORDER BY mt.date, mt.id
WITH f, collect(CASE WHEN loaded THEN mt.date END) AS days,
     collect(CASE WHEN loaded THEN null ELSE mt.date END) AS mentioned
RETURN f.id AS id, f.name AS forum, f.level AS level, size(days) AS minutes,
       days[0] AS first, days[size(days) - 1] AS last, mentioned
ORDER BY level, forum, id
