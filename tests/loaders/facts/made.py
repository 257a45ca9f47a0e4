"""Minutes made for a test: a text with named sections, and mentions found by plain names."""

from __future__ import annotations

import re

from loaders.documents.document import Document
from loaders.facts import read_facts
from loaders.facts.model import Reading
from loaders.mentions.model import Body, BodyMention, DateMention, Mentions
from loaders.minutes.model import Attendee, Head, Item, Minutes, Section, SectionKind
from loaders.span import Span

OWN = Body("forum:omegaforum", "Omegaforum", "forum", 4)
LEVELS = {
    "Alfarådet": 6,
    "Betaudvalget": 2,
    "Gammagruppen": 1,
    "Deltakommune": 2,
    "Epsilonklinik": 2,
    "Omegaforum": 4,
    "X": 3,
    "Y": 5,
    "gruppe": 1,
}
PEOPLE = {"Anna Lund": "Deltakommune", "Bo Krag": "Epsilonklinik"}
DAY = re.compile(r"den (\d{1,2})\. (marts|april|maj) (20\d\d)")
MONTHS = {"marts": "03", "april": "04", "maj": "05"}


def body(name: str) -> Body:
    """The body of a name; people have the kind person."""
    if name == "Omegaforum":
        return OWN
    return Body(f"body:{name.lower()}", name, "person" if name in PEOPLE else "forum", LEVELS.get(name))


def mentions_in(text: str) -> Mentions:
    """Every known name in the text, people with the body they come from, and the days."""
    found = []
    names = sorted([*LEVELS, *PEOPLE], key=len, reverse=True)
    for match in re.finditer(r"(?<!\w)(?:" + "|".join(names) + r")(?=s?\b)(?:s(?= \w))?", text):
        name = next(n for n in names if match.group().startswith(n))
        span = Span(*match.span())
        found.append(BodyMention(span, body(name), "person" if name in PEOPLE else "shape"))
        if name in PEOPLE:
            found.append(BodyMention(span, body(PEOPLE[name]), "person"))
    dates = []
    for match in DAY.finditer(text):
        iso = f"{match.group(3)}-{MONTHS[match.group(2)]}-{int(match.group(1)):02}"
        dates.append(DateMention(Span(*match.span()), iso, iso, "day", iso))
    return Mentions(OWN, True, found, dates)


def reading_of(
    case: str = "", decision: str = "", decisions: tuple[str, ...] = (), title: str = "En sag"
) -> tuple[str, Reading]:
    """The text and the reading of minutes with one item that holds a case text and a decision."""
    text = f"Sag\n{case}\n\nBeslutning\n{decision}\n"
    cut = text.index("\n\nBeslutning\n") + 2
    sections: list[tuple[SectionKind, int, int]] = [
        ("case", 4, cut),
        ("decision", cut + len("Beslutning\n"), len(text)),
    ]
    item = Item(
        "1", title, Span(0, 3), Span(0, len(text)),
        sections=[Section(kind, Span(start, start), Span(start, end)) for kind, start, end in sections],
        decisions=list(decisions),  # type: ignore[arg-type]
    )  # fmt: skip
    attendance = [Attendee(name, Span(0, 0), organisation=place) for name, place in PEOPLE.items()]
    minutes = Minutes(Span(0, len(text)), Head(forum="Omegaforum", date="2024-03-01"), attendance, [item])
    return text, read_facts(Document("made.txt", "text", text, "0"), minutes, mentions_in(text))


def hops(case: str = "", decision: str = "", title: str = "En sag") -> set[tuple[str, str, str]]:
    """The referrals as (from, kind, to)."""
    return {(r.giver.name, r.kind, r.receiver.name) for r in reading_of(case, decision, title=title)[1].referrals}
