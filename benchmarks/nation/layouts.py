"""Minutes as text, in seven families of layouts (docs/layouts.md); a forum keeps to one of them.

Each family writes head, people and items in its own way and says who is told of how: the annotation guide wants a
person's title and organisation only where the text gives them. A sentence always stands on one line, so that quotes are
verbatim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.nation.country import Seat
from benchmarks.nation.forms import capital
from benchmarks.nation.story import Item, Meeting
from benchmarks.nation.telling import Fact, danish

_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag")
_ROLES = {"chair": "formand", "minute-taker": "referent"}
Lines = Iterator[str]


def write(meeting: Meeting) -> tuple[str, str, list[Fact]]:
    """The ending of the file's name, the text, and the attendance as the text tells it."""
    ending, pen, titles, organisations = FAMILIES[meeting.forum.number % len(FAMILIES)]
    attendance = [
        {
            "name": name, "title": seat.person.post if titles else None,
            "organisation": seat.person.organisation if organisations else None,
            "status": "present" if present else "absent", "roles": list(seat.roles) if titles else [],
            "substitutes_for": None, "online": False, "item": None,
        }
        for seat, name, present in meeting.people
    ]  # fmt: skip
    return ending, "\n".join(pen(meeting)) + "\n", attendance


def place(meeting: Meeting) -> str:
    """Where they met, as every layout writes it."""
    return f"{meeting.forum.place} Sundhedshus, {meeting.room}"


def hours(meeting: Meeting) -> tuple[str, str]:
    """Begin and end as ISO times."""
    return f"{meeting.hour:02}:00", f"{meeting.hour + 2:02}:00"


def _long_day(meeting: Meeting) -> str:
    return f"{_DAYS[meeting.day.weekday()]} den {danish(meeting.day)}"


def _short_day(meeting: Meeting) -> str:
    return f"{meeting.day:%d-%m-%Y}"


def _texts(sentences: list[Any]) -> str:
    return " ".join(sentence.text for sentence in sentences)


def _named(seat: Seat, name: str) -> str:
    roles = "".join(f" ({_ROLES[role]})" for role in seat.roles)
    return f"{name}, {seat.person.post}, {seat.person.organisation}{roles}"


def _duration(item: Item) -> str:
    return f" ({item.minutes} minutter)" if item.minutes else ""


def _field_table(meeting: Meeting) -> Lines:
    """Labels with values, people under the houses they come from, sections under names."""
    start, end = hours(meeting)
    yield f"REFERAT {meeting.forum.name}"
    yield from (
        "",
        f"Dato: {capital(_long_day(meeting))}",
        f"Tid: kl. {start}-{end}",
        f"Sted: {place(meeting)}",
        "",
        "Deltagere",
    )
    house = ""
    for seat, name, present in sorted(meeting.people, key=lambda one: one[0].person.organisation):
        if seat.person.organisation != house:
            house = seat.person.organisation
            yield from ("", f"Fra {house}", "")
        roles = "".join(f" ({_ROLES[role]})" for role in seat.roles)
        yield f"{name}, {seat.person.post}{roles}{'' if present else ' (afbud)'}"
    for item in meeting.items:
        yield from ("", f"Punkt {item.number}: {item.title}{_duration(item)}")
        if item.case:
            yield from ("", "Sagsfremstilling", "", *(sentence.text for sentence in item.case))
        if item.recommendations:
            yield from ("", "Indstilling", "", f"Det indstilles, at {meeting.forum.name} beslutter, at", "")
            yield from (f"- {text}" for text in item.recommendations)
        yield from ("", "Beslutning", "", *(sentence.text for sentence in item.decision))
        if item.attachments:
            yield from ("", "Bilag", "", *item.attachments)


def _plain(meeting: Meeting) -> Lines:
    """People one a line, no heading for the case, the decision behind a label."""
    yield meeting.forum.name
    yield f"Mødedato: {danish(meeting.day)}, kl. {meeting.hour}-{meeting.hour + 2}"
    yield from (f"Mødested: {place(meeting)}", "", "Deltagere:")
    yield from (_named(seat, name) for seat, name, present in meeting.people if present)
    if not all(present for _, _, present in meeting.people):
        yield from ("", "Afbud:", *(_named(seat, name) for seat, name, present in meeting.people if not present))
    for item in meeting.items:
        yield from ("", f"Punkt {item.number} {item.title}")
        if item.case:
            yield _texts(item.case)
        if item.recommendations:
            yield from ("Indstilling:", *(f"at {text}" for text in item.recommendations))
        yield f"Konklusion: {_texts(item.decision)}"
        if item.attachments:
            yield f"Bilag: {', '.join(item.attachments)}"


def _markdown(meeting: Meeting) -> Lines:
    """Headings with #, bold labels in bullets."""
    start, end = hours(meeting)
    yield from (f"# Referat: {meeting.forum.name}", "", f"- **Dato:** {capital(_long_day(meeting))}")
    yield from (f"- **Tid:** Kl. {start.replace(':', '.')}-{end.replace(':', '.')}", f"- **Sted:** {place(meeting)}")
    for heading, there in (("Deltagere", True), ("Afbud", False)):
        people = [_named(seat, name) for seat, name, present in meeting.people if present is there]
        if people:
            yield from ("", f"## {heading}", "", *(f"- {line}" for line in people))
    for item in meeting.items:
        yield from ("", f"## {item.number}. {item.title}{_duration(item)}")
        if item.case:
            yield from ("", "### Baggrund", "", _texts(item.case))
        if item.recommendations:
            yield from ("", "### Indstilling", "", "Det indstilles, at", "", *(f"- {t}" for t in item.recommendations))
        yield from ("", "### Beslutning", "", *(f"- {sentence.text}" for sentence in item.decision))
        if item.attachments:
            yield from ("", "### Bilag", "", *(f"- {text}" for text in item.attachments))


def _web_site(meeting: Meeting) -> Lines:
    """A page of a site: labels above their values, members minus absentees, contents, decisions with body and day."""
    yield from ("Spring til indhold", "Forside | Om os | Kontakt | Søg |", "")
    yield from (f"{meeting.forum.name} - Referat af {danish(meeting.day)}", "", "Tidspunkt")
    yield f"{_short_day(meeting)}, {meeting.hour}.00 - {meeting.hour + 2}.00"
    yield from ("Lokale", place(meeting), "Medlemmer", *(f" • {name}" for _, name, _ in meeting.people))
    away = [name for _, name, present in meeting.people if not present]
    if away:
        yield from ("Fraværende", *(f" • {name}" for name in away))
    yield from ("", "Vis/skjul alle punkter", *(f" {item.number}. {item.title}" for item in meeting.items), "")
    for item in meeting.items:
        yield from (f"Sag {meeting.day:%y}/{2000 + int(item.number) * 7}", f"{item.number}. {item.title}")
        if item.case:
            yield from ("Vis/skjul Sagsfremstilling", *(sentence.text for sentence in item.case))
        if item.recommendations:
            yield "Vis/skjul Indstilling"
            yield f"Sekretariatet indstiller, at {', og at '.join(item.recommendations)}."
        yield f"Vis/skjul Beslutning i {meeting.forum.name} den {_short_day(meeting)}"
        yield from (sentence.text for sentence in item.decision)
        if item.attachments:
            yield from ("Vis/skjul Bilag", *item.attachments)


def _committee(meeting: Meeting) -> Lines:
    """Labels with values, members with their absence behind them, numbered items with case numbers."""
    yield from (meeting.forum.name, "Referat", "", f"Mødedato:    {capital(_long_day(meeting))}")
    yield from (
        f"Mødetid:     {meeting.hour:02}:00 - {meeting.hour + 2:02}:00",
        f"Mødelokale:  {place(meeting)}",
        "",
        "Fremmøde",
    )
    yield from (_named(seat, name) + ("" if present else " – fraværende") for seat, name, present in meeting.people)
    for item in meeting.items:
        yield from (
            "",
            f"{item.number}. {item.title}",
            f"Sagsnr.: {meeting.day:%y}/{300 + int(item.number)}   Åbent punkt",
        )
        if item.case:
            yield from ("Sagsfremstilling", *(sentence.text for sentence in item.case))
        if item.recommendations:
            yield from ("Sekretariatet indstiller,", *(f"at {text}" for text in item.recommendations))
        yield from ("Beslutning", *(sentence.text for sentence in item.decision))
        if item.attachments:
            yield from ("Bilag", *item.attachments)


def _sentence_head(meeting: Meeting) -> Lines:
    """The head in a sentence, people in a paragraph without posts, items as cases."""
    yield from ("Udskriv  |  Del siden", "", "Beslutningsreferat", "fra", f"møde i {meeting.forum.name}")
    yield from (f"{_long_day(meeting)} kl. {meeting.hour}-{meeting.hour + 2}", f"i {place(meeting)}", "")
    there = [name for _, name, present in meeting.people if present]
    away = [name for _, name, present in meeting.people if not present]
    yield f"I mødet deltog {_listed(there)}."
    if away:
        yield from ("", f"Forhindret: {_listed(away)}.")
    for item in meeting.items:
        yield from ("", f"Journalnr.: {meeting.day:%y}/4410-{item.number}", f"Sag {item.number}. {item.title}")
        if item.case:
            yield from ("Kort fortalt", *(sentence.text for sentence in item.case))
        if item.recommendations:
            yield "Sekretariatet indstiller,"
            yield from (f"at {text}{',' if n else '.'}" for n, text in _countdown(item.recommendations))
        yield from ("Beslutning", *(sentence.text for sentence in item.decision))
        if item.attachments:
            yield from ("Bilag", *item.attachments)
        yield "Til top"


def _table(meeting: Meeting) -> Lines:
    """A table that was flattened: cells between bars, names of members and absentees run on in a cell."""
    yield f"Forum: | {meeting.forum.name} |"
    yield f"Dato: | {danish(meeting.day)} kl. {meeting.hour}.00-{meeting.hour + 2}.00 |"
    yield f"Sted: | {place(meeting)} |"
    yield f"Deltagere: | {', '.join(name for _, name, present in meeting.people if present)} |"
    away = [name for _, name, present in meeting.people if not present]
    if away:
        yield f"Afbud: | {', '.join(away)} |"
    for item in meeting.items:
        yield from ("", f"{item.number}. {item.title}{_duration(item)}")
        if item.case:
            yield f"Sagsfremstilling | {_texts(item.case)} |"
        if item.recommendations:
            yield f"Indstilling | Det indstilles, at {', og at '.join(item.recommendations)}. |"
        yield f"Beslutning | {_texts(item.decision)} |"
        if item.attachments:
            yield f"Bilag | {', '.join(item.attachments)} |"


def _listed(names: list[str]) -> str:
    return " og ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _countdown(texts: list[str]) -> Iterator[tuple[int, str]]:
    yield from ((len(texts) - 1 - n, text) for n, text in enumerate(texts))


FAMILIES: tuple[tuple[str, Callable[[Meeting], Lines], bool, bool], ...] = (
    (".txt", _field_table, True, True),
    (".txt", _plain, True, True),
    (".md", _markdown, True, True),
    (".txt", _web_site, False, False),
    (".txt", _committee, True, True),
    (".txt", _sentence_head, False, False),
    (".txt", _table, False, False),
)
"""Ending of the file's name, who writes, whether posts and roles and whether organisations are told."""
