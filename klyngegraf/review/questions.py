"""What is open: every question of the graph that nobody has settled, with the words on both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, get_args

from loaders.judgements.verdicts import Sort
from queries import runner
from queries.reports.model import Source

if TYPE_CHECKING:
    from graph.stores.base import Store
    from loaders.judgements.standing import Standing

MOST_WITNESSES = 3
SORTS = get_args(Sort)


@dataclass(frozen=True, slots=True)
class Witness:
    """The words that name or tell one side, and where they stand."""

    form: str
    source: Source


@dataclass(frozen=True, slots=True)
class Half:
    """One side of a question: its lasting id, the thing that it belongs to now, and its words, its own first."""

    id: str
    thing: str
    name: str
    witnesses: tuple[Witness, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """An open question. `reasons` are codes or words, `weight` runs from 0 to 100."""

    id: str
    sort: str
    text: str
    reasons: tuple[str, ...]
    weight: int
    state: str
    halves: tuple[Half, ...] = field(default=())

    @property
    def sides(self) -> frozenset[str]:
        """The lasting ids of both sides."""
        return frozenset(half.id for half in self.halves)

    def as_entry(self) -> dict[str, Any]:
        """For `--json`."""
        return asdict(self)


def open_questions(store: Store, judged: Standing, *, sort: str | None = None, unsure: bool = False) -> list[Question]:
    """The open questions, those most worth an answer first; those nobody could tell only with `unsure`.

    What was judged since the graph was last made is left out.
    """
    settled = {one.pair for one in judged.judgements if not (unsure and one.kind == "unsure")}
    rows = [
        row
        for row in runner.run(store, "quality/questions", limit=None).rows
        if len(row["sides"]) == len(row["about_ids"]) == 2
        and frozenset(row["sides"]) not in settled
        and (unsure or row["state"] != "unsure")
        and sort in (None, row["kind"])
    ]
    words = _witnesses(store, {thing for row in rows for thing in row["about_ids"]})
    return [
        Question(
            row["id"], row["kind"], row["text"], tuple(row["reasons"]), row["weight"], row["state"],
            tuple(
                _half(side, thing, name, words[thing])
                for side, thing, name in zip(row["sides"], row["about_ids"], row["about"], strict=True)
            ),
        )
        for row in rows
    ]  # fmt: skip


def _half(side: str, thing: str, name: str, found: list[tuple[str, Witness]]) -> Half:
    """The side's own words first, then others of the thing, each place once."""
    ordered = sorted(found, key=lambda one: one[0] != side)
    own = next((witness.form for fact, witness in ordered if fact == side), name)
    return Half(side, thing, own or name, tuple(dict.fromkeys(witness for _, witness in ordered)))


def _witnesses(store: Store, things: Iterable[str]) -> dict[str, list[tuple[str, Witness]]]:
    found: dict[str, list[tuple[str, Witness]]] = defaultdict(list)
    wanted = sorted(things)
    for row in runner.run(store, "quality/witnesses", {"things": wanted}, limit=None).rows if wanted else []:
        source = Source(
            row["source"], row["forum"], row["date"], row["item"], row["page"], row["line"],
            " ".join(str(row["quote"] or "").split()),
        )  # fmt: skip
        found[row["thing"]].append((row["fact"], Witness(row["form"] or "", source)))
    return found
