"""Asks the library on behalf of a report: rows, the passages behind them, and what minutes are loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.stores.base import Store
from queries import runner
from queries.parameters import FAR_FUTURE, day
from queries.reports.model import Note, Report, Section, Source


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is loaded of one forum: the day of its latest minutes, if any, and days of meetings only mentioned."""

    forum: str
    last: str | None
    mentioned: tuple[str, ...]


class Asker:
    """One report's questions, all as of the same date. `cut` tells whether any answer left rows out."""

    def __init__(self, store: Store, as_of: str | None) -> None:
        self._store = store
        self.as_of = day(as_of) if as_of else None
        self.cut = False
        rows = self.rows("meetings/coverage")
        self.coverage = {row["id"]: Coverage(row["forum"], row["last"], tuple(row["mentioned"])) for row in rows}
        self.minutes = sum(row["minutes"] for row in rows)
        self.until = max((row["last"] for row in rows if row["last"]), default=None)
        self._places: dict[tuple[str, str | None, str | None], list[tuple[str, ...]]] | None = None

    def rows(self, query: str, **parameters: object) -> list[dict[str, Any]]:
        """The rows of a library query as of the report's date."""
        result = runner.run(self._store, query, {**parameters, "as_of": self.as_of or FAR_FUTURE})
        self.cut = self.cut or result.cut
        return result.rows

    def sources(self, facts: Iterable[str]) -> dict[str, tuple[Source, ...]]:
        """All passages that say each of these facts, in order of time."""
        wanted = sorted(set(facts))
        found: dict[str, list[Source]] = {}
        for row in self.rows("quality/evidence", facts=wanted) if wanted else []:
            source = Source(
                row["source"], row["forum"], row["date"], row["item"], row["page"], row["line"], row["quote"],
                row["redacted"], self.places(row["source"], row["forum"], row["date"]),
            )  # fmt: skip
            found.setdefault(row["fact"], []).append(source)
        return {fact: tuple(sources) for fact, sources in found.items()}

    def places(self, file: str, forum: str | None = None, date: str | None = None) -> tuple[str, ...]:
        """Where the file of this name lies that holds that meeting's minutes, or any; () where several may be meant."""
        if self._places is None:
            self._places = {}
            for row in self.rows("meetings/files"):
                whose = (row["forum"], row["date"])
                for key in {(row["file"], *whose), (row["file"], None, None)}:
                    self._places.setdefault(key, []).append(tuple(row["places"]))
        found = self._places.get((file, forum, date), [])
        return found[0] if len(set(found)) == 1 else ()

    def missing(self, body_ids: Iterable[str], since: str | None) -> list[Note]:
        """What is not loaded of these bodies' minutes and would tell more: meetings that are only mentioned."""
        notes = []
        for body in sorted(set(body_ids) & self.coverage.keys(), key=lambda each: self.coverage[each].forum):
            coverage = self.coverage[body]
            notes += [
                Note("only_mentioned", {"body": coverage.forum, "date": date})
                for date in coverage.mentioned
                if date >= (since or "")
            ]
            if coverage.last is None:
                notes.append(Note("none_loaded", {"body": coverage.forum}))
        return notes

    def report(self, kind: str, subject: str | None, sections: Sequence[Section]) -> Report:
        """A report of these sections."""
        return Report(kind, subject, self.as_of, self.minutes, self.until, list(sections), self.cut)


def own_source(asker: Asker, row: dict[str, Any]) -> tuple[Source, ...]:
    """The passage that a row of the library carries itself."""
    if not row.get("source"):
        return ()
    item, page, line, quote = (row.get(key) for key in ("item", "page", "line", "quote"))
    return (Source(row["source"], None, None, item, page, line, quote, places=asker.places(row["source"])),)
