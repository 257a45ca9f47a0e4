"""Minutes made for tests of projects: items with a title, a case text and a decision."""

from __future__ import annotations

from typing import NamedTuple

from loaders.documents.document import Document
from loaders.facts.links import read_links
from loaders.facts.model import Project, ProjectLink
from loaders.facts.projects import read_projects
from loaders.mentions.model import Body, BodyMention, DateMention, Mentions
from loaders.minutes.model import Attendee, Head, Item, Minutes, Section
from loaders.span import Span

OWN = Body("forum:omegaforum", "Omegaforum", "forum", 4)
BODIES = {"Alfarådet": "forum", "Deltakommune": "organisation", "Omegaforum": "forum", "Vestby Sygehus": "organisation"}
DATES = {"1. maj 2022": "2022-05-01", "marts 2023": "2023-03", "2021": "2021"}


class Told(NamedTuple):
    """What was read from made minutes."""

    text: str
    projects: list[Project]
    links: list[ProjectLink]

    def names(self) -> set[str]:
        """The main names."""
        return {project.name for project in self.projects}

    def named(self, name: str) -> Project:
        """The project that bears the name, as its own or as an alias."""
        return next(project for project in self.projects if name in (project.name, *project.aliases))

    def events(self, name: str) -> set[str]:
        """The kinds of event of that project."""
        return {event.kind for event in self.named(name).events}


def told(
    title: str, case: str = "", decision: str = "", recommendation: str = "", forum: str | None = None,
    guests: dict[str, tuple[str, str]] | None = None,
) -> Told:  # fmt: skip
    """Minutes of one item, number 3; `guests` are name → (title, organisation)."""
    text = f"Referat\n{title}\n"
    title_span = Span(8, 8 + len(title))
    sections = []
    for kind, content in (("case", case), ("recommendation", recommendation), ("decision", decision)):
        start = len(text)
        text += content + "\n\n"
        if content:
            sections.append(Section(kind, Span(start, start), Span(start, len(text) - 1)))  # type: ignore[arg-type]
    item = Item("3", title, title_span, Span(8, len(text)), sections=sections)
    people = [
        Attendee(n, Span(0, 7), title=t, organisation=o, status="guest", item="3")
        for n, (t, o) in (guests or {}).items()
    ]
    minutes = Minutes(Span(0, len(text)), Head(forum=forum, date="2024-02-01"), people, [item])
    document = Document("made.txt", "text", text, "0")
    projects = read_projects(document, minutes, mentions_in(text))
    return Told(text, projects, read_links(document, minutes, projects))


def mentions_in(text: str) -> Mentions:
    """The bodies and dates of the made texts."""
    bodies = []
    for name, kind in BODIES.items():
        at = text.find(name)
        while at >= 0:
            body = Body(f"{kind}:{name.lower()}", name, kind, 4)  # type: ignore[arg-type]
            bodies.append(BodyMention(Span(at, at + len(name)), OWN if name == "Omegaforum" else body, "shape"))
            at = text.find(name, at + 1)
    dates = [
        DateMention(Span(text.find(words), text.find(words) + len(words)), iso, iso, "day", iso)
        for words, iso in DATES.items()
        if words in text
    ]
    bodies.sort(key=lambda m: m.span)
    dates.sort(key=lambda m: m.span)
    return Mentions(OWN, True, bodies, dates)
