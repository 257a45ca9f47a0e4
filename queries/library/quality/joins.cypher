// How facts of different minutes were joined: how many joins rest on a sentence, on a rule or on a person, by reason.
// for: the researcher and the maintainer who ask on what the joined story rests
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: join join -- what was joined: about, concerns, next, answers, received_at, resumes, kept_at, means …
// column: basis basis -- said, inferred or judged
// column: reason text -- the rule, the registry or a person's words
// column: joins integer -- how many
// column: certain integer -- of these certain
// column: likely integer -- of these only likely
// example: klyngegraf query quality/joins

CALL () {
  MATCH (:Referral)-[j:ABOUT|NEXT|ANSWERS|RECEIVED_AT|ASKS_FOR]->() RETURN j
  UNION ALL
  MATCH (:AgendaItem)-[j:CONCERNS|RESUMES]->() RETURN j
  UNION ALL
  MATCH (:Commitment)-[j:ABOUT|KEPT_AT|MISSED_AT|CANCELLED_AT|MENTIONED_AT]->() RETURN j
  UNION ALL
  MATCH (:Mention)-[j:MEANS]->() RETURN j
  UNION ALL
  MATCH (:Project)-[j:CONTINUES|PART_OF|COMBINED_WITH]->() RETURN j
  UNION ALL
  MATCH (:Body)-[j:SUBUNIT_OF|INCLUDES|SUCCEEDS]->() RETURN j
}
WITH j
WHERE coalesce(j.known_from, '') <= $as_of
RETURN toLower(type(j)) AS join, j.basis AS basis, j.reason AS reason, count(j) AS joins,
       sum(CASE j.certainty WHEN 'certain' THEN 1 ELSE 0 END) AS certain,
       sum(CASE j.certainty WHEN 'likely' THEN 1 ELSE 0 END) AS likely
ORDER BY join, coalesce(basis, ''), coalesce(reason, '')
