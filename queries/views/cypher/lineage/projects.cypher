// The projects that a project grew out of, leads to, is part of or was combined with.
// for: the view of a project's lineage
// parameter: project text -- the project, by id
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: start_id text -- id of the one that continues, is part of, was combined
// column: end_id text -- id of the other
// example: klyngegraf view lineage "Nær på skærm"

MATCH (asked:Project {id: $project})-[ties:CONTINUES|PART_OF|COMBINED_WITH*1..5]-(:Project)
WHERE all(tie IN ties WHERE coalesce(tie.known_from, '') <= $as_of)
UNWIND ties AS tie
WITH DISTINCT startNode(tie) AS a, endNode(tie) AS b
RETURN a.id AS start_id, b.id AS end_id
ORDER BY start_id, end_id
