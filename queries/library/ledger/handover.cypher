// Every matter, project and commitment that is open with a forum, the last word on each, and the body that takes over.
// for: whoever hands a forum's work over: what is unfinished, where it stands, and to whom it goes by law or registry
// parameter: forum text = '' -- only this forum and its parts, by id or name
// parameter: region text = '' -- only forums of this region, by id or name
// parameter: as_of date = 9999-12-31 -- only what the minutes up to this day tell
// column: forum text -- the forum with which it is open: it sent, received, treats, owns or was promised it
// column: forum_id text -- its id
// column: entry type -- matter, project or commitment; item where a postponed item belongs to no matter
// column: id text -- id of the thing
// column: name text -- its name; of a commitment what is to be done
// column: why open -- request: sent and without a known answer or decision; postponed: and not taken up again; running: a project without a known end; promise: not known to be done
// column: last_date date -- day of the latest loaded minutes that speak of it
// column: last_kind referral|event|moved -- what they tell: a kind of referral or event, else 'treated'
// column: last_body text -- the forum whose minutes these are
// column: owners list -- of a commitment, who is still to do it
// column: due_to date -- of a commitment, last day on which it is in time
// column: told_by list -- the forum, whose minutes would tell of it
// column: told_after date -- the minutes after this day: of the last word, else when a commitment is due
// column: not_loaded list -- the forum, where no minutes of it after that day are loaded
// column: successor text -- the body that takes over from the forum; empty where neither law nor registry says so
// column: successor_id text -- its id
// column: date date -- day on which it takes over
// column: legal_basis text -- law or decision that says so
// column: certainty certainty -- of the latest words: certain or likely
// column: source text -- file of the last words
// column: item text -- number of the item there
// column: page integer -- page there
// column: line integer -- line there
// column: quote text -- the last words
// example: klyngegraf query ledger/handover --param forum="Faglig Sundhedsklynge Hede" --param as_of=2026-12-31

CALL () {
  MATCH (asked:Body {id: $forum}) RETURN asked
  UNION
  MATCH (asked:Body {name: $forum}) RETURN asked
  UNION
  MATCH (asked:Body {id: $region}) RETURN asked
  UNION
  MATCH (asked:Region {name: $region}) RETURN asked
  UNION
  UNWIND CASE WHEN $region = '' THEN [] ELSE [true] END AS every
  MATCH (wanted:Region), (asked:Forum)
  WHERE (wanted.id = $region OR wanted.name = $region)
    AND asked.region IN [wanted.name, replace(wanted.name, 'Region ', '')]
  RETURN asked
  UNION
  UNWIND CASE WHEN $forum + $region = '' THEN [true] ELSE [] END AS every
  MATCH (asked:Forum)
  RETURN asked
}
WITH DISTINCT asked
MATCH (asked)<-[within:SUBUNIT_OF*0..4]-(f:Forum)
WHERE all(tie IN within WHERE coalesce(tie.known_from, '') <= $as_of)
  AND coalesce(f.known_from, '') <= $as_of AND coalesce(f.named, true)
WITH DISTINCT f
CALL (f) {
  MATCH (f)<-[ending:FROM|TO]-(r:Referral)-[about:ABOUT]->(m:Matter)
  WHERE r.kind IN ['escalates', 'delegates', 'consults'] AND coalesce(r.known_from, '') <= $as_of
    AND coalesce(ending.known_from, '') <= $as_of AND coalesce(about.known_from, '') <= $as_of
    AND NOT EXISTS {
      MATCH (r)<-[answering:ANSWERS]-(:Referral) WHERE coalesce(answering.known_from, '') <= $as_of
    }
    AND NOT EXISTS {
      MATCH (r)-[onward:NEXT]->(:Referral) WHERE coalesce(onward.known_from, '') <= $as_of
    }
    AND NOT EXISTS {
      MATCH (r)-[taken:RECEIVED_AT]->(:AgendaItem)-[deciding:DECIDED]->(d:Decision)
      WHERE coalesce(taken.known_from, '') <= $as_of AND coalesce(deciding.known_from, '') <= $as_of
        AND any(kind IN d.kinds WHERE kind IN ['approved', 'decided', 'rejected'])
    }
    AND NOT EXISTS {
      MATCH (r)-[asking:ASKS_FOR]->(:Commitment)-[keeping:KEPT_AT]->(:AgendaItem)
      WHERE coalesce(asking.known_from, '') <= $as_of AND coalesce(keeping.known_from, '') <= $as_of
    }
  RETURN m AS thing, 'request' AS why
  UNION
  MATCH (f)<-[:MEETING_OF]-(:Meeting)-[:HAS_ITEM]->(i:AgendaItem)-[:DECIDED]->(d:Decision)
  WHERE 'postponed' IN d.kinds AND coalesce(d.known_from, '') <= $as_of
    AND NOT EXISTS { MATCH (i)<-[again:RESUMES]-(:AgendaItem) WHERE coalesce(again.known_from, '') <= $as_of }
  OPTIONAL MATCH (i)-[concerns:CONCERNS]->(m:Matter)
  WHERE coalesce(concerns.known_from, '') <= $as_of
  RETURN coalesce(m, i) AS thing, 'postponed' AS why
  UNION
  MATCH (f)<-[:MEETING_OF]-(:Meeting)-[:HAS_ITEM]->(:AgendaItem)-[concerns:CONCERNS]->(p:Project)
  WHERE coalesce(concerns.known_from, '') <= $as_of
  RETURN p AS thing, 'running' AS why
  UNION
  MATCH (f)<-[by:BY]-(e:Event)-[happened:HAPPENED_TO]->(p:Project)
  WHERE coalesce(e.known_from, '') <= $as_of AND coalesce(happened.known_from, '') <= $as_of
    AND coalesce(by.known_from, '') <= $as_of
  RETURN p AS thing, 'running' AS why
  UNION
  MATCH (f)<-[:OWNED_BY|MADE_TO]-(c:Commitment)
  WHERE coalesce(c.known_from, '') <= $as_of
  RETURN c AS thing, 'promise' AS why
}
WITH thing, f, min(why) AS why
WITH thing, collect({f: f, why: why}) AS lies_with
CALL (thing) {
  OPTIONAL MATCH (thing)<-[happened:HAPPENED_TO]-(e:Event)
  WHERE coalesce(happened.known_from, '') <= $as_of AND coalesce(e.known_from, '') <= $as_of
    AND NOT coalesce(e.planned, false) AND e.kind IN ['closed', 'withdrawn', 'rejected']
  RETURN count(e) AS closed
}
CALL (thing) {
  OPTIONAL MATCH (thing)-[fate:KEPT_AT|MISSED_AT|CANCELLED_AT]->(:AgendaItem)
  WHERE coalesce(fate.known_from, '') <= $as_of
  RETURN count(fate) AS ends, collect(fate.by) AS done_by
}
CALL (thing, done_by) {
  OPTIONAL MATCH (thing)-[owned:OWNED_BY]->(owner)
  WHERE coalesce(owned.known_from, '') <= $as_of AND NOT owner.id IN done_by
  WITH owner ORDER BY owner.name, owner.id
  RETURN collect(owner.name) AS owners
}
WITH thing, lies_with, closed, owners
WHERE ends = 0 OR (ends = size(done_by) AND size(owners) > 0)
CALL (thing) {
  MATCH (thing)<-[of:ABOUT|CONCERNS|HAPPENED_TO]-(told)-[:SAID_IN]->(p:Passage)
  WHERE coalesce(of.known_from, '') <= $as_of AND coalesce(told.known_from, '') <= $as_of
    AND coalesce(p.known_from, '') <= $as_of
  RETURN told, p
  UNION ALL
  MATCH (thing)-[:SAID_IN]->(p:Passage)
  WHERE NOT 'Matter' IN labels(thing) AND coalesce(p.known_from, '') <= $as_of
  RETURN thing AS told, p
}
WITH thing, lies_with, closed, owners, told, p
ORDER BY p.known_from DESC, CASE WHEN told.kind IS NULL THEN 1 ELSE 0 END, p.start DESC, p.id, told.id
WITH thing, lies_with, closed, owners, collect({p: p, told: told})[0] AS last
WITH thing, lies_with, closed, owners, last.p AS p, last.told AS told
OPTIONAL MATCH (p)-[:IN_SOURCE]->(s:Source)-[:MINUTES_OF]->(mt:Meeting)-[:MEETING_OF]->(g:Forum)
WITH thing, lies_with, closed, owners, p, told, s, g ORDER BY mt.date, g.name
WITH thing, lies_with, closed, owners, p, told, collect({source: s.name, body: g.name})[0] AS at
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)
UNWIND lies_with AS lies
WITH lies.f AS f, lies.why AS why, thing, closed, owners, p, told, at, i
WHERE why <> 'running' OR closed = 0
WITH f, collect({
       thing: thing, why: why, owners: owners, p: p, told: told, source: at.source, body: at.body, item: i.number
     }) AS open_ones
CALL (f) {
  OPTIONAL MATCH (f)<-[:MEETING_OF]-(loaded:Meeting)<-[read:MINUTES_OF]-(:Source)
  WHERE coalesce(read.known_from, loaded.date) <= $as_of
  RETURN coalesce(max(loaded.date), '') AS until
}
CALL (f) {
  OPTIONAL MATCH (f)<-[own:SUCCEEDS]-(heir:Body)
  WHERE coalesce(own.known_from, '') <= $as_of
  RETURN collect({s: own, new: heir}) AS changes
}
UNWIND changes AS change
UNWIND open_ones AS one
WITH f, until, change.s AS s, change.new AS new, one, one.thing AS thing, one.told AS told, one.p AS p
WITH f, until, s, new, one, thing, told, p, coalesce(thing.due_to, p.known_from, thing.known_from) AS told_after
RETURN f.name AS forum, f.id AS forum_id,
       CASE WHEN 'Commitment' IN labels(thing) THEN 'commitment' WHEN 'Project' IN labels(thing) THEN 'project'
            WHEN 'Matter' IN labels(thing) THEN 'matter' ELSE 'item' END AS entry,
       thing.id AS id, coalesce(thing.name, thing.what, thing.title) AS name, one.why AS why,
       p.known_from AS last_date,
       CASE WHEN 'Referral' IN labels(told) OR 'Event' IN labels(told) THEN told.kind ELSE 'treated' END AS last_kind,
       one.body AS last_body, one.owners AS owners, thing.due_to AS due_to, [f.name] AS told_by, told_after,
       CASE WHEN until <= told_after THEN [f.name] ELSE [] END AS not_loaded,
       new.name AS successor, new.id AS successor_id, s.date AS date, s.legal_basis AS legal_basis,
       told.certainty AS certainty,
       one.source AS source, one.item AS item, p.page AS page, p.line AS line, p.quote AS quote
ORDER BY forum, forum_id, entry, coalesce(last_date, ''), id, coalesce(successor_id, '')
