"""The items of one meeting: what was sent there, what was promised, projects, and what is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from benchmarks.nation.country import words
from benchmarks.nation.forms import capital
from benchmarks.nation.steps import WEIGHTS, Steps
from benchmarks.nation.story import ITEMS, LIFE, Hop, Item, Matter, Place, Promise, same_deed

PROJECTS = {2: (0.2,), 3: (0.9, 0.7), 4: (0.9, 0.7), 5: (0.4,), 6: (0.3,)}
"""How often a forum of each level has a first and a second item on a project."""


@dataclass(slots=True)
class Agenda(Steps):
    """Fills a meeting's items, and notes in the story what they do."""

    def fill(self) -> None:
        """All items, in order."""
        forum = self.meeting.forum
        self._opening()
        promised = self.story.open.pop(forum.name, [])
        waiting = self.story.inbox.pop(forum.name, [])
        for matter, hop in waiting[:4]:
            self._take_up(matter, hop)
        if waiting[4:]:
            self.story.inbox[forum.name] = waiting[4:]
        self._follow_up(promised)
        for often in PROJECTS[forum.level]:
            if self._maybe(often):
                self._project()
        while len(self.meeting.items) < ITEMS:
            self._new()
        self._closing()

    # The items

    def _opening(self) -> None:
        item = self._item("Godkendelse af dagsorden")
        item.recommendations = ["dagsordenen godkendes"]
        told = self.teller.tell("decision", "decision", lambda f: f.decision == "approved", sag="dagsordenen")
        item.decision.append(told)

    def _closing(self) -> None:
        if self._maybe(0.15):
            item = self._item("Mødeplan")
            item.decision.append(self.teller.tell("decision", "decision", lambda f: f.decision == "cancelled"))
        item = self._item("Eventuelt")
        item.decision.append(self.teller.tell("decision", "decision", lambda f: f.decision == "none"))

    def _take_up(self, matter: Matter, hop: Hop | None) -> None:
        """An item on what was sent here, or on what this forum postponed."""
        item, place = self._matter_item(matter)
        if hop:
            hop.received_in, hop.status = place, "done"
            hop.told_in.append(place)
            item.case.append(self._received(matter, hop))
            if matter.hops.index(hop) and self._maybe(0.5):
                self._retold(item, matter, hop, place)
        asked = hop and hop.kind in ("escalates", "consults") and hop.giver != hop.receiver
        if hop and asked and self._maybe(0.5):
            self._send(item, matter, place, "reports_back", hop.giver, hop)
            self._promise(item, matter, place, 0.25)
        elif hop and hop.kind == "reports_back":
            self._decide(item, matter, place, "")
        else:
            self._decide(item, matter, place, self._pick({**WEIGHTS, "": 60} if len(matter.hops) > 3 else WEIGHTS))

    def _new(self) -> None:
        """An item on a matter that nobody has treated before."""
        cluster = self.meeting.forum.cluster
        matter = Matter(*self.story.subject(cluster))
        self.story.matters.append(matter)
        item, place = self._matter_item(matter)
        if self._maybe(0.12):
            self._propose(item, matter, place)
            return
        if self._maybe(0.25):
            self._told_elsewhere(item, matter, place)
        self._decide(item, matter, place, self._pick(WEIGHTS))

    def _follow_up(self, promised: list[Promise]) -> None:
        """Items on what was promised: kept or dropped; what is not taken up after a while is not heard of again."""
        still: list[Promise] = []
        for promise in promised:
            state = "cancelled" if self._maybe(0.25) else "kept"
            if len(self.meeting.items) >= ITEMS or not self._maybe(0.4):
                if (self.meeting.day - promise.day).days < 300:
                    still.append(promise)
            elif not self._settle(promise, state):
                still.append(promise)
        self.story.open.setdefault(self.teller.own, []).extend(still)

    def _settle(self, promise: Promise, state: str) -> bool:
        """An item that tells how a promise ended; False where no form can tell it."""
        given: dict[str, Any] = {"sag": promise.what, "dato": promise.day}
        if promise.person:
            written = next((w for p, w in self.teller.people if p is promise.person), promise.person.name)
            given["person"] = (promise.person, written)
        elif promise.form.owner in ("{fra}", "{organisation}"):
            given[promise.form.owner.strip("{}")] = promise.owner
        section = "decision" if state == "cancelled" else "case"
        try:
            told = self.teller.tell(f"commitment_{state}", section, lambda f: same_deed(promise, f), **given)
        except LookupError:
            return False
        item, place = self._matter_item(promise.matter)
        (item.decision if section == "decision" else item.case).append(told)
        if section == "case":
            self._plain(item, promise.matter.title, ("taken_note",))
        assert told.form
        promise.state, promise.settled_in, promise.settled_by = state, place, told.form.number
        return True

    def _project(self) -> None:
        """An item on a project of this forum: what comes next for it."""
        forum = self.meeting.forum
        running = self.story.projects.setdefault(forum.name, [])
        if len(running) < 2 or self._maybe(0.1):
            name = next(self.story.named)
            called = f"»{name}«" if self._maybe(0.3) else name
            running.append(Matter(name, called, name, called=called))
            self.story.matters.append(running[-1])
        project = running.pop(0)
        item = self._item(f"Projekt {project.called}" if self._maybe(0.5) else project.name)
        project.at(self._place(item))
        project.stage = self.story.chance.choice(LIFE[project.stage])
        given = {
            "projekt": project.called,
            "name": project.name,
            "fra": forum.name,
            "organisation": self.story.chance.choice(self.teller.organisations[:-1]),
        }
        item.case.append(self.story.prose(project.topic))
        section = self.story.chance.choice(("case", "decision"))
        for place in (section, "decision" if section == "case" else "case"):
            try:
                told = self.teller.tell("project_event", place, lambda f: f.event == project.stage, **given)
            except LookupError:
                continue
            (item.case if place == "case" else item.decision).append(told)
            break
        if self._maybe(0.3) and project.stage in ("approved", "started", "status", "extended"):
            item.case.append(self.teller.tell("amount", "case", lambda f: "projekt" in f.slots, **given))
        if self._maybe(0.2):
            item.case.append(self.teller.tell("nonfact", "case", lambda f: "projekt" in f.slots, **given))
        if not item.decision:
            told = self._plain(item, project.called, ("taken_note", "discussed"))
            for event in ("discussed", "status"):
                told.state("events", project=project.name, event=event, date=None, by=None, optional=True)
        if project.stage in LIFE:
            running.append(project)

    def _matter_item(self, matter: Matter) -> tuple[Item, Place]:
        """A new item with the background of the case, in which nothing happens."""
        item = self._item(capital(matter.title))
        place = self._place(item)
        matter.at(place)
        chance = self.story.chance
        item.case += [self.story.prose(matter.topic) for _ in range(chance.randint(3, 9))]
        if self._maybe(0.6):
            item.recommendations = chance.sample(words()["prose"]["recommendations"], chance.randint(1, 2))
        if self._maybe(0.25):
            item.attachments = [f"{chance.choice(words()['prose']['attachments'])} om {matter.title}.pdf"]
        if self._maybe(0.3):
            item.minutes = chance.choice((5, 10, 15, 20, 30))
        if self._maybe(0.45):
            self._nonfact(item, matter)
        return item, place
