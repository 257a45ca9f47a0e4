// What was promised or ordered, by whom and to whom, and how it stands: kept, missed, cancelled or open.
// for: the chairman who asks what came of what was agreed
// parameter: body text = '' -- only what this body, a part of it or one it took over from owns or was promised; by id or name
// parameter: person text = '' -- only what this person owns, by id or name
// parameter: states list of state = '' -- states to list; none given lists all
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the commitment
// column: state state -- kept, missed or cancelled where a sentence says so; open; not_heard_of: later minutes are loaded and silent, of a certain one whose words they would repeat; not_loaded: they are not
// column: owners list -- who is to do it; empty where the minutes name nobody
// column: owner_ids list -- their ids
// column: left list -- those of them who are still to do it
// column: what text -- what is to be done
// column: due due -- when it is due, as written
// column: due_to date -- last day on which it is in time
// column: made_on date -- day of the meeting where it was made
// column: made_at text -- the forum where it was made
// column: made_to text -- to whom it was promised
// column: matter text -- the matter it is about
// column: matter_id text -- its id
// column: settled_on date -- day of the meeting whose minutes say it was done, was not done or was called off
// column: settled_at text -- the forum that met there
// column: settled_item text -- number of the item there
// column: settled_quote text -- the words that say so
// column: mentioned_on date -- day of the latest later item that speaks of it
// column: told_by list -- forums whose minutes would tell what became of it: where it was made, and owners that meet
// column: told_after date -- the minutes after this day: when it is due, else when it was made or last spoken of
// column: not_loaded list -- those of the forums of which no minutes after it are loaded
// column: certainty certainty -- certain or likely
// column: source text -- file that tells of it first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query commitments/by_state --param body="KLU Hede" --param states=kept,missed

CALL () {
  MATCH (asked:Body {id: $body}) RETURN asked
  UNION
  MATCH (asked:Body {name: $body}) RETURN asked
}
MATCH (asked)-[after:SUCCEEDS*0..3]->(:Body)<-[within:SUBUNIT_OF*0..3]-(part:Body)
WHERE all(tie IN after + within WHERE coalesce(tie.known_from, '') <= $as_of)
WITH collect(DISTINCT part) AS parts
OPTIONAL MATCH (latest:Meeting)<-[minutes:MINUTES_OF]-(:Source)
WHERE coalesce(minutes.known_from, latest.date) <= $as_of
WITH parts, max(latest.date) AS known_until
CALL (parts) {
  UNWIND parts AS part
  MATCH (part)<-[:OWNED_BY|MADE_TO]-(c:Commitment)
  RETURN c
  UNION
  UNWIND parts AS part
  MATCH (part)<-[:MEETING_OF]-(:Meeting)-[:HAS_ITEM]->(:AgendaItem)<-[:IN_ITEM]-(p:Passage)<-[:SAID_IN]-(c:Commitment)
  WHERE p.known_from = c.known_from
  RETURN c
  UNION
  UNWIND CASE WHEN $body = '' AND $person <> '' THEN [true] ELSE [] END AS one
  CALL () {
    MATCH (who:Person {id: $person}) RETURN who
    UNION
    MATCH (who:Person {name: $person}) RETURN who
  }
  MATCH (who)<-[:OWNED_BY]-(c:Commitment)
  RETURN c
  UNION
  UNWIND CASE WHEN $body = '' AND $person = '' THEN [true] ELSE [] END AS every
  MATCH (c:Commitment)
  RETURN c
}
WITH DISTINCT known_until, c
WHERE coalesce(c.known_from, '') <= $as_of
OPTIONAL MATCH (c)-[owned:OWNED_BY]->(owner)
WHERE coalesce(owned.known_from, '') <= $as_of
WITH known_until, c, owner ORDER BY owner.name, owner.id
WITH known_until, c, collect(owner) AS owners
WHERE $person = '' OR any(owner IN owners WHERE owner.id = $person OR owner.name = $person)
OPTIONAL MATCH (c)-[fate:KEPT_AT|MISSED_AT|CANCELLED_AT]->(at:AgendaItem)<-[:HAS_ITEM]-(settled:Meeting)
WHERE coalesce(fate.known_from, '') <= $as_of
OPTIONAL MATCH (settled)-[:MEETING_OF]->(settler:Forum)
WITH known_until, c, owners, fate, at, settled, settler
ORDER BY CASE type(fate) WHEN 'KEPT_AT' THEN 1 ELSE 0 END, settled.date, at.id
WITH known_until, c, owners, count(fate) AS ends, collect(fate.by) AS done_by,
     collect({how: type(fate), item: at.number, on: settled.date, at: settler.name,
              passage: coalesce(fate.passages[0], '')}) AS fates
WITH known_until, c, owners, fates[size(fates) - 1] AS fate, [each IN owners WHERE NOT each.id IN done_by] AS left,
     ends > 0 AND (ends > size(done_by) OR all(each IN owners WHERE each.id IN done_by)) AS ended
OPTIONAL MATCH (words:Passage {id: fate.passage})
OPTIONAL MATCH (c)-[:MADE_TO]->(made_to:Body)
OPTIONAL MATCH (c)-[about:ABOUT]->(m:Matter)
WHERE coalesce(about.known_from, '') <= $as_of
WITH known_until, c, owners, left, ended, fate, words, made_to, m ORDER BY made_to.name, m.name
WITH known_until, c, owners, left, ended, fate, words, collect(made_to.name)[0] AS made_to, collect(m)[0] AS m
OPTIONAL MATCH (c)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)<-[:HAS_ITEM]-(mt:Meeting)-[:MEETING_OF]->(f:Forum)
WITH known_until, c, owners, left, ended, fate, words, made_to, m, p, s, i, mt, f ORDER BY p.known_from, p.id
WITH known_until, c, owners, left, ended, fate, words, made_to, m, collect(mt)[0] AS mt, collect(f)[0] AS f,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
OPTIONAL MATCH (c)-[mentioning:MENTIONED_AT]->(:AgendaItem)<-[:HAS_ITEM]-(later:Meeting)
WHERE coalesce(mentioning.known_from, '') <= $as_of
WITH known_until, c, owners, left, ended, fate, words, made_to, m, mt, f, first, max(later.date) AS mentioned_on
CALL (c, left, ended, mentioned_on, mt, f) {
  UNWIND CASE WHEN ended THEN [] ELSE [f] + left END AS teller
  WITH DISTINCT c, mentioned_on, mt, teller
  WHERE 'Forum' IN labels(teller)
  OPTIONAL MATCH (teller)<-[:MEETING_OF]-(loaded:Meeting)<-[minutes:MINUTES_OF]-(:Source)
  WHERE coalesce(minutes.known_from, loaded.date) <= $as_of
  WITH c, mentioned_on, mt, teller, coalesce(max(loaded.date), '') AS until ORDER BY teller.name, teller.id
  RETURN collect(teller.name) AS told_by, min(until) AS silent_until,
         collect(CASE WHEN until <= coalesce(c.due_to, mentioned_on, mt.date, c.known_from) THEN teller.name END)
           AS not_loaded
}
WITH *,
     CASE WHEN ended THEN CASE fate.how WHEN 'KEPT_AT' THEN 'kept' WHEN 'MISSED_AT' THEN 'missed' ELSE 'cancelled' END
          WHEN c.due_to IS NULL OR c.due_to >= known_until OR mentioned_on IS NOT NULL THEN 'open'
          WHEN coalesce(c.certainty, 'likely') <> 'certain' OR NOT coalesce(c.recognisable, false) THEN 'open'
          WHEN f IS NOT NULL AND size(not_loaded) = 0 THEN 'not_heard_of'
          ELSE 'not_loaded' END AS state
WHERE size($states) = 0 OR state IN $states
RETURN c.id AS fact, state, [each IN owners | each.name] AS owners, [each IN owners | each.id] AS owner_ids,
       CASE WHEN ended THEN [] ELSE [each IN left | each.name] END AS left, c.what AS what, c.due AS due,
       c.due_to AS due_to, mt.date AS made_on, f.name AS made_at, made_to, m.name AS matter, m.id AS matter_id,
       fate.on AS settled_on, fate.at AS settled_at, fate.item AS settled_item, words.quote AS settled_quote,
       mentioned_on, told_by,
       CASE WHEN size(told_by) > 0 THEN coalesce(c.due_to, mentioned_on, mt.date, c.known_from) END AS told_after,
       not_loaded, c.certainty AS certainty,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY state, coalesce(c.due_to, '9999-12-31'), made_on, fact
