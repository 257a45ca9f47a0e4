"""Given head, attendance, items and amounts into a reading.

What the tool has not read is put in; what both have is one with two readers. Of what minutes have one of (the day of
the meeting, the title of an item) a person who vouches for another takes the tool's place; else it is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from loaders.facts.amounts import find_sums
from loaders.facts.model import Amount, Reading
from loaders.facts.record import Given
from loaders.given.entries import GivenAmount, GivenAttendee, GivenHead, GivenItem
from loaders.given.names import Names, plain
from loaders.given.places import DiffersError, NowhereError, day_named, place_of, time_named
from loaders.minutes.model import Attendee, Certainty, Item, Section
from loaders.span import Span


@dataclass(slots=True)
class Frame:
    """Puts in what minutes consist of, as somebody has read it."""

    given: Given
    reading: Reading
    names: Names

    @property
    def certainty(self) -> Certainty:
        """How sure what only the others have read is."""
        return "certain" if self.given.vouched else "likely"

    def leave_out_own(self, lists: dict[str, list[object]]) -> None:
        """Of what is given, keep nothing that the tool alone has read; the items stay, for all facts stand in them."""
        minutes, reading = self.reading.minutes, self.reading
        if "attendance" in lists:
            minutes.attendance = [a for a in minutes.attendance if a.readers]
        if "amounts" in lists:
            reading.amounts = [a for a in reading.amounts if a.readers]
        if "items" in lists:
            for item in minutes.items:
                if not item.decided_readers:
                    item.decisions = []
                if not item.readers:
                    item.attachments = []

    def head(self, entry: GivenHead) -> None:
        """The forum, day, times and place of the meeting. Raises NowhereError, DiffersError after the others are in."""
        head, text, span = self.reading.minutes.head, self.names.text, self.reading.minutes.span
        faults: list[NowhereError | DiffersError] = []
        found: dict[str, Callable[[str], Span | None]] = {
            "forum": lambda words: place_of(words, text, self.reading.minutes, "", case=False),
            "date": lambda day: day_named(day, text, span),
            "start": lambda time: time_named(time, text, span),
            "end": lambda time: time_named(time, text, span),
            "place": lambda words: place_of(words, text, self.reading.minutes, "", case=False),
        }
        for name, place in found.items():
            given, own = getattr(entry, name), getattr(head, name)
            if not given:
                continue
            if own and plain(own) == plain(given):
                head.readers = self._with(head.readers)
            elif (at := place(given)) is None:
                faults.append(NowhereError(given))
            elif own and not self.given.vouched:
                faults.append(DiffersError(given, own))
            else:
                self._set_head(name, given, at)
        if faults:
            raise faults[0]

    def _set_head(self, name: str, given: str, place: Span) -> None:
        head = self.reading.minutes.head
        setattr(head, name, given)
        head.readers = self._with(head.readers)
        if name in ("forum", "date"):
            head.certainty = self.certainty
            setattr(head, f"{name}_span", place)
        if name == "forum":
            self.reading.own = self.names.body(given, place)

    def attendee(self, entry: GivenAttendee) -> None:
        """Somebody who took part, or should have. Raises NowhereError."""
        attendance = self.reading.minutes.attendance
        known = next((a for a in attendance if plain(a.name) == plain(entry.name)), None)
        place = self.place(entry.name, entry.item or "")
        if entry.quote:
            self.place(entry.quote, entry.item or "")
        if known is None:
            attendance.append(Attendee(
                entry.name, place, entry.title, entry.organisation, entry.party,
                entry.status, tuple(entry.roles), entry.substitutes_for, entry.online, entry.item,
                certainty=self.certainty, readers=(self.given.by,),
            ))  # fmt: skip
            attendance.sort(key=lambda a: a.span.start)
            return
        known.readers = self._with(known.readers)
        for name in ("title", "organisation", "party", "substitutes_for", "item"):
            if getattr(entry, name) and (self.given.vouched or not getattr(known, name)):
                setattr(known, name, getattr(entry, name))
        if self.given.vouched:
            known.status, known.roles, known.online = entry.status, tuple(entry.roles), entry.online
            known.certainty = "certain"

    def item(self, entry: GivenItem) -> None:
        """An item with what was decided and its attachments. Raises NowhereError, DiffersError."""
        items = self.reading.minutes.items
        known = next((i for i in items if i.number == entry.number), None)
        known = known or next((i for i in items if plain(i.title) == plain(entry.title)), None)
        if known is None:
            known = self._new_item(entry)
        elif plain(known.title) != plain(entry.title):
            place = self.place(entry.title, known.number, case=False)
            if not self.given.vouched:
                raise DiffersError(entry.title, known.title)
            known.title, known.title_span = entry.title, place
        known.readers = self._with(known.readers)
        known.duration_minutes = known.duration_minutes or entry.duration_minutes
        self._decisions(known, entry)
        for name in entry.attachments:
            self.place(name, known.number)
            if plain(name) not in map(plain, known.attachments):
                known.attachments.append(name)

    def _decisions(self, item: Item, entry: GivenItem) -> None:
        """The kinds of decision that both have, and those that only the others have."""
        more = [kind for kind in entry.decisions if kind not in item.decisions]
        if entry.decisions:
            item.decided_readers = self._with(item.decided_readers)
        if more:
            none_of_its_own = not item.decisions or item.decisions == ["none"]
            item.decisions = more if none_of_its_own else [*item.decisions, *more]
            item.decided_certainty = self.certainty

    def _new_item(self, entry: GivenItem) -> Item:
        """An item where its title stands: it takes the rest of the one that held those words."""
        minutes = self.reading.minutes
        title = self.place(entry.title, "", case=False)
        holder = minutes.item_at(title.start)
        end = holder.span.end if holder else min(
            (i.span.start for i in minutes.items if i.span.start > title.start), default=minutes.span.end
        )  # fmt: skip
        start = self.names.text.rfind("\n", 0, title.start) + 1
        item = Item(entry.number, entry.title, title, Span(start, end), certainty=self.certainty)
        if holder:
            holder.span = Span(holder.span.start, start)
            item.sections = [s for s in holder.sections if s.span.start >= title.end]
            holder.sections = [
                Section(s.kind, s.heading, Span(s.span.start, min(s.span.end, start)), s.body)
                for s in holder.sections
                if s.span.start < start
            ]
        minutes.items.append(item)
        minutes.items.sort(key=lambda i: i.span.start)
        return item

    def amount(self, entry: GivenAmount) -> None:
        """A sum and what it is for. Raises NowhereError."""
        span = next((i.span for i in self.reading.minutes.items if i.number == entry.item), self.reading.minutes.span)
        sums = (one.span for one in find_sums(self.names.text[span.start : span.end]) if one.kroner == entry.kroner)
        place = next((Span(span.start + one.start, span.start + one.end) for one in sums), None)
        quote = self.place(entry.quote, entry.item) if entry.quote else place
        if place is None or quote is None:
            raise NowhereError(f"{entry.kroner} kr.")
        for known in self.reading.amounts:
            if (known.item, known.kroner) == (entry.item, entry.kroner):
                known.readers = self._with(known.readers)
                if self.given.vouched:
                    known.certainty = "certain"
                return
        self.reading.amounts.append(
            Amount(entry.item, entry.kroner, entry.purpose, quote, certainty=self.certainty, readers=(self.given.by,))
        )
        self.reading.amounts.sort(key=lambda a: a.quote.start)

    def place(self, words: str, item: str, *, case: bool = True) -> Span:
        """Where the words stand, in that item if they do. Raises NowhereError."""
        place = place_of(words, self.names.text, self.reading.minutes, item, case=case)
        if place is None:
            raise NowhereError(words)
        return place

    def _with(self, readers: tuple[str, ...]) -> tuple[str, ...]:
        return readers if self.given.by in readers else (*readers, self.given.by)
