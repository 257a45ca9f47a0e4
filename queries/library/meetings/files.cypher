// The files that were read: whose minutes they hold, and where each lay.
// for: whoever wants to find a file again, or to see which versions of some minutes are loaded
// parameter: as_of date = 9999-12-31 -- only minutes up to this day
// column: file text -- name of the file
// column: kind text -- what it is: pdf, docx, html, text, markdown, scan
// column: pages integer -- number of pages, where the format has any
// column: forum text -- whose minutes
// column: date date -- day of their meeting
// column: version text -- agenda, draft, minutes or approved
// column: loaded_at text -- when it was loaded
// column: places list -- paths at which a file with this content lay
// example: klyngegraf query meetings/files

MATCH (s:Source)-[m:MINUTES_OF]->(mt:Meeting)-[:MEETING_OF]->(f:Forum)
WHERE coalesce(m.known_from, '') <= $as_of
RETURN s.name AS file, s.kind AS kind, s.pages AS pages, f.name AS forum, mt.date AS date, m.version AS version,
       s.loaded_at AS loaded_at, coalesce(s.places, []) AS places
ORDER BY file, date, forum, s.id
