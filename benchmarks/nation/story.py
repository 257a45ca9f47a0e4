"""What happens in one region: meeting after meeting, matters that travel, promises that are kept or not, projects.

    inbox of a forum (what was sent there, what it postponed) → items → what goes on to other forums' inboxes

Each step is told by a sentence (`telling`), and noted in the truth: a matter's items and hops, promises and their ends.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from benchmarks.nation.country import ROUNDS, Forum, Person, Region, Seat, words
from benchmarks.nation.forms import Deck, Form, capital
from benchmarks.nation.telling import Sentence, Teller

Place = tuple[str, str]  # file name and number of the item
NATIONAL = "Statens Klyngeråd"
HIGHEST = 6
ITEMS = 6  # with a matter, at most, of a meeting
LIFE = {
    "": ("proposed",),
    "proposed": ("discussed", "approved", "approved", "rejected"),
    "discussed": ("approved", "rejected"),
    "approved": ("funded", "started", "postponed"),
    "postponed": ("started",),
    "funded": ("started",),
    "started": ("status", "withdrawn"),
    "withdrawn": ("status",),
    "status": ("status", "extended", "evaluated"),
    "extended": ("evaluated",),
    "evaluated": ("transferred", "closed"),
}
"""What may come next for a project; what is missing here is its end."""
# A sentence that a promise was kept or dropped names what was promised: words of it, and of the promise they belong to.
_SAME_DEED = (
    ("notat", "notat"),
    ("tal på", "koster"),
    ("leverandør", "leverandør"),
    ("oversigt", "overblik"),
    ("følg", "følger op"),
    ("samle op", "samles op"),
)


@dataclass(slots=True, eq=False)
class Hop:
    """One step of a matter from one body to another, and every place that tells it."""

    giver: str
    receiver: str
    kind: str
    status: str
    day: date | None
    told_in: list[Place]
    received_in: Place | None = None
    answers: Hop | None = None


@dataclass(slots=True, eq=False)
class Matter:
    """What travels: its name as it stands in sentences, the undertaking's name if it is one, items and hops."""

    title: str
    topic: str
    name: str = ""
    items: list[Place] = field(default_factory=list)
    hops: list[Hop] = field(default_factory=list)
    stage: str = ""
    called: str = ""  # the undertaking's name as sentences write it

    def at(self, place: Place) -> None:
        """Note that an item treats it."""
        if place not in self.items:
            self.items.append(place)


@dataclass(slots=True, eq=False)
class Promise:
    """What somebody is to do, where it was said, and how it ended."""

    form: Form
    owner: str
    person: Person | None
    matter: Matter
    what: str
    made_in: Place
    day: date
    due: str | None
    state: str = ""
    settled_in: Place | None = None
    settled_by: int = 0  # number of the form that told it
    optional: bool = False
    forum: Forum | None = None


@dataclass(slots=True)
class Item:
    """One point of the agenda; the texts of `recommendations` stand after 'at'."""

    number: str
    title: str
    case: list[Sentence] = field(default_factory=list)
    recommendations: list[str] = field(default_factory=list)
    decision: list[Sentence] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    minutes: int | None = None


@dataclass(slots=True)
class Meeting:
    """One sitting: who was there or away under which written name, and the items."""

    forum: Forum
    day: date
    file: str
    hour: int
    room: str
    people: list[tuple[Seat, str, bool]]
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """All that happens in a region; `meetings` tells it once, the truth stands in the lists when it is through."""

    region: Region
    chance: random.Random
    deck: Deck
    matters: list[Matter] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    humans: dict[Person, None] = field(default_factory=dict)
    namesakes: list[tuple[Person, Person]] = field(default_factory=list)
    last: dict[str, date] = field(default_factory=dict)
    inbox: dict[str, list[tuple[Matter, Hop | None]]] = field(default_factory=dict)
    open: dict[str, list[Promise]] = field(default_factory=dict)
    projects: dict[str, list[Matter]] = field(default_factory=dict)
    topics: dict[int, Iterator[str]] = field(default_factory=dict)
    named: Iterator[str] = field(init=False)
    leavers: list[Person] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.named = self._project_names()

    def meetings(self) -> Iterator[Meeting]:
        """Every meeting in order of time, so many as the region has minutes."""
        left = self.region.minutes
        for turn in range(self.region.rounds):
            for forum in sorted(self.region.forums, key=lambda f: (self.region.day(f, turn), f.number)):
                if left:
                    left -= 1
                    yield self._meeting(forum, turn)

    def _meeting(self, forum: Forum, turn: int) -> Meeting:
        from benchmarks.nation.items import Agenda

        day = self.region.day(forum, turn)
        file = f"{day}_{forum.slug}"
        people = [(seat, self._written(seat.person), self.chance.random() < 0.87) for seat in self._seats(forum)]
        if not any(present for _, _, present in people):
            people = [(seat, written, True) for seat, written, _ in people]
        meeting = Meeting(
            forum, day, file, self.chance.randint(9, 15), self.chance.choice(words()["prose"]["rooms"]), people
        )
        for seat, written, _ in people:
            self.humans[seat.person] = None
            seat.person.written.setdefault((written, seat.person.post), file)
        self.last[forum.name] = day
        teller = Teller(
            self.deck, self.chance, forum.name, day, self.region.day(forum, turn + 1),
            [(seat.person, written) for seat, written, present in people if present],
            self.region.organisations[forum.cluster],
        )  # fmt: skip
        Agenda(self, meeting, teller, turn).fill()
        return meeting

    def _written(self, person: Person) -> str:
        return person.short if person.middle and self.chance.random() < 0.25 else person.name

    def _seats(self, forum: Forum) -> list[Seat]:
        """The forum's seats, after some have changed hands."""
        for seat in forum.seats:
            if self.chance.random() < 0.15 / ROUNDS:
                self._succeed(forum, seat)
        return forum.seats

    def _succeed(self, forum: Forum, seat: Seat) -> None:
        """Somebody else takes the seat: new, or from another seat with a new post, or a namesake of one elsewhere."""
        post = self.chance.choice(seat.posts)
        sits = {other.person for f in self.region.forums for other in f.seats}
        free = [person for person in self.leavers if person not in sits]
        if free and self.chance.random() < 0.4:
            person = free[0]
            self.leavers.remove(person)
            person.post, person.organisation = post, seat.organisation
        else:
            person = self.region.newcomer(post, seat.organisation)
            elsewhere = [f for f in self.region.forums if f.cluster != forum.cluster and f.level < HIGHEST]
            if elsewhere and self.chance.random() < 0.08:
                twin = self.chance.choice(self.chance.choice(elsewhere).seats).person
                person.given, person.middle, person.surname = twin.given, twin.middle, twin.surname
                self.namesakes.append((person, twin))
        if len(self.leavers) < 20 and not any(
            o.person is seat.person for f in self.region.forums for o in f.seats if o is not seat
        ):
            self.leavers.append(seat.person)
        seat.person = person

    def _project_names(self) -> Iterator[str]:
        first = list(words()["projects"]["first"])
        self.chance.shuffle(first)
        yield from first
        towns = [forum.place for forum in self.region.forums if forum.level == 2]
        yield from (f"{name} i {town}" for town in towns for name in first)
        raise LookupError("a region has more projects than names")

    def subject(self, cluster: int) -> tuple[str, str]:
        """A matter that the cluster has not had before, as it stands in a sentence, and what it is about."""
        if cluster not in self.topics:
            matters = words()["matters"]
            found = [field + thing for field in matters["fields"] for thing in matters["things"]]
            self.chance.shuffle(found)
            towns = [f.place for f in self.region.forums if f.level == 2 and f.cluster == cluster]
            self.topics[cluster] = iter(
                [topic + place for place in ("", *(f" i {t}" for t in towns)) for topic in found]
            )
        topic = next(self.topics[cluster])
        return f"{self.chance.choice(words()['matters']['heads'])} {topic}", topic

    def prose(self, topic: str) -> Sentence:
        """A sentence of background, in which nothing happens."""
        thing, other = self.chance.sample(words()["prose"]["things"], 2)
        about = f" ved {topic}" if self.chance.random() < 0.4 else ""
        return Sentence(f"{capital(thing)} {self.chance.choice(words()['prose']['predicates'])} {other}{about}.")


def same_deed(promise: Promise, form: Form) -> bool:
    """Whether the form may tell the end of the promise: its kind of owner, and no other deed than was promised."""
    named = [deed for word, deed in _SAME_DEED if word in form.text]
    return form.owner == promise.form.owner and all(deed in promise.form.text for deed in named)
