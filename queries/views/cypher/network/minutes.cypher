// The days of all meetings whose minutes are loaded, and whose they are.
// for: the views: what a picture rests on
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: meeting text -- id of the meeting
// column: forum text -- id of the forum
// column: name text -- name of the forum
// column: date date -- day of the meeting
// column: since date -- since when the minutes are known
// example: klyngegraf view

MATCH (s:Source)-[minutes:MINUTES_OF]->(mt:Meeting)-[:MEETING_OF]->(f:Forum)
WHERE coalesce(minutes.known_from, '') <= $as_of AND coalesce(mt.known_from, '') <= $as_of
WITH mt, f, min(coalesce(minutes.known_from, mt.date)) AS since ORDER BY f.id
WITH mt, collect(f)[0] AS f, since
RETURN mt.id AS meeting, f.id AS forum, f.name AS name, mt.date AS date, since
ORDER BY date, meeting
