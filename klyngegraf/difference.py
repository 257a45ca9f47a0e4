"""What `klyngegraf diff` prints: the last load's changes as a report, each fact with its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from queries.labels import Labels, labels
from queries.reports.asking import Asker
from queries.reports.model import Column, Note, Report, Row, Section, Source

if TYPE_CHECKING:
    from graph.stores.base import Store

COLUMNS = (
    Column("fact_kind", "code"),
    Column("date", "day"),
    Column("path", "path"),
    Column("what", "codes"),
    Column("status", "code", unmarked="status.done"),
    Column("text"),
    Column("fact", hidden=True),
)
_CODES = {"Referral": "referral", "Decision": "decision", "Event": "event"}
_STATUS = {"Referral": "status", "Meeting": "meeting"}
_VALUE_CODES = {"certainty": "certainty", "answer": "answer", "coverage": "coverage"}


def difference(store: Store, lang: str) -> Report:
    """The report on what the last load changed. Raises ValueError for another language."""
    from klyngegraf.loading.changes import KINDS, last_changes

    asker = Asker(store, None)
    changes = last_changes(store)
    if changes is None:
        return asker.report("changes", None, [Section("new_facts", COLUMNS)])
    words = labels(lang)
    sections = []
    for kind in KINDS:
        facts = changes["facts"][kind]
        section = Section(f"{kind}_facts", COLUMNS, [_row(fact, words) for fact in facts])
        total = sum(changes["counts"][kind].values())
        if total > len(facts):
            section.notes.append(Note("of_all", {"shown": len(facts), "total": total}))
        asker.cut = asker.cut or total > len(facts)
        sections.append(section)
    for place, row in enumerate((row for section in sections for row in section.rows), 1):
        row.number = place
    sections.append(_files(changes))
    return asker.report("changes", _when(changes["at"], words), sections)


def _row(fact: dict[str, Any], words: Labels) -> Row:
    label = fact["label"]
    values = {
        "fact_kind": f"fact.{label}",
        "date": fact["date"],
        "path": fact["path"],
        "what": [f"{_CODES[label]}.{kind}" for kind in fact["kinds"]] if label in _CODES else [],
        "status": f"{_STATUS[label]}.{fact['status']}" if label in _STATUS and fact["status"] else None,
        "text": fact["text"] or None,
        "fact": fact["id"],
    }
    notes = tuple(
        Note("was_and_is", {"what": f"column.{one['what'].lower()}", "before": before, "after": after})
        for one in fact.get("differences", ())
        for before, after in [(_value(label, one, one["before"], words), _value(label, one, one["after"], words))]
    )
    return Row(values, tuple(map(_source, fact["sources"])), notes)


def _source(source: dict[str, Any]) -> Source:
    return Source(**{**source, "places": tuple(source.get("places", ()))})


def _value(label: str, one: dict[str, Any], value: Any, words: Labels) -> str:
    """A value as readers see it."""
    if value is None or value == []:
        return words.text("report.nothing")
    if isinstance(value, bool):
        return words.text(f"boolean.{str(value).lower()}")
    values = value if isinstance(value, list) else [value]
    table = {"kind": _CODES, "kinds": _CODES, "status": _STATUS}.get(one["what"], {}).get(label)
    table = table or _VALUE_CODES.get(one["what"])
    if table:
        return ", ".join(words.word(f"{table}.{each}") for each in values)
    return ", ".join(words.date(str(each)) for each in values)


def _files(changes: dict[str, Any]) -> Section:
    """Which files the load read, read again, replaced and took out, and whether it came to its end."""
    notes = [Note(f"files_{what}", {"files": ", ".join(names)}) for what, names in changes["files"].items() if names]
    if not changes["complete"]:
        notes.insert(0, Note("cut_short"))
    return Section("files", notes=notes)


def _when(at: str, words: Labels) -> str:
    """'25. november 2026 kl. 05:12 (UTC)'."""
    day, _, time = at.partition("T")
    return f"{words.date(day)} {time[:5]} UTC"
