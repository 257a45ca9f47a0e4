"""What a load, a sync or a forgetting did: told on standard error, and written as JSON for `--report`."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loaders.documents.names import shown

if TYPE_CHECKING:
    from graph.rows import Rows
    from graph.writer import Changes
    from klyngegraf.loading.shelf import Entry
    from klyngegraf.session import Session
    from loaders.facts.record import Record

SCHEMA = 1
MOST_TOLD = 20
MASKED = ("cpr", "phone", "email", "address")


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why, as a line for the user that names it."""

    path: str
    line: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A meeting that several files tell of: (file name, version) of each; the facts are those of `leading`."""

    forum: str
    date: str
    files: tuple[tuple[str, str], ...]
    leading: str


@dataclass(slots=True)
class Outcome:
    """What was done. Lists hold file names; `counts` is what the read files hold, `facts` what changed in the graph.

    `questions` are open, `judgements` stand; `overruled` contradict later ones, `judged_gone` speak of nothing there.
    """

    loaded: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)
    read_again: list[str] = field(default_factory=list)
    unchanged: int = 0
    copies: int = 0
    other_kinds: int = 0
    failures: list[Failure] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    duplicates: list[Duplicate] = field(default_factory=list)
    changes: Changes | None = None
    questions: int = 0
    judgements: int = 0
    overruled: int = 0
    judged_gone: int = 0
    dry_run: bool = False
    interrupted: bool = False
    unanswered: bool = False

    @property
    def failed(self) -> bool:
        """Whether something was left undone that the user should see to."""
        return bool(self.failures) or self.unanswered

    def as_json(self) -> str:
        """For `--report`; docs/loading.md describes its form."""
        whole: dict[str, Any] = {"schema": SCHEMA, **asdict(self)}
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def counts_of(records: list[Record]) -> dict[str, int]:
    """What files hold; people by name within a forum, and how many readings are likely only."""
    readings = [reading for record in records for reading in record.readings]
    certainties = [fact.certainty for r in readings for fact in r.referrals]
    certainties += [fact.certainty for r in readings for fact in r.commitments]
    return {
        "meetings": len({(r.own.key, r.minutes.head.date or id(r)) for r in readings}),
        "people": len({(r.own.key, a.name) for r in readings for a in r.minutes.attendance}),
        "referrals": sum(len(r.referrals) for r in readings),
        "commitments": sum(len(r.commitments) for r in readings),
        "projects": len({(r.own.key, p.name) for r in readings for p in r.projects}),
        "doubts": certainties.count("likely"),
        **{kind: sum(record.document.masked.get(kind, 0) for record in records) for kind in MASKED},
    }


def leading_of(rows: Rows) -> set[str]:
    """Digests of the files that some meeting's facts are taken from."""
    return {
        str(rows.nodes[edge.start[1]].properties["digest"])
        for edge in rows.edges.values()
        if edge.type == "MINUTES_OF" and edge.properties.get("leading")
    }


def questions_of(rows: Rows) -> int:
    """How many questions are open, without those that somebody could not tell."""
    return sum(n.labels[0] == "Question" and n.properties.get("state") != "unsure" for n in rows.nodes.values())


def duplicates_of(rows: Rows, touched: list[Entry]) -> list[Duplicate]:
    """The meetings of these files that other files tell of too."""
    digests = {entry.digest for entry in touched}
    told: dict[str, list[tuple[str, str, str, bool]]] = {}
    forums: dict[str, str] = {}
    for edge in rows.edges.values():
        if edge.type == "MINUTES_OF":
            source = rows.nodes[edge.start[1]].properties
            one = (str(source["name"]), str(edge.properties.get("version")), str(source["digest"]))
            told.setdefault(edge.end[1], []).append((*one, bool(edge.properties.get("leading"))))
        elif edge.type == "MEETING_OF":
            forums[edge.start[1]] = str(rows.nodes[edge.end[1]].properties.get("name"))
    found = []
    for meeting, files in told.items():
        if len(files) > 1 and any(digest in digests for _, _, digest, _ in files):
            leading = next(name for name, _, _, leads in files if leads)
            versions = tuple(sorted((name, version) for name, version, _, _ in files))
            date = str(rows.nodes[meeting].properties.get("date"))
            found.append(Duplicate(forums.get(meeting, ""), date, versions, leading))
    return sorted(found, key=lambda one: (one.date, one.forum))


def tell(session: Session, outcome: Outcome) -> None:
    """Say what was done, on standard error."""
    if outcome.interrupted:
        session.say("interrupted" if outcome.loaded or outcome.read_again or outcome.removed else "stopped")
    if outcome.loaded:
        session.say("load_summary", files=len(outcome.loaded), **outcome.counts)
        if outcome.counts.get("doubts"):
            session.say("load_doubts", count=outcome.counts["doubts"])
        if any(outcome.counts.get(kind) for kind in MASKED):
            session.say("load_masked", **{kind: outcome.counts[kind] for kind in MASKED})
    for key, names in (("replaced", outcome.replaced), ("removed", outcome.removed), ("vanished", outcome.vanished)):
        _names(session, key, names)
    _duplicates(session, outcome.duplicates)
    if outcome.read_again:
        session.say("read_again", count=len(outcome.read_again))
    if outcome.unchanged:
        quiet = outcome.loaded or outcome.failures or outcome.removed or outcome.read_again or outcome.interrupted
        session.say("load_unchanged" if quiet else "load_nothing_new", count=outcome.unchanged)
    if outcome.copies:
        session.say("copies", count=outcome.copies)
    if outcome.other_kinds:
        session.say("other_kinds", count=outcome.other_kinds)
    _changes(session, outcome)
    if outcome.questions:
        session.say("load_questions", count=outcome.questions)
    if outcome.judgements or outcome.overruled:
        session.say("load_judgements", count=outcome.judgements, overruled=outcome.overruled, gone=outcome.judged_gone)
    if outcome.failures:
        session.say("load_failed", count=len(outcome.failures))
        for failure in outcome.failures:
            session.say_text(f"  {failure.line}")
    if outcome.unanswered:
        session.say("vanished_unanswered")


def write_report(session: Session, outcome: Outcome, path: Path | None) -> None:
    """Write the report where one is asked for. Raises UserError."""
    if path is not None:
        from klyngegraf.output import write_file

        write_file(session, outcome.as_json(), path)


def _changes(session: Session, outcome: Outcome) -> None:
    if outcome.changes:
        changes = outcome.changes
        session.say(
            "load_would_change" if outcome.dry_run else "load_changes",
            new=changes.new_nodes + changes.new_edges,
            changed=changes.changed_nodes + changes.changed_edges,
            gone=changes.gone_nodes + changes.gone_edges,
        )
    if outcome.dry_run:
        session.say("dry_run")
    elif outcome.changes and (outcome.replaced or outcome.removed or outcome.read_again or outcome.unchanged):
        session.say("see_diff")


def _duplicates(session: Session, duplicates: list[Duplicate]) -> None:
    from queries.labels import labels

    words = labels(session.lang)
    for one in duplicates[:MOST_TOLD]:
        files = ", ".join(f"{shown(name)} ({session.text(f'version_{version}')})" for name, version in one.files)
        session.say("same_meeting", forum=one.forum, date=words.date(one.date), files=files, leading=shown(one.leading))
    if len(duplicates) > MOST_TOLD:
        session.say("and_more", count=len(duplicates) - MOST_TOLD)


def _names(session: Session, key: str, names: list[str]) -> None:
    for name in names[:MOST_TOLD]:
        session.say(key, name=shown(name))
    if len(names) > MOST_TOLD:
        session.say("and_more", count=len(names) - MOST_TOLD)
