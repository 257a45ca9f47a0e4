// Which minutes would have to be loaded to know more: of meetings only mentioned or planned, and for what is open.
// for: whoever asks a secretariat for minutes, or wants to know why an answer says 'not known'
// parameter: body text = '' -- only minutes of this forum or a part of it; by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: forum text -- whose minutes
// column: forum_id text -- its id
// column: date date -- day of the meeting that is mentioned or planned; empty where any later minutes would do
// column: told_after date -- any minutes after this day would tell; empty for one meeting
// column: minutes_until date -- day of the latest of its minutes that are loaded; empty where none is
// column: kind fact -- what waits for them: the Meeting itself, a Referral or a Commitment
// column: fact text -- its id
// column: what text -- what went or is to be done; empty for a meeting
// column: matter text -- the matter it is about
// column: source text -- file that tells of it first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query meetings/missing --param body="Driftsforum"

CALL () {
  MATCH (asked:Body {id: $body})<-[within:SUBUNIT_OF*0..3]-(f:Forum)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  RETURN f
  UNION
  MATCH (asked:Body {name: $body})<-[within:SUBUNIT_OF*0..3]-(f:Forum)
  WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  RETURN f
  UNION
  UNWIND CASE WHEN $body = '' THEN [true] ELSE [] END AS every
  MATCH (f:Forum)
  RETURN f
}
WITH DISTINCT f
OPTIONAL MATCH (f)<-[:MEETING_OF]-(loaded:Meeting)<-[minutes:MINUTES_OF]-(:Source)
WHERE coalesce(minutes.known_from, loaded.date) <= $as_of
WITH f, max(loaded.date) AS minutes_until
CALL (f, minutes_until) {
  MATCH (fact:Meeting)-[:MEETING_OF]->(f)
  WHERE coalesce(fact.known_from, '') <= $as_of
  OPTIONAL MATCH (fact)<-[held:MINUTES_OF]-(:Source)
  WHERE coalesce(held.known_from, fact.date) <= $as_of
  WITH fact, count(held) AS held
  WHERE held = 0
  RETURN fact, 'Meeting' AS kind, fact.date AS date, null AS told_after, null AS what
  UNION
  OPTIONAL MATCH (part:Body)-[:SUBUNIT_OF]->(f)
  WHERE part.level = f.level
  OPTIONAL MATCH (f)-[:SUBUNIT_OF]->(whole:Forum)
  WHERE whole.level = f.level
  WITH f, minutes_until, whole, collect(part) AS parts
  UNWIND CASE WHEN whole IS NULL THEN parts + [f] ELSE parts END AS side
  MATCH (side)<-[ending:FROM|TO]-(fact:Referral)
  WHERE fact.kind IN ['escalates', 'delegates', 'consults']
    AND coalesce(fact.latest, fact.sort_date, fact.known_from) >= coalesce(minutes_until, '')
    AND coalesce(fact.known_from, '') <= $as_of AND coalesce(ending.known_from, '') <= $as_of
  WITH DISTINCT fact
  WHERE NOT EXISTS {
      MATCH (fact)<-[answering:ANSWERS]-(:Referral) WHERE coalesce(answering.known_from, '') <= $as_of
    }
    AND NOT EXISTS {
      MATCH (fact)-[onward:NEXT]->(:Referral) WHERE coalesce(onward.known_from, '') <= $as_of
    }
    AND NOT EXISTS {
      MATCH (fact)-[taken:RECEIVED_AT]->(:AgendaItem)-[deciding:DECIDED]->(d:Decision)
      WHERE coalesce(taken.known_from, '') <= $as_of AND coalesce(deciding.known_from, '') <= $as_of
        AND any(kind IN d.kinds WHERE kind IN ['approved', 'decided', 'rejected'])
    }
  RETURN fact, 'Referral' AS kind, null AS date,
         coalesce(fact.latest, fact.sort_date, fact.known_from) AS told_after, fact.subject AS what
  UNION
  CALL (f) {
    MATCH (f)<-[:OWNED_BY]-(fact:Commitment)
    RETURN fact
    UNION
    MATCH (f)<-[:MEETING_OF]-(:Meeting)-[:HAS_ITEM]->(:AgendaItem)<-[:IN_ITEM]-(:Passage)<-[:SAID_IN]-(fact:Commitment)
    RETURN fact
  }
  WITH f, fact
  WHERE coalesce(fact.known_from, '') <= $as_of AND coalesce(fact.due_to, '9999-12-31') >= coalesce(minutes_until, '')
  OPTIONAL MATCH (fact)-[fate:KEPT_AT|MISSED_AT|CANCELLED_AT]->(:AgendaItem)
  WHERE coalesce(fate.known_from, '') <= $as_of
  WITH f, fact, count(fate) AS ends, collect(fate.by) AS done_by
  WHERE ends = size(done_by)
  OPTIONAL MATCH (fact)-[owned:OWNED_BY]->(owner)
  WHERE coalesce(owned.known_from, '') <= $as_of
  WITH f, fact, ends, collect(CASE WHEN NOT owner.id IN done_by THEN owner.id END) AS owners
  WHERE ends = 0 OR size(owners) > 0
  OPTIONAL MATCH (fact)-[:SAID_IN]->(:Passage)-[:IN_ITEM]->(:AgendaItem)<-[:HAS_ITEM]-(mt:Meeting)-[:MEETING_OF]->(at)
  WHERE coalesce(mt.known_from, mt.date) <= $as_of
  WITH f, fact, owners, mt, at ORDER BY mt.date, at.id
  WITH f, fact, owners, collect(mt.date)[0] AS made_on, collect(at.id)[0] AS at
  WHERE f.id = at OR f.id IN owners
  OPTIONAL MATCH (fact)-[mentioning:MENTIONED_AT]->(:AgendaItem)<-[:HAS_ITEM]-(later:Meeting)
  WHERE coalesce(mentioning.known_from, '') <= $as_of
  WITH fact, made_on, max(later.date) AS mentioned_on
  RETURN fact, 'Commitment' AS kind, null AS date,
         coalesce(fact.due_to, mentioned_on, made_on, fact.known_from) AS told_after, fact.what AS what
}
WITH DISTINCT f, fact, kind, date, told_after, what, minutes_until
WHERE kind = 'Meeting' OR coalesce(minutes_until, '') <= told_after
OPTIONAL MATCH (fact)-[about:ABOUT]->(m:Matter)
WHERE coalesce(about.known_from, '') <= $as_of
WITH f, fact, kind, date, told_after, what, minutes_until, m ORDER BY m.name
WITH f, fact, kind, date, told_after, what, minutes_until, collect(m.name)[0] AS matter
OPTIONAL MATCH (fact)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
WITH f, fact, kind, date, told_after, what, minutes_until, matter, p, s, i ORDER BY p.known_from, p.id
WITH f, fact, kind, date, told_after, what, minutes_until, matter,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
RETURN f.name AS forum, f.id AS forum_id, date, told_after, minutes_until, kind, fact.id AS fact, what, matter,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY forum, forum_id, coalesce(date, told_after), fact
