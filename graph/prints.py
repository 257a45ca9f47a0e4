"""What the store holds, scope by scope, as fingerprints: a comparison then reads only the scopes that differ.

    wanted rows → a fingerprint of each scope ─┬─ the same as the store's → its rows are taken to be there
                                               └─ another, or gone         → its rows are read and compared

A scope's fingerprint covers its nodes and the edges that belong to them. All of them stand as one text in
`(:Meta {id: 'prints'})`: taken away in the first transaction of a write, put back in its last. A write that was cut
short, or beside which somebody else wrote, leaves none, and the next comparison reads the whole graph. So it does where
the graph has more or fewer nodes or edges than that write left: somebody has put in or taken out some by hand.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING
from uuid import uuid4

from graph.rows import Rows
from graph.schema import RELATIONSHIP, SCHEMA_VERSION

if TYPE_CHECKING:
    from graph.stores.base import Store, Transaction

Prints = dict[str, str]
_KEPT = "MATCH (m:Meta {id: 'prints'}) RETURN m.by AS by, m.prints AS prints"
_NODES = "MATCH (n) RETURN count(n) AS number"
_NOTES = "MATCH (m:Meta) RETURN count(m) AS number"
_EDGES = "MATCH ()-[r]->() RETURN count(r) AS number"
_BY = "MATCH (m:Meta {id: 'prints'}) RETURN m.by AS by"
_KEEP = "MERGE (m:Meta {id: 'prints'}) SET m.by = $by, m.prints = $prints"
_BYTES = 8


@dataclass(slots=True)
class Kept:
    """The fingerprints that a store has, None where it has none to be relied on, and who wrote last."""

    by: str | None = None
    prints: Prints | None = None


@dataclass(slots=True)
class Keeper:
    """Keeps the fingerprints of a write that leaves so many nodes and edges; None where it writes a part only."""

    before: Kept
    prints: Prints | None = None
    nodes: int = 0
    edges: int = 0
    by: str = field(default_factory=lambda: uuid4().hex)
    _alone: bool = True
    _begun: bool = False

    def note(self, transaction: Transaction, *, last: bool) -> None:
        """Inside each transaction of the write: take the fingerprints away, in the last one put the new ones in."""
        rows = transaction.run(_BY)
        by = rows[0]["by"] if rows else None
        self._alone = self._alone and by == (self.by if self._begun else self.before.by)
        self._begun = True
        good = last and self._alone and self.prints is not None
        text = json.dumps([SCHEMA_VERSION, self.nodes, self.edges, self.prints]) if good else None
        transaction.run(_KEEP, {"by": self.by, "prints": text})


def kept(store: Store) -> Kept:
    """What fingerprints a store has."""
    rows = store.query(_KEPT).rows
    if not rows:
        return Kept()
    if not rows[0]["prints"]:
        return Kept(rows[0]["by"])
    *marks, prints = json.loads(rows[0]["prints"])
    nodes, notes, edges = (store.query(cypher).rows[0]["number"] for cypher in (_NODES, _NOTES, _EDGES))
    return Kept(rows[0]["by"], prints if marks == [SCHEMA_VERSION, nodes - notes, edges] else None)


def prints_of(rows: Rows) -> Prints:
    """The fingerprint of each scope; the order of the rows does not matter."""
    sums: defaultdict[str, int] = defaultdict(int)
    for node in rows.nodes.values():
        sums[str(node.properties.get("scope"))] += _number(repr((node.labels, node.id, node.properties)))
    for edge in rows.edges.values():
        owner = edge.start if RELATIONSHIP[edge.type].owner == "start" else edge.end
        scope = str(rows.nodes[owner[1]].properties.get("scope"))
        sums[scope] += _number(repr((edge.type, edge.start, edge.end, edge.key, edge.properties)))
    return {scope: f"{number % (1 << 8 * _BYTES):x}" for scope, number in sums.items()}


def of_scopes(rows: Rows, scopes: Collection[str], *, inside: bool = True) -> Rows:
    """The rows that belong to these scopes; with `inside` false, the others."""
    nodes = {n.id: n for n in rows.nodes.values() if (n.properties.get("scope") in scopes) is inside}
    owner = {r.name: 1 if r.owner == "start" else 2 for r in RELATIONSHIP.values()}
    return Rows(nodes, {key: edge for key, edge in rows.edges.items() if key[owner[edge.type]] in nodes})


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest())
