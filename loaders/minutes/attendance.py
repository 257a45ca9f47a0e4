"""Who attended: lists and sentences of the minutes brought together, one entry a person.

Lists come first (`listing.py`), then what sentences say of the people in them or of others (`remarks.py`). A list of
absentees wins over the list of members; a person who misses an item stays present; guests are those who take part
under one item and stand in no list.
"""

from __future__ import annotations

import re

from loaders.minutes.lines import folded
from loaders.minutes.listed import Listed
from loaders.minutes.listing import read_lists
from loaders.minutes.model import Attendee, Head, Item, Role, Section
from loaders.minutes.notes import Entry, settled_roles
from loaders.minutes.outline import Outline
from loaders.minutes.remarks import Remark, inside, read_remarks
from loaders.minutes.told import told_people
from loaders.span import Span

_CHAIRS: dict[str, Role] = {"": "chair", "med": "co-chair", "næst": "deputy-chair"}
_CHAIR_OF = re.compile(
    r"(?P<rank>næst|med|)(?:formand(?:en)?|forkvinde|forperson) (?:for|i) (?P<body>.+)", re.IGNORECASE
)
_ROLES = frozenset(("chair", "deputy-chair", "moderator", "minute-taker", "secretary"))


class _Roster:
    """The people found so far, by name."""

    def __init__(self) -> None:
        self.people: list[Attendee] = []
        self._by_key: dict[str, Attendee] = {}
        self._by_first: dict[str, list[Attendee]] = {}
        self._by_last: dict[str, list[Attendee]] = {}

    def find(self, name: str) -> Attendee | None:
        """The person of that name: the same words, the same first and last name, or one of these that only one has."""
        key = _key(name)
        if key in self._by_key:
            return self._by_key[key]
        words = key.split()
        namesakes = self._by_first.get(words[0], [])[:50] if words else []
        alike = [person for person in namesakes if _short_for(words, _key(person.name).split())]
        if not alike and len(words) == 1:
            alike = self._by_last.get(key, [])
        return alike[0] if len(alike) == 1 else None

    def add(self, attendee: Attendee) -> None:
        """Take up a person whom `find` does not know."""
        key = _key(attendee.name)
        self.people.append(attendee)
        self._by_key[key] = attendee
        self._by_first.setdefault(key.split()[0], []).append(attendee)
        self._by_last.setdefault(key.split()[-1], []).append(attendee)


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


def _short_for(words: list[str], full: list[str]) -> bool:
    """Whether one name is the other with middle or last names left out or as initials, or a given name alone."""
    if not words or words[0] != full[0]:
        return False
    if len(words) == 1:
        return True
    shorter, longer = sorted((words, full), key=len)
    if len(shorter) > 1 and longer[: len(shorter)] == shorter:
        return True
    ends = words[-1] == full[-1] or (len(shorter[-1]) == 1 and longer[-1].startswith(shorter[-1]))
    return ends and all(_stands_in(word, longer) for word in shorter)


def _stands_in(word: str, names: list[str]) -> bool:
    """Whether the names hold the word, or one that it is the initial of."""
    return word in names or (len(word) == 1 and any(name.startswith(word) for name in names))


def read_attendance(text: str, outline: Outline, head: Head) -> list[Attendee]:
    """Everyone who is named as taking part, absent or a guest, in document order."""
    span = outline.span
    roster = _Roster()
    foreign = _foreign(outline.items, head)
    places: set[int] = set()
    lists = read_lists(text, span, outline.items)
    for listed in lists:
        places.add(listed.entry.span.start)
        if not inside(foreign, listed.entry.span.start):
            _take_listed(roster, listed, outline.items)
    for remark in read_remarks(text, span, outline.items, foreign):
        if remark.entry.span.start not in places or remark.effect in _ROLES:
            _take_remark(roster, remark)
    if not any(listed.status == "present" and not listed.roles for listed in lists):
        _take_told(roster, list(told_people(text, outline.head)))
    for person in roster.people:
        _own_posts(person, head.forum)
        if person.substitutes_for and (full := roster.find(person.substitutes_for)):
            person.substitutes_for = full.name
            full.status = "absent"
    return sorted(roster.people, key=lambda person: person.span)


def _own_posts(person: Attendee, forum: str | None) -> None:
    """Make the chairmanship of this body a role, where a post names the body ('formand for SSU', 'rådets formand')."""
    kept: list[str] = []
    for post in (person.title or "").split(", "):
        found = _CHAIR_OF.fullmatch(post)
        if found and forum and _is_own(found["body"], forum):
            role = _CHAIRS[found["rank"].lower()]
            person.roles = (role, *(other for other in person.roles if other != role))
        else:
            kept.append(post)
    person.title = ", ".join(kept) or None


def _is_own(body: str, forum: str) -> bool:
    """Whether the body's abbreviation, or all words of its name, stand in the name of the body that met."""
    if body.isupper():
        return body in re.findall(r"\w+", forum)
    words = [word.removesuffix("s") for word in _key(body).split() if len(word) > 3]
    here = [word.removesuffix("s") for word in _key(forum).split()]
    return bool(words) and all(word in here for word in words)


def _foreign(items: list[Item], head: Head) -> list[Span]:
    """Sections that hold what another body decided, or this one on another day."""
    return sorted(s.span for item in items for s in item.sections if s.kind == "decision" and _other_body(s, head))


def _other_body(section: Section, head: Head) -> bool:
    if not section.body or not head.forum:
        return False
    if section.body.isupper() and len(section.body) <= 6:
        return False
    here = _key(head.forum).split()
    there = [word.removesuffix("s") for word in _key(section.body).split() if len(word) > 3]
    return bool(there) and not any(mine.removesuffix("s").endswith(word) for word in there for mine in here)


def _take_listed(roster: _Roster, listed: Listed, items: list[Item]) -> None:
    entry = listed.entry
    known = roster.find(entry.name)
    organisation = entry.organisation or listed.group
    roles = settled_roles(entry, organisation or (known.organisation if known else None))
    shared = "chair" in listed.roles and {"co-chair", "deputy-chair"} & set(roles)
    roles = (*roles, *(role for role in listed.roles if role not in roles and not (role == "chair" and shared)))
    status = entry.status or listed.status
    item = entry.item or listed.item
    if known is None:
        attendee = _attendee(entry, roles, listed)
        attendee.organisation, attendee.status = organisation, status
        attendee.item = item if status == "guest" else None
        attendee.items_missed = _missed(entry, items)
        attendee.online = entry.online or listed.online
        roster.add(attendee)
        return
    if status == "absent":
        known.status = "absent"
    elif known.status == "guest" and status == "present":
        known.status, known.item = "present", None
    _fill(known, entry, roles, organisation if not listed.roles else entry.organisation)
    known.items_missed = tuple(dict.fromkeys((*known.items_missed, *_missed(entry, items))))


def _take_told(roster: _Roster, told: list[Listed]) -> None:
    """Take up whom the head names without a list, unless its sentences have told of most of them already."""
    known = sum(person.status == "present" for person in roster.people)
    fresh = [listed for listed in told if not roster.find(listed.entry.name)]
    if sum(listed.status == "present" for listed in fresh) >= known:
        for listed in told:
            _take_listed(roster, listed, [])


def _attendee(entry: Entry, roles: tuple[Role, ...], listed: Listed | None = None) -> Attendee:
    title = ", ".join(entry.titles) or (listed.title if listed else None)
    return Attendee(
        name=entry.name,
        span=entry.span,
        title=title,
        organisation=entry.organisation,
        party=entry.party,
        roles=roles,
        substitutes_for=entry.substitutes_for,
        online=entry.online,
    )


def _fill(known: Attendee, entry: Entry, roles: tuple[Role, ...], organisation: str | None) -> None:
    """Add to a known person what this mention says beyond the earlier ones."""
    known.roles = (*known.roles, *(role for role in roles if role not in known.roles))
    known.title = known.title or ", ".join(entry.titles) or None
    known.organisation = known.organisation or organisation
    known.party = known.party or entry.party
    known.substitutes_for = known.substitutes_for or entry.substitutes_for
    known.online = known.online or entry.online
    if len(entry.name.split()) > len(known.name.split()):
        known.name, known.span = entry.name, entry.span


def _missed(entry: Entry, items: list[Item]) -> tuple[str, ...]:
    """The items that a person missed, those after leaving and before coming among them."""
    missed = list(entry.missed)
    numbers = [item.number for item in items]
    if entry.left_after in numbers:
        missed += numbers[numbers.index(entry.left_after) + 1 :]
    if entry.came_at in numbers:
        missed += numbers[: numbers.index(entry.came_at)]
    return tuple(dict.fromkeys(missed))


def _take_remark(roster: _Roster, remark: Remark) -> None:
    entry = remark.entry
    if remark.effect == "absent" and entry.substitutes_for:
        remark.effect = "present"
    known = roster.find(entry.name)
    if known is None:
        if " " not in entry.name or re.fullmatch(r"[A-ZÆØÅ]\. ?[\w-]+", entry.name):
            return
        _new_from_remark(roster, remark)
        return
    if remark.effect == "absent":
        known.status = "absent"
    elif remark.effect == "missed" and remark.item and known.status != "absent":
        known.items_missed = tuple(dict.fromkeys((*known.items_missed, remark.item)))
    elif remark.effect == "online":
        known.online = True
    elif remark.effect in _ROLES:
        _fill(known, Entry(known.name, known.span), (remark.effect,), None)  # type: ignore[arg-type]


def _new_from_remark(roster: _Roster, remark: Remark) -> None:
    """A person whom no list names."""
    entry = remark.entry
    attendee = _attendee(entry, settled_roles(entry, entry.organisation))
    if remark.effect == "absent":
        attendee.status = "absent"
    elif remark.effect == "missed" and remark.item:
        attendee.items_missed = (remark.item,)
    elif remark.effect == "guest" and not entry.party:
        attendee.status, attendee.item = "guest", remark.item
    elif remark.effect in _ROLES:
        attendee.roles = tuple(dict.fromkeys((*attendee.roles, remark.effect)))  # type: ignore[arg-type]
    if remark.effect == "online":
        attendee.online = True
    if remark.effect == "present" and remark.before is not None and not attendee.substitutes_for:
        attendee.substitutes_for = remark.before.name
    attendee.name = folded(attendee.name)
    roster.add(attendee)
