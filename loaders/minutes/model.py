"""What minutes consist of: the head, who attended, and the agenda items with their sections.

`readers` are those who have read it beside this tool, or instead of it; what they alone have read may be only likely.
Everything points into the document's text by `Span`; names, titles and quotes are `span.of(text)`, white space folded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from loaders.span import Span

Status = Literal["present", "absent", "guest"]
Role = Literal["chair", "co-chair", "deputy-chair", "moderator", "host", "secretary", "minute-taker"]
DecisionKind = Literal["approved", "taken_note", "postponed", "discussed", "decided", "rejected", "cancelled", "none"]
Certainty = Literal["certain", "likely"]
SectionKind = Literal["case", "recommendation", "decision", "attachments", "route", "economy", "annex", "other"]


@dataclass(slots=True)
class Head:
    """The meeting as its minutes announce it. Dates are ISO days, times `HH:MM`; None where the text says nothing."""

    forum: str | None = None
    forum_span: Span | None = None
    date: str | None = None
    date_span: Span | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    online: bool = False
    version: Literal["agenda", "draft", "approved", "minutes"] = "minutes"
    certainty: Certainty = "certain"
    readers: tuple[str, ...] = ()


@dataclass(slots=True)
class Attendee:
    """One person as the attendance names them."""

    name: str
    span: Span
    title: str | None = None
    organisation: str | None = None
    party: str | None = None
    status: Status = "present"
    roles: tuple[Role, ...] = ()
    substitutes_for: str | None = None
    online: bool = False
    item: str | None = None
    items_missed: tuple[str, ...] = ()
    certainty: Certainty = "certain"
    readers: tuple[str, ...] = ()


@dataclass(slots=True)
class Section:
    """A named part of an item. `body` is the forum of a 'Beslutning i X' heading, else None.

    `heading` is empty (start == end) for text that stands under no heading; `span` is the text after the heading.
    """

    kind: SectionKind
    heading: Span
    span: Span
    body: str | None = None


@dataclass(slots=True)
class Item:
    """One agenda item. `span` runs from its heading to the next item; its annexes are sections of kind annex.

    `decided_certainty` and `decided_readers` are those of its `decisions`.
    """

    number: str
    title: str
    title_span: Span
    span: Span
    duration_minutes: int | None = None
    sections: list[Section] = field(default_factory=list)
    recommendations: list[Span] = field(default_factory=list)
    decisions: list[DecisionKind] = field(default_factory=list)
    differs: bool | None = None
    attachments: list[str] = field(default_factory=list)
    closed: bool = False
    certainty: Certainty = "certain"
    readers: tuple[str, ...] = ()
    decided_certainty: Certainty = "certain"
    decided_readers: tuple[str, ...] = ()

    def of_kind(self, kind: SectionKind) -> list[Section]:
        """The item's sections of that kind, in document order."""
        return [section for section in self.sections if section.kind == kind]


@dataclass(slots=True)
class Minutes:
    """One meeting's minutes inside a document. `span` is the part of the document that they fill."""

    span: Span
    head: Head
    attendance: list[Attendee] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    def item_at(self, offset: int) -> Item | None:
        """The item whose span holds the offset, None outside any item."""
        for item in self.items:
            if item.span.start <= offset < item.span.end or any(
                s.span.start <= offset < s.span.end for s in item.sections
            ):
                return item
        return None
