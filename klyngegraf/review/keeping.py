"""The judgement file of a store: read at every load, and held against what the graph was last made with.

A graph remembers which judgements it rests on in `(:Meta {id: 'judgements'})`, so that a load sees that they have
changed, and that the file has gone: people's work must not be lost because a file lies elsewhere now.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.forgotten import forgotten
from klyngegraf.session import Session
from loaders.documents.names import shown
from loaders.judgements.file import JudgementFile
from loaders.judgements.lines import Fault, Found
from loaders.judgements.standing import Standing, standing

if TYPE_CHECKING:
    from graph.rows import Rows
    from graph.stores.base import Store, Transaction

_MARK = "MATCH (m:Meta {id: 'judgements'}) RETURN m.mark AS mark, m.count AS count, m.gone AS gone"
_KEEP = "MERGE (m:Meta {id: 'judgements'}) SET m.mark = $mark, m.count = $count, m.gone = $gone"


@dataclass(frozen=True, slots=True)
class Judged:
    """What the file holds: the judgements that stand, and its broken lines; `before` is what the graph rests on."""

    file: JudgementFile
    standing: Standing
    faults: tuple[Fault, ...]
    before: str = ""

    @property
    def mark(self) -> str:
        """What tells these judgements from others; '' for none."""
        ids = [f"{one.id} {one.why}" for one in self.standing.judgements]
        return hashlib.sha256("\n".join(ids).encode()).hexdigest()[:16] if ids else ""

    @property
    def changed(self) -> bool:
        """Whether the graph rests on other judgements."""
        return self.mark != self.before

    def gone(self, rows: Rows) -> list[str]:
        """Ids of the judgements that speak of something that is not in the graph."""
        return [one.id for one in self.standing.judgements if one.id not in rows.nodes]

    def keep(self, transaction: Transaction, rows: Rows) -> None:
        """Note in the store what the graph rests on."""
        details = {"mark": self.mark, "count": len(self.standing.judgements), "gone": self.gone(rows)}
        transaction.run(_KEEP, details)


def file_of(session: Session) -> JudgementFile:
    """The judgement file in force. Raises UserError for wrong settings."""
    return JudgementFile(session.settings.judgements)


def found_in(session: Session) -> Found:
    """What the file holds, with the forgotten left out of people's words. Raises StoreError, UserError."""
    found = file_of(session).read()
    rules = forgotten()
    if not rules.rules:
        return found
    judgements = tuple(one.model_copy(update={"why": rules.applied(one.why)[0]}) for one in found.judgements)
    return Found(judgements, found.faults)


def judged(session: Session, store: Store | None) -> Judged:
    """What people have judged. Raises UserError where the graph rests on a file that has gone, StoreError."""
    file = file_of(session)
    rows = store.query(_MARK).rows if store else []
    before, count = (rows[0]["mark"] or "", rows[0]["count"] or 0) if rows else ("", 0)
    if count and not file.path.exists():
        raise UserError("judgements_gone", code=WRONG_USE, path=shown(str(file.path)), count=count)
    found = found_in(session)
    return Judged(file, standing(found.judgements), found.faults, before)


def gone_of(store: Store) -> set[str]:
    """Ids of the judgements that spoke of nothing in the graph when it was last made."""
    rows = store.query(_MARK).rows
    return set(rows[0]["gone"] or ()) if rows else set()
