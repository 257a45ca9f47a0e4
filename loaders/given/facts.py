"""Given facts into a reading: each in its place, one with the tool's own where both have it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from typing import Any

from loaders.facts.model import (
    Commitment,
    MeetingMentioned,
    Member,
    Project,
    ProjectEvent,
    ProjectLink,
    Reading,
    Referral,
)
from loaders.facts.read import attach
from loaders.facts.record import Given, Refusal
from loaders.facts.times import Calendar, Due
from loaders.given.entries import (
    GivenAction,
    GivenAmount,
    GivenAttendee,
    GivenEvent,
    GivenHead,
    GivenItem,
    GivenLink,
    GivenMeeting,
    GivenProject,
    GivenReferral,
    checked,
    lists_of,
)
from loaders.given.frame import Frame
from loaders.given.names import Names
from loaders.given.places import DiffersError, NowhereError, day_named, sentence_at
from loaders.mentions.words import fold
from loaders.span import Span

RULE = "given"


@dataclass(frozen=True, slots=True)
class _NoDue:
    """No time by which something is due."""

    text: None = None
    earliest: None = None
    latest: None = None


@dataclass(slots=True)
class Giving:
    """Puts what somebody has read into the reading of one minutes."""

    given: Given
    reading: Reading
    names: Names
    number: int = 0  # which of the file's minutes
    own_referrals: list[Referral] = field(default_factory=list)
    own_commitments: list[Commitment] = field(default_factory=list)
    frame: Frame = field(init=False)

    def __post_init__(self) -> None:
        self.frame = Frame(self.given, self.reading, self.names)

    def run(self) -> list[Refusal]:
        """Put in all that stands in the text; returns what is refused, and why. Raises ValueError for no facts."""
        lists = lists_of(self.given, self.number)
        self.own_referrals, self.own_commitments = list(self.reading.referrals), list(self.reading.commitments)
        if self.given.alone:
            self._leave_out_own(lists)
        refused = []
        for name, entries in lists.items():
            for position, raw in enumerate(entries, 1):
                entry = checked(name, position, raw)
                if isinstance(entry, Refusal):
                    refused.append(entry)
                    continue
                try:
                    self._put(entry)
                except NowhereError as error:
                    refused.append(Refusal(f"{name} {position} ({entry})", "nowhere", str(error)))
                except DiffersError as error:
                    refused.append(Refusal(f"{name} {position} ({entry})", "differs", error.own))
        attach(self.reading, self.reading.projects, self.names.text)
        return refused

    def _leave_out_own(self, lists: dict[str, list[Any]]) -> None:
        """Of the kinds of facts that are given, keep none that the tool alone has read."""
        reading = self.reading
        if "referrals" in lists:
            reading.referrals = [r for r in reading.referrals if r.readers]
        if "actions" in lists:
            reading.commitments = [c for c in reading.commitments if c.readers]
        if "projects" in lists:
            reading.projects = [p for p in reading.projects if p.readers]
        if "project_links" in lists:
            reading.project_links = []
        if "meetings_mentioned" in lists:
            reading.meetings_mentioned = []
        self.frame.leave_out_own(lists)

    def _put(self, entry: object) -> None:
        if isinstance(entry, GivenReferral):
            self._referral(entry)
        elif isinstance(entry, GivenAction):
            self._action(entry)
        elif isinstance(entry, GivenProject):
            self._project(entry)
        elif isinstance(entry, GivenLink):
            self._link(entry)
        elif isinstance(entry, GivenMeeting):
            self._meeting(entry)
        elif isinstance(entry, GivenHead):
            self.frame.head(entry)
        elif isinstance(entry, GivenAttendee):
            self.frame.attendee(entry)
        elif isinstance(entry, GivenItem):
            self.frame.item(entry)
        elif isinstance(entry, GivenAmount):
            self.frame.amount(entry)

    def _referral(self, entry: GivenReferral) -> None:
        quote = self.frame.place(entry.quote, entry.item)
        giver, receiver = self.names.body(entry.giver, quote), self.names.body(entry.receiver, quote)
        alike = [r for r in self.own_referrals if r.item == entry.item and _overlap(r.quote, quote)]
        ends = (giver.key, receiver.key)
        for known in self.reading.referrals:
            same = known.item == entry.item and (known.giver.key, known.receiver.key) == ends
            if same and (known.kind == entry.kind or _overlap(known.quote, quote)):
                self._read_by(known)
                if self.given.vouched:
                    known.kind, known.status = entry.kind, entry.status or known.status
                return
        hint = alike[0] if alike else None
        status = entry.status or (hint.status if hint else "done")
        day = self.reading.minutes.head.date
        date = entry.date or (hint.date if hint else day if status == "done" and self._decided(quote) else None)
        first, last = _bounds(date) if date else (None, day if status == "done" else None)
        self.reading.referrals.append(Referral(
            entry.item, giver, receiver, entry.kind, entry.subject or self._title(entry.item), status, quote, date,
            entry.earliest or first, entry.latest or last, entry.condition,
            entry.answer or (hint.answer if hint else None), self.frame.certainty, RULE, readers=(self.given.by,),
        ))  # fmt: skip
        self.reading.referrals.sort(key=lambda r: r.quote.start)

    def _action(self, entry: GivenAction) -> None:
        quote = self.frame.place(entry.quote, entry.item)
        owner = self.names.body(entry.owner, quote) if entry.owner else None
        for known in self.reading.commitments:
            if known.item == entry.item and _overlap(known.quote, quote):
                theirs = known.owner.key if known.owner else None
                if theirs == (owner.key if owner else None) or known.owner_name == entry.owner:
                    self._read_by(known)
                    return
        due = self._due(entry, quote)
        self.reading.commitments.append(
            Commitment(
                entry.item, owner, entry.owner, entry.what, quote, due.text, due.earliest, due.latest,
                certainty=self.frame.certainty, rule=RULE, readers=(self.given.by,),
            )
        )  # fmt: skip

    def _due(self, entry: GivenAction, quote: Span) -> Due | _NoDue:
        if not entry.due:
            return _NoDue()
        if entry.due[:4].isdigit():
            return Due(entry.due, *_bounds(entry.due))
        calendar = Calendar(self.names.mentions.dates, fold(self.names.text))
        told = calendar.due(quote, self.reading.minutes.head.date)
        return Due(entry.due, told.earliest, told.latest) if told else Due(entry.due)

    def _project(self, entry: GivenProject) -> None:
        first = entry.items[0] if entry.items else ""
        place = self.frame.place(entry.name, first, case=False)
        names = {name.casefold() for name in (entry.name, *entry.aliases)}
        known = next((p for p in self.reading.projects if names & {n.casefold() for n in (p.name, *p.aliases)}), None)
        if known is None:
            known = Project(entry.name, place)
            self.reading.projects.append(known)
        known.readers = (*known.readers, self.given.by)
        known.aliases += [n for n in (entry.name, *entry.aliases) if n not in (known.name, *known.aliases)]
        known.items += [number for number in entry.items if number not in known.items]
        for event in entry.events:
            self._event(known, event)
        for member in entry.members:
            self._member(known, member.name, member.role, member.organisation)

    def _event(self, project: Project, entry: GivenEvent) -> None:
        for own in project.events:
            if (own.item, own.kind) == (entry.item, entry.kind):
                own.readers = (*own.readers, self.given.by)
                return
        quote = self.frame.place(entry.quote, entry.item) if entry.quote else self._sentence(project.name, entry.item)
        by = self.names.body(entry.by, quote) if entry.by else None
        project.events.append(ProjectEvent(entry.item, entry.kind, quote, entry.date, by, readers=(self.given.by,)))

    def _member(self, project: Project, name: str, role: Any, organisation: str | None) -> None:
        if all(member.name != name for member in project.members):
            project.members.append(Member(name, role, self._sentence(name, ""), organisation))

    def _link(self, entry: GivenLink) -> None:
        if any((x.source, x.target, x.kind) == (entry.source, entry.target, entry.kind)
               for x in self.reading.project_links):  # fmt: skip
            return
        self.frame.place(entry.source, entry.item, case=False)
        quote = self.frame.place(entry.quote, entry.item) if entry.quote else self._sentence(entry.target, entry.item)
        self.reading.project_links.append(ProjectLink(entry.item, entry.source, entry.target, entry.kind, quote))

    def _meeting(self, entry: GivenMeeting) -> None:
        item = next((i for i in self.reading.minutes.items if i.number == entry.item), None)
        place = day_named(entry.date, self.names.text, item.span if item else self.reading.minutes.span)
        if place is None:
            raise NowhereError(entry.date)
        quote = self.frame.place(entry.quote, entry.item) if entry.quote else sentence_at(place, self.names.text, item)
        body = self.names.body(entry.forum, quote)
        known = self.reading.meetings_mentioned
        if all((m.body.key, m.date, m.item) != (body.key, entry.date, entry.item) for m in known):
            known.append(MeetingMentioned(entry.item, body, entry.date, quote))

    def _sentence(self, words: str, item: str) -> Span:
        place = self.frame.place(words, item, case=False)
        return sentence_at(place, self.names.text, self.reading.minutes.item_at(place.start))

    def _title(self, number: str) -> str:
        return next((i.title for i in self.reading.minutes.items if i.number == number), "")

    def _decided(self, quote: Span) -> bool:
        item = self.reading.minutes.item_at(quote.start)
        sections = item.of_kind("decision") if item else []
        return any(section.span.start <= quote.start < section.span.end for section in sections)

    def _read_by(self, known: Referral | Commitment) -> None:
        if self.given.by not in known.readers:
            known.readers = (*known.readers, self.given.by)
        if self.given.vouched:
            known.certainty = "certain"


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _bounds(date: str) -> tuple[str, str]:
    """First and last day of a date of any precision."""
    year, month, day = (int(part) for part in [*date.split("-"), "0", "0"][:3])
    if day:
        return date[:10], date[:10]
    last = monthrange(year, month)[1] if month else 31
    return f"{year}-{month or 1:02}-01", f"{year}-{month or 12:02}-{last:02}"
