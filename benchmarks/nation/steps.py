"""The steps of a matter inside one item, each told by a sentence and noted in the story: sent, told again, decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.nation.country import Forum, Person
from benchmarks.nation.forms import Form
from benchmarks.nation.story import HIGHEST, NATIONAL, Hop, Item, Matter, Meeting, Place, Promise, Story
from benchmarks.nation.telling import Sentence, Teller

PLAIN = ("approved", "taken_note", "discussed", "decided", "rejected")
WEIGHTS = {"escalates": 30, "consults": 20, "informs": 15, "delegates": 20, "postponed": 5, "": 20}
"""Where a decision sends a matter, out of a hundred; '' ends it here."""


@dataclass(slots=True)
class Steps:
    """What can happen in an item of a meeting; `turn` is the round of meetings, counted from 0."""

    story: Story
    meeting: Meeting
    teller: Teller
    turn: int

    def _nonfact(self, item: Item, matter: Matter) -> None:
        fra, til = self.story.chance.sample(self._known_bodies(), 2)
        section = "decision" if self._maybe(0.2) else "case"
        told = self.teller.tell(
            "nonfact", section, lambda f: "projekt" not in f.slots, sag=matter.title, fra=fra, til=til
        )
        (item.case if section == "case" else item.decision).append(told)

    def _received(self, matter: Matter, hop: Hop) -> Sentence:
        given = {"sag": matter.title, "fra": hop.giver, "dato": hop.day}
        if hop.kind == "reports_back" and self._maybe(0.7):
            return self.teller.tell("reports_back", "case", lambda f: f.to == "own", **given)
        return self.teller.tell("received", "case", lambda f: f.hop == hop.kind, **given)

    def _retold(self, item: Item, matter: Matter, hop: Hop, place: Place) -> None:
        """The case tells how the matter came this far: an earlier hop, in other words."""
        earlier = matter.hops[matter.hops.index(hop) - 1]
        if earlier.status != "done" or earlier.giver == self.teller.own:
            return
        given = {"sag": matter.title, "fra": earlier.giver, "til": earlier.receiver, "dato": earlier.day}
        try:
            told = self.teller.tell(earlier.kind, "case", _between(earlier.status), **given)
        except LookupError:
            return
        item.case.append(told)
        earlier.told_in.append(place)

    def _told_elsewhere(self, item: Item, matter: Matter, place: Place) -> None:
        """The case tells a hop between others, of which no other minutes tell."""
        kind = self.story.chance.choice(("escalates", "delegates", "consults", "informs", "reports_back"))
        lower, upper = sorted(self.story.chance.sample(self._forums(), 2), key=lambda forum: forum.level)
        giver, receiver = (upper, lower) if kind in ("delegates", "reports_back") else (lower, upper)
        if giver.name == self.teller.own or giver.level == receiver.level:
            return
        given = {"sag": matter.title, "fra": giver.name, "til": receiver.name}
        told = self.teller.tell(kind, "case", lambda f: {"fra", "til"} <= f.slots, **given)
        item.case.append(told)
        status = told.form.status if told.form else "done"
        matter.hops.append(Hop(giver.name, receiver.name, kind, status, None, [place]))

    def _propose(self, item: Item, matter: Matter, place: Place) -> None:
        """The case proposes a hop, and the meeting only talks about it."""
        kind = self.story.chance.choice(("escalates", "delegates", "consults", "informs"))
        receiver = self._receiver(kind)
        told = self.teller.tell(kind, "case", lambda f: f.status == "proposed", sag=matter.title, til=receiver.name)
        item.case.append(told)
        matter.hops.append(Hop(self.teller.own, receiver.name, kind, "proposed", self.meeting.day, [place]))
        self._plain(item, matter.title, ("discussed",))

    def _decide(self, item: Item, matter: Matter, place: Place, kind: str) -> None:
        """The decision: onwards to another body, later, or settled here."""
        if kind == "postponed":
            if self._maybe(0.8):
                told = self.teller.tell("postponed", "decision", sag=matter.title)
            else:
                told = self.teller.tell("decision", "decision", lambda f: f.decision == "postponed", sag=matter.title)
            item.decision.append(told)
            self._send_later(self.teller.own, matter, None)
            self._note_promises(told, matter, place)
            return
        if kind:
            if self._maybe(0.4):
                self._plain(item, matter.title, PLAIN[:4])
            self._send(item, matter, place, kind, None, None)
        else:
            self._plain(item, matter.title, PLAIN)
            if self._maybe(0.12):
                item.decision.append(
                    self.teller.tell("amount", "decision", lambda f: "sag" in f.slots, sag=matter.title)
                )
        self._promise(item, matter, place, 0.45)

    def _send(
        self, item: Item, matter: Matter, place: Place, kind: str, receiver: str | None, answers: Hop | None
    ) -> None:
        """The decision sends the matter to another body; what has a forum here waits in its inbox."""
        to = self._receiver(kind) if receiver is None else next(
            (forum for forum in self.story.region.forums if forum.name == receiver), Forum(receiver, 0, "", 0, 0)
        )  # fmt: skip
        meets = to.level > 0
        day = (
            self.story.region.day(to, self.turn + (to.level <= self.meeting.forum.level))
            if meets and to.place
            else None
        )
        told = self.teller.tell(
            kind, "decision", lambda f: "fra" not in f.slots, sag=matter.title, til=to.name, meets=meets,
            **({"dato": day} if day else {}),
        )  # fmt: skip
        item.decision.append(told)
        fact = told.facts["referrals"][0]
        hop = Hop(self.teller.own, fact["to"], kind, fact["status"], self.meeting.day, [place], answers=answers)
        matter.hops.append(hop)
        self._note_promises(told, matter, place)
        if fact["to"] == to.name and to.place and self._maybe(0.85):
            self._send_later(to.name, matter, hop)

    def _send_later(self, forum: str, matter: Matter, hop: Hop | None) -> None:
        self.story.inbox.setdefault(forum, []).append((matter, hop))

    def _promise(self, item: Item, matter: Matter, place: Place, often: float) -> None:
        if not self._maybe(often):
            return
        person, written = self.story.chance.choice(self.teller.people)
        other = self.story.chance.choice([f for f in self._forums() if f.name != self.teller.own]).name
        told = self.teller.tell("commitment", "decision", sag=matter.title, person=(person, written), fra=other)
        item.decision.append(told)
        assert told.form
        self._note_promises(told, matter, place, person if told.form.owner == "{person}" else None)

    def _note_promises(self, told: Sentence, matter: Matter, place: Place, person: Person | None = None) -> None:
        """Put what the sentence promises into the truth; what may end is kept in mind."""
        assert told.form
        for fact in told.facts["actions"]:
            promise = Promise(
                told.form, fact["owner"], person, matter, fact["what"] or matter.title, place, self.meeting.day,
                fact["due"], optional=bool(fact.get("optional")) or told.form.kind != "commitment",
                forum=self.meeting.forum,
            )  # fmt: skip
            self.story.promises.append(promise)
            if not promise.optional:
                self.story.open.setdefault(self.teller.own, []).append(promise)

    def _plain(self, item: Item, about: str, kinds: tuple[str, ...]) -> Sentence:
        """A decision of one of these kinds, by which nothing goes on to others."""
        kind = self.story.chance.choice(kinds)
        told = self.teller.tell("decision", "decision", lambda f: f.decision == kind, sag=about)
        item.decision.append(told)
        return told

    # Chance and choice

    def _item(self, title: str) -> Item:
        item = Item(str(len(self.meeting.items) + 1), title)
        self.meeting.items.append(item)
        return item

    def _place(self, item: Item) -> Place:
        return self.meeting.file, item.number

    def _maybe(self, often: float) -> bool:
        return self.story.chance.random() < often

    def _pick(self, weights: dict[str, int]) -> str:
        return self.story.chance.choices(list(weights), list(weights.values()))[0]

    def _forums(self) -> list[Forum]:
        """The forums of this one's cluster and those of the region."""
        own = self.meeting.forum
        return [f for f in self.story.region.forums if f.level == HIGHEST or f.cluster == own.cluster]

    def _known_bodies(self) -> list[str]:
        return [f.name for f in self._forums() if f.name != self.teller.own] + self.teller.organisations[:-1]

    def _receiver(self, kind: str) -> Forum:
        """Whom a matter goes to: a forum with minutes here, or a body without (level or place missing)."""
        own, chance = self.meeting.forum, self.story.chance
        others = [f for f in self._forums() if f is not own]
        if kind == "escalates":
            above = [f for f in others if own.level < f.level <= own.level + 2]
            return chance.choice(above) if above else Forum(NATIONAL, 8, "", 0, 0)
        bodies = [Forum(name, 0, "", 0, 0) for name in self.teller.organisations]
        if kind == "delegates":
            return chance.choice([f for f in others if f.level < own.level] * 2 + bodies[:-1])
        return chance.choice(others * 2 + bodies)


def _between(status: str) -> Callable[[Form], bool]:
    return lambda form: form.status == status and {"fra", "til"} <= form.slots
