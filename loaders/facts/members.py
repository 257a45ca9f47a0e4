"""Who works in an undertaking: its leader and its group, as sentences, lists and project sheets name them.

People are looked for around the words for such posts ('projektleder', 'arbejdsgruppen'), never anywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from loaders.facts.cues import Cue, Text
from loaders.facts.model import Member, Project
from loaders.facts.project_forms import vocabulary
from loaders.minutes.model import Item, Minutes
from loaders.span import Span

_NAME = r"[A-ZÆØÅÉ][\wéü’'-]+(?:[ \u00a0\n][A-ZÆØÅÉ](?:[\wéü’'-]+|\.)){1,4}"
_TITLED = rf"(?:[a-zæøåé-]+[ ]){{0,2}}(?P<name>{_NAME})"
_CAPITALS = r"[A-ZÆØÅ][\wæøåÆØÅ&-]*(?:[ ](?:(?:og|for|i)[ ])?[A-ZÆØÅ][\wæøå-]*){0,3}"
_ORG = rf"(?:[ ]?\((?P<org>[^()\n]{{2,60}})\)|,[ ](?P<place>{_CAPITALS})|[ ]fra[ ](?P<source>{_CAPITALS}))?"
_LEAD = r"(?i:projektleder(?:en)?|projektchef|tovholder(?:en)?|programleder(?:en)?|projektejer(?:en)?|projektansvarlig"
_LEAD += r"|(?:team|grupp?e|projekt|hold)(?:et|en)?s[ ](?:leder|tovholder|formand))"
_GROUP = (
    r"(?i:projektgruppen?|arbejdsgruppen?|projektledelse(?:n)?|projektdeltagere|projektteam(?:et)?|styregruppen"
    r"|gruppen|holdet|skrivegruppen?|teamet)"
)
_OPENS = r"(?:består[ ]af|udgøres[ ]af|er[ ]sammensat[ ]af|tæller(?:[ ]foruden[ ]\S+)?|er|med|sidder)"
_BECOMES = r"(?:er|bliver|blev|udpeges|udpeget|som|(?:er[ ])?valgt)(?:[ ](?:til|som|ny|fortsat))*"
_LIST = re.compile(
    rf"\b{_GROUP}(?:[ ](?:for|bag)[ ]\S+(?:[ ]\S+)?)?(?:[ ]{_OPENS}[ ]?|:[ ]|[ ]\()"
    r"(?P<list>[^\n.]*(?:\n[^\n.]+)?)"
)
_ALSO = re.compile(rf"\b[Mm]ed(?:[ ]i[ ]{_GROUP})?[ ](?:er|var)(?:[ ]også)?[ ](?P<list>[^\n.]*(?:\n[^\n.]+)?)")
_MEMBER = re.compile(
    rf"(?P<name>{_NAME})(?:[ ]?\((?P<org>[^()\n]{{2,60}})\)"
    r"|,[ ](?P<place>[A-ZÆØÅ][^\n,;().]{2,40})(?=[,;.\n]|\)?$))?"
)
_JOINED = re.compile(
    rf"(?P<name>{_NAME}){_ORG},?[ ](?:er[ ])?(?:også[ ])?"
    rf"(?:med[ ]i|deltager[ ]i|sidder[ ]i|indgår[ ]i|medlem[ ]af)[ ]{_GROUP}"
)
_SHEET = re.compile(r"(?i)\bprojektgruppe(?:n)?[ ]?:")
_SHEET_END = re.compile(r"\n[ \t]*\n|(?i:projektgruppe)")
LONGEST = 2000
"""Characters of the group on a project sheet."""
_PERSON = re.compile(
    rf"\bFra[ ](?P<source>[^:\n]{{3,60}}):|(?P<name>{_NAME.replace('|', '|-[ ](?=[A-Z])|', 1)})"
    r"(?:[ ]\((?P<org>[^()\n]{2,60})\)|,[ ]*(?:[a-zæøå]+[ ])*\((?P<place>[^()\n]{2,60})\))?"
)
_BODY = re.compile(
    r"(?i)^(?:fra|for|leder|chef|ledende)\b"
    r"|(?:kommune|region\w*|sygehus|hospital|afdeling|udvalg|råd|forum|klynge|klinik|center)s?\b"
)
_POST = re.compile(r"(?i)\b(?:formand|leder|projektleder|tovholder|sekretær)\b")


@cache
def _leaders() -> tuple[re.Pattern[str], ...]:
    whom = r"(?:[ ](?:er|for[ ]\S+(?:[ ]\S+)?|på[ ]\S+),?)?"
    return (
        re.compile(rf"\b{_LEAD}{whom}(?:[ ]|:[ ]|,[ ]|[ ]\|[ ])(?:er[ ]|bliver[ ])?{_TITLED}{_ORG}"),
        re.compile(rf"(?P<name>{_NAME}){_ORG},?[ ]{_BECOMES}[ ]{_LEAD}\b"),
        re.compile(rf"\bmed[ ]{_TITLED}{_ORG}[ ]som[ ]{_LEAD}\b"),
        re.compile(rf"(?P<name>{_NAME}),?[ ](?:der|som)[ ]er[ ]{_LEAD}\b"),
        re.compile(rf"\bunder[ ]ledelse[ ]af[ ]{_TITLED}{_ORG}"),
        re.compile(rf"(?P<name>{_NAME})[ ]?\((?:{_LEAD})(?:,[ ](?P<org>[^()\n]+))?\)"),
        re.compile(rf"(?P<name>{_NAME}),(?:[ ][a-zæøå-]+(?:[ ]og)?)*[ ]{_LEAD}\b(?:,[ ](?P<place>[A-ZÆØÅ][^\n,()]+))?"),
    )


def read_members(words: Text, minutes: Minutes, projects: Sequence[Project], places: Sequence[Sequence[Span]]) -> None:
    """Add to each project the people whom its items name as its leader or group; `places` are where each is named."""
    for item in minutes.items:
        named = [k for k, project in enumerate(projects) if item.number in project.items]
        if not named:
            continue
        own = next((k for k in named if any(item.title_span.holds(p) for p in places[k])), named[0])
        for anchor, found in _found(words, item):
            _keep(projects[_nearest(words.text, anchor, own, named, places)], found)
        for attendee in minutes.attendance:
            guest = attendee.item == item.number or (attendee.item is None and len(projects) == 1)
            if guest and re.search(_LEAD, attendee.title or ""):
                _keep(projects[own], Member(attendee.name, "lead", attendee.span, attendee.organisation))


def _keep(project: Project, found: Member) -> None:
    if all(member.name != found.name for member in project.members):
        project.members.append(found)


def _nearest(text: str, place: int, own: int, named: list[int], places: Sequence[Sequence[Span]]) -> int:
    """The project named last before the person in the sentence, else the item's own."""
    if len(named) == 1:
        return own
    reach = max(0, place - 300)
    start = max(text.rfind(". ", reach, place), text.rfind("\n", reach, place), reach)
    return max(((p.start, k) for k in named for p in places[k] if start < p.start <= place + 60), default=(0, own))[1]


def _found(words: Text, item: Item) -> Iterator[tuple[int, Member]]:
    """The people an item names as leader or group, with the offset at which their project is looked for."""
    text = words.text
    annexes = [s.span for s in item.sections if not item.span.holds(s.span)]
    windows = [w for span in (item.span, *annexes) for w in _windows(words.between(*span), span)]
    for start, end in windows:
        sheets = list(_sheets(text, start, end))
        for found in _told(text, start, end):
            line = _line(text, found.quote.start)
            if not any(sheet.holds(found.quote) for sheet in sheets):
                # The project of a sheet is named on the line above it.
                on_sheet = any(line == _line(text, sheet.start) for sheet in sheets)
                yield (max(line - 1, 0) if on_sheet else found.quote.start), found
        for sheet in sheets:
            for found in _on_sheet(text, sheet):
                yield max(_line(text, sheet.start) - 1, 0), found


def _sheets(text: str, start: int, end: int) -> Iterator[Span]:
    """Where project sheets name their groups."""
    for sheet in _SHEET.finditer(text, start, end):
        stop = _SHEET_END.search(text, sheet.end(), sheet.end() + LONGEST)
        yield Span(sheet.end(), stop.start() if stop else min(len(text), sheet.end() + LONGEST))


def _line(text: str, place: int) -> int:
    """Where the line of a place begins."""
    return text.rfind("\n", 0, place) + 1


def _told(text: str, start: int, end: int) -> Iterator[Member]:
    """The people of sentences and lists."""
    for pattern in _leaders():
        for match in pattern.finditer(text, start, end):
            yield _member(match, "lead")
    for match in (*_LIST.finditer(text, start, end), *_ALSO.finditer(text, start, end)):
        for person in _MEMBER.finditer(text, *match.span("list")):
            if not _BODY.search(person["name"]):
                yield _member(person, (person["org"] or "") + text[person.end() : person.end() + 14])
    for match in _JOINED.finditer(text, start, end):
        yield _member(match, "")


def _on_sheet(text: str, sheet: Span) -> Iterator[Member]:
    """A project sheet's group: people by their given names, with the organisation in brackets or named before them."""
    source = None
    at, end = sheet
    while match := _PERSON.search(text, at, end):
        at = match.end()
        if match["source"]:
            source = match["source"].strip()
        elif not _is_given(match["name"]):
            at = match.start() + len(match["name"].split()[0])  # 'Klinik Nord- Anna Lund'
        else:
            found = _member(match, text[match.end("name") : match.end()])
            found.organisation = found.organisation or source
            yield found


def _is_given(name: str) -> bool:
    return all(part in vocabulary().given for part in name.split()[0].casefold().split("-"))


def _windows(cues: Sequence[Cue], span: Span) -> list[tuple[int, int]]:
    """Stretches of the item around the posts, those that overlap as one."""
    windows: list[tuple[int, int]] = []
    for cue in cues:
        if cue.group == "post":
            start, end = max(span.start, cue.start - 120), min(span.end, cue.end + 300)
            if windows and start < windows[-1][1]:
                start = windows.pop()[0]
            windows.append((start, end))
    return windows


def _member(match: re.Match[str], note: str) -> Member:
    """The person of a match; `note` is what stands behind the name and may give the role."""
    groups = match.groupdict()
    where = groups.get("org") or groups.get("place") or groups.get("source") or ""
    parts = [part.strip() for part in where.split(",") if part.strip() and not _POST.search(part)]
    words, given = match["name"].split(), vocabulary().given
    if len(words) > 2 and words[1].casefold() in given and words[0].casefold() not in given:
        words = words[1:]  # 'Ergoterapeut Lise Holm' at the beginning of a sentence
    secretary = re.search(r"(?i)\bsekret(?:ær|ari)", note)
    lead = note == "lead" or _POST.search(note.partition(";")[0])
    role: Literal["lead", "member", "secretary"] = "secretary" if secretary else "lead" if lead else "member"
    return Member(" ".join(words), role, Span(*match.span()), parts[-1] if parts else None)
