// What was promised or ordered and is not known to be done: who, what, by when, and what the minutes can tell.
// for: the secretary who follows up before the next meeting
// parameter: body text = '' -- only what this body, a part of it or one it took over from owns or was promised; by id or name
// parameter: matter text = '' -- only what is about this matter, by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: fact text -- id of the commitment
// column: owners list -- who is still to do it; empty where the minutes name nobody
// column: owner_ids list -- their ids
// column: what text -- what is to be done
// column: due due -- when it is due, as written
// column: due_to date -- last day on which it is in time
// column: made_on date -- day of the meeting where it was made
// column: made_at text -- the forum where it was made
// column: made_to text -- to whom it was promised
// column: matter text -- the matter it is about
// column: matter_id text -- its id
// column: state state -- open; not_heard_of: later minutes are loaded and silent, of a certain one whose words they would repeat; not_loaded: they are not
// column: mentioned_on date -- day of the latest later item that speaks of it
// column: forum_minutes_until date -- date of the latest loaded minutes of the forum where it was made
// column: owner_minutes_until date -- the same of the owners that are forums; of the one whose minutes end first
// column: owner_meets boolean -- whether an owner is a forum, whose minutes could tell
// column: told_by list -- forums whose minutes would tell what became of it: where it was made, and owners that meet
// column: told_after date -- the minutes after this day: when it is due, else when it was made or last spoken of
// column: not_loaded list -- those of the forums of which no minutes after it are loaded
// column: certainty certainty -- certain or likely
// column: source text -- file that tells of it first
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the words that say it
// example: klyngegraf query commitments/open --param body="KLU Hede" --param as_of=2024-06-30

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
  MATCH (part)<-[:MEETING_OF]-(:Meeting)-[:HAS_ITEM]->(:AgendaItem)<-[:IN_ITEM]-(:Passage)<-[:SAID_IN]-(c:Commitment)
  RETURN c
  UNION
  UNWIND CASE WHEN $body = '' AND $matter <> '' THEN [true] ELSE [] END AS one
  CALL () {
    MATCH (m:Matter {id: $matter}) RETURN m
    UNION
    MATCH (m:Matter {name: $matter}) RETURN m
  }
  MATCH (m)<-[:ABOUT]-(c:Commitment)
  RETURN c
  UNION
  UNWIND CASE WHEN $body = '' AND $matter = '' THEN [true] ELSE [] END AS every
  MATCH (c:Commitment)
  RETURN c
}
WITH DISTINCT [part IN parts | part.id] AS parts, known_until, c
WHERE coalesce(c.known_from, '') <= $as_of
OPTIONAL MATCH (c)-[fate:KEPT_AT|MISSED_AT|CANCELLED_AT]->(:AgendaItem)
WHERE coalesce(fate.known_from, '') <= $as_of
WITH parts, known_until, c, count(fate) AS ends, collect(fate.by) AS done_by
WHERE ends = size(done_by)
OPTIONAL MATCH (c)-[owned:OWNED_BY]->(owner)
WHERE coalesce(owned.known_from, '') <= $as_of
WITH parts, known_until, c, ends, done_by, owner ORDER BY owner.name, owner.id
WITH parts, known_until, c, ends, done_by, collect(owner) AS owners
WITH parts, known_until, c, ends, [each IN owners WHERE NOT each.id IN done_by] AS owners
WHERE ends = 0 OR size(owners) > 0
OPTIONAL MATCH (c)-[:MADE_TO]->(made_to:Body)
OPTIONAL MATCH (c)-[about:ABOUT]->(m:Matter)
WHERE coalesce(about.known_from, '') <= $as_of
WITH parts, known_until, c, owners, made_to, m ORDER BY made_to.name, m.name
WITH parts, known_until, c, owners, collect(DISTINCT made_to.name) AS made_to, collect(made_to.id) AS to_ids,
     collect(m)[0] AS m
WHERE $matter = '' OR m.id = $matter OR m.name = $matter
OPTIONAL MATCH (c)-[:SAID_IN]->(p:Passage)-[:IN_SOURCE]->(s:Source)
WHERE coalesce(p.known_from, '') <= $as_of
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)<-[:HAS_ITEM]-(mt:Meeting)-[:MEETING_OF]->(f:Forum)
WITH parts, known_until, c, owners, made_to, to_ids, m, p, s, i, mt, f ORDER BY p.known_from, p.id
WITH parts, known_until, c, owners, made_to, to_ids, m, collect(mt)[0] AS mt, collect(f)[0] AS f,
     collect({source: s.name, item: i.number, page: p.page, line: p.line, quote: p.quote})[0] AS first
WITH *
WHERE $body = '' OR any(owner IN owners WHERE owner.id IN parts) OR any(id IN to_ids WHERE id IN parts) OR f.id IN parts
OPTIONAL MATCH (c)-[mentioning:MENTIONED_AT]->(:AgendaItem)<-[:HAS_ITEM]-(later:Meeting)
WHERE coalesce(mentioning.known_from, '') <= $as_of
WITH known_until, c, owners, made_to, m, mt, f, first, max(later.date) AS mentioned_on
OPTIONAL MATCH (f)<-[:MEETING_OF]-(loaded:Meeting)<-[minutes:MINUTES_OF]-(:Source)
WHERE coalesce(minutes.known_from, loaded.date) <= $as_of
WITH known_until, c, owners, made_to, m, mt, f, first, mentioned_on, max(loaded.date) AS forum_until
UNWIND CASE WHEN size(owners) = 0 THEN [null] ELSE owners END AS owner
OPTIONAL MATCH (owner)<-[:MEETING_OF]-(loaded:Meeting)<-[minutes:MINUTES_OF]-(:Source)
WHERE coalesce(minutes.known_from, loaded.date) <= $as_of
WITH known_until, c, owners, made_to, m, mt, f, first, mentioned_on, forum_until, owner,
     coalesce(max(loaded.date), '') AS until
WITH known_until, c, owners, made_to, m, mt, f, first, mentioned_on, forum_until,
     min(CASE WHEN 'Forum' IN labels(owner) THEN until END) AS owner_until,
     collect(CASE WHEN 'Forum' IN labels(owner) AND owner.id <> coalesce(f.id, '')
             THEN {name: owner.name, until: until} END) AS meeting_owners,
     coalesce(c.due_to, mentioned_on, mt.date, c.known_from) AS told_after
WITH known_until, c, owners, made_to, m, mt, f, first, mentioned_on, forum_until, owner_until, told_after,
     owner_until IS NOT NULL AS owner_meets,
     CASE WHEN f IS NULL THEN [] ELSE [{name: f.name, until: coalesce(forum_until, '')}] END + meeting_owners
       AS tellers,
     CASE
       WHEN c.due_to IS NULL OR c.due_to >= known_until OR mentioned_on IS NOT NULL THEN 'open'
       WHEN coalesce(c.certainty, 'likely') <> 'certain' OR NOT coalesce(c.recognisable, false) THEN 'open'
       WHEN coalesce(forum_until, '') > c.due_to AND (owner_until IS NULL OR owner_until > c.due_to)
         THEN 'not_heard_of'
       ELSE 'not_loaded'
     END AS state
RETURN c.id AS fact, [each IN owners | each.name] AS owners, [each IN owners | each.id] AS owner_ids,
       c.what AS what, c.due AS due, c.due_to AS due_to, mt.date AS made_on, f.name AS made_at,
       made_to[0] AS made_to, m.name AS matter, m.id AS matter_id, state, mentioned_on,
       forum_until AS forum_minutes_until,
       CASE WHEN owner_until = '' THEN null ELSE owner_until END AS owner_minutes_until,
       owner_meets, [each IN tellers | each.name] AS told_by, told_after,
       [each IN tellers WHERE each.until <= told_after | each.name] AS not_loaded, c.certainty AS certainty,
       first.source AS source, first.item AS item, first.page AS page, first.line AS line, first.quote AS quote
ORDER BY coalesce(c.due_to, '9999-12-31'), made_on, fact
