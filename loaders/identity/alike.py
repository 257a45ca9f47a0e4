"""Whether two appearances of a name are one person: blocks to find candidates, and the table that weighs a pair.

    name         organisation agrees      nothing known of it               organisation differs
    identical    sure                     sure in the same forum            full and rare: sure in the same forum, or
                                          or, rare, with the same title     where the title tells of it; else doubt
    variant      joined with forum or     joined in the same forum          doubt in the same forum with the same
                 title the same                                             title; else apart
    given name   joined with title the    doubt in the same forum           apart
                 same, else doubt
    surname      joined where married,    doubt with forum and title        apart
                 else doubt

Of the many doctors of general practice few sit in such forums: the same name in two that are not two municipalities'
own is one doctor. A frequent name says less than a rare one; letters that make another frequent name ('Hanne' for
'Hanna') are doubtful.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from loaders.identity import posts
from loaders.identity.clusters import Grade, Link
from loaders.identity.given import forms
from loaders.identity.names import (
    FEWEST_PARTS,
    Name,
    Relation,
    blurred,
    confusable,
    double,
    incompatible,
    name_parts,
    picture,
    relation,
    told_name,
)

LONG_AGO, SOME_TIME, SOON = 10, 5, 2
"""Years after which a name and a house in common are no longer enough; and a short name in another forum; years within
which a surname more is somebody's who married."""
_WEIGHT: dict[Relation, float] = {
    "identical": 0.6, "sound": 0.52, "shorter": 0.5, "front": 0.46, "pet": 0.46, "initials": 0.42, "letters": 0.45,
    "surname": 0.2, "none": 0.0,
}  # fmt: skip
_SAID: dict[Relation, str] = {
    "identical": "same_name", "sound": "same_sound", "shorter": "shorter_name", "front": "front_left_out",
    "pet": "pet_name", "initials": "initials", "letters": "letters", "surname": "other_surname", "none": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person as one minutes names them; `forum` is the key of the body that met, `meeting` the meeting's id."""

    id: str
    name: str
    title: str = ""
    organisation: str = ""
    forum: str = ""
    region: str = ""
    date: str = ""
    meeting: str = ""

    @property
    def told(self) -> Name | None:
        """The name in parts, None where it has not two."""
        return _told(self.name, self.title)


@lru_cache(maxsize=65_536)
def _told(name: str, title: str) -> Name | None:
    return told_name(posts.without_title(name, title))


def blocks(one: Appearance) -> frozenset[str]:
    """Keys that two appearances share at least one of where they may be one person.

    A surname or middle name as a picture shows it, with one letter left out in turn, and the given name's initial; so
    that a wrong letter in either is found. And the given names with the house, for a surname that was changed.
    """
    seat = (f"seat {one.meeting} {word}" for word in posts.telling(one.organisation))
    return (_keys(one.told, one.forum, one.organisation) if one.told else frozenset[str]()).union(seat)


@lru_cache(maxsize=65_536)
def _keys(name: Name, forum: str, organisation: str) -> frozenset[str]:
    return frozenset(_keys_of(name, forum, organisation))


def _keys_of(name: Name, forum: str, organisation: str) -> Iterator[str]:
    given = picture(name.given)
    firsts = {picture(form)[0] for form in forms(name.given)}
    for at, part in enumerate(map(picture, name.parts)):
        if at == 0:
            continue
        before = firsts | {picture(earlier)[0] for earlier in name.parts[1:at]}
        if len(part) == 1:
            yield f"initial {given} {part}"
            continue
        yield f"initial {given} {part[0]}"
        yield from (f"{part} {first}" for first in before)
        yield from (f"{part[:at]}{part[at + 1 :]} {given[0]}" for at in range(len(part)))
        if len(given) > 1:
            yield f"{part} -{given[1:]}"
    if len(given) > 1:
        yield f"given {given} in {forum}"
        yield from (f"given {given} at {word}" for word in sorted(posts.telling(organisation)))


def weigh(one: Appearance, other: Appearance) -> Link | None:
    """What links two appearances; None where nothing does. The same whichever comes first."""
    a, b = one.told, other.told
    if same_meeting(one, other) and not told_twice(one, other):
        return None
    if a is None or b is None:
        return _seated(one, other)
    pair = _pair(one, other, a, b)
    grade = pair.grade() if pair else None
    if pair is None or grade is None:
        return None
    if grade != "doubt" and pair.years > LONG_AGO:
        grade = "doubt"
    first, second = sorted((one.id, other.id))
    return Link(first, second, pair.weight, pair.reasons, grade)


def _pair(one: Appearance, other: Appearance, a: Name, b: Name) -> _Pair | None:
    kind, letters = relation(a, b)
    if kind == "none":
        return None
    return _Pair(one, other, (a, b), kind, letters)


def _seated(one: Appearance, other: Appearance) -> Link | None:
    """A line with a title or surname alone, and the whole name of who had that seat at that meeting."""
    if not same_meeting(one, other):
        return None
    first, second = sorted((one.id, other.id))
    return Link(first, second, _WEIGHT["letters"], ("told_twice", "same_organisation", "same_title"), "variant")


def told_twice(one: Appearance, other: Appearance) -> bool:
    """Whether two lines of one meeting may be one person's: of one seat and post, misread, or a name not told whole."""
    if one.forum != other.forum or posts.organisations(one.organisation, other.organisation) not in ("same", "fits"):
        return False
    a, b = one.told, other.told
    if a and b:
        pair = _pair(one, other, a, b)
        return pair is not None and pair.post and pair.misread
    whole, line = (a, other) if a else (b, one)
    if whole is None:
        return False
    seated = one if a else other
    rest = name_parts(posts.without_title(line.name, line.title))
    if not rest:
        return posts.within(line.title, seated.title)
    told = ("".join(part[0] for part in whole.parts), *name_parts(whole.given), *name_parts(whole.surname))
    agreement = posts.titles(posts.trade(one.title, ""), posts.trade(other.title, ""))
    return len(rest) == 1 and rest[0] in told and (agreement != "differs" or posts.alike(one.title, other.title))


def same_meeting(one: Appearance, other: Appearance) -> bool:
    """Whether two appearances sat at one table: then they are two people."""
    return bool(one.meeting) and one.meeting == other.meeting and one.id != other.id


def apart(one: Appearance, other: Appearance) -> bool:
    """Whether two appearances are plainly those of two people, whoever is linked to both."""
    a, b = one.told, other.told
    if a is None or b is None:
        return not told_twice(one, other)
    pair = _pair(one, other, a, b)
    if pair and pair.grade() in ("sure", "variant"):
        return False
    differs = posts.organisations(one.organisation, other.organisation) == "differs"
    return incompatible(a, b) or (one.forum != other.forum and differs)


class _Pair:
    """Two appearances whose names have something in common, and what else agrees."""

    def __init__(
        self, one: Appearance, other: Appearance, names: tuple[Name, Name], kind: Relation, letters: int
    ) -> None:
        self.one, self.other = one, other
        a, b = self.names = names
        early, late = one.date[:4], other.date[:4]
        self.years = abs(int(early) - int(late)) if early.isdigit() and late.isdigit() else 0
        self.kind, self.letters = kind, letters
        self.common, self.confused = a.common and b.common, kind == "letters" and confusable(a, b)
        self.aged = a.generation != b.generation
        self.house = posts.organisations(one.organisation, other.organisation)
        trades = [posts.trade(x.title, x.organisation) for x in (one, other)]
        self.title = posts.titles(*trades)
        seated = bool(one.forum and other.forum) and not one.forum[:9] == other.forum[:9] == "forum:klu"
        self.doctors = seated and self.years <= SOON and trades == [posts.PRACTICE] * 2
        self.forum = bool(one.forum) and one.forum == other.forum
        self.region = bool(one.region) and one.region == other.region
        self.elsewhere = bool(one.region and other.region) and not self.region

    @property
    def full(self) -> bool:
        """Whether one of the names has more than two parts."""
        return any(len(name.parts) > FEWEST_PARTS for name in self.names)

    @property
    def misread(self) -> bool:
        """Whether the names are one as written in two ways."""
        return self.kind in ("identical", "sound", "pet") or (not self.confused and blurred(*self.names))

    @property
    def post(self) -> bool:
        """Whether the titles agree."""
        return self.title in ("same", "fits")

    @property
    def at_home(self) -> bool:
        """Whether the organisations agree."""
        return self.house in ("same", "fits")

    def grade(self) -> Grade | None:
        """How sure it is that the two are one; None for two people."""
        grade = self._grade()
        late = not self.forum and not self.full and self.years > SOME_TIME
        return "doubt" if grade and (self.aged or late) else grade

    def _grade(self) -> Grade | None:
        if self.house == "differs" and self.forum and self.post and not self._houses():
            return "doubt" if self.kind == "surname" else self._known(self.common)
        if self.house == "differs":
            return self._moved()
        if self.kind in ("identical", "sound"):
            return self._same_name()
        if self.kind == "surname":
            return self._married()
        return self._given_name() if self.kind in ("front", "pet") else self._variant()

    def _married(self) -> Grade | None:
        """The same given name with another surname, or with one more."""
        if not self.post or not (self.at_home or self.forum):
            return None
        a, b = (set(name.parts) for name in self.names)
        exchanged = self.names[0].surname != self.names[1].surname and posts.single(self.one.title)
        same_seat = self.at_home and self.forum and self.title == "same" and self._soon()
        return "variant" if same_seat and (a <= b or b <= a or exchanged) else "doubt"

    def _soon(self) -> bool:
        """Whether the one is told of within two years of the other."""
        early, late = sorted((self.one.date, self.other.date))
        return bool(early) and f"{int(late[:4]) - SOON}{late[4:]}" <= early

    def _given_name(self) -> Grade | None:
        """First names left out in front, or a short form of the given name."""
        if self.at_home and self.post and (self.forum or not self.common):
            return "variant"
        return "doubt" if self.title != "differs" and (self.forum or self.at_home) else None

    def _houses(self) -> bool:
        return posts.houses(self.one.organisation, self.other.organisation)

    def _known(self, doubtful: bool) -> Grade:
        if doubtful or self.confused or self.letters > 1:
            return "doubt"
        return "sure" if self.kind == "identical" else "variant"

    def _moved(self) -> Grade | None:
        """The same name in another house."""
        rare = self.full and not self.common
        if self.kind == "identical" and rare:
            former = posts.tells_of(self.one.title, self.other.organisation)
            former = former or posts.tells_of(self.other.title, self.one.organisation)
            if self.forum or former or (self.region and self.doctors):
                return "sure"
            return "doubt"
        if self.kind in ("identical", "sound", "shorter"):
            seen = self.forum or (not self.common and not self.elsewhere and (self.post or self.full))
            return "doubt" if seen else None
        return "doubt" if self.forum and self.post else None

    def _same_name(self) -> Grade | None:
        if self.at_home:
            return self._known(self.common and not self.forum and self.title == "differs")
        if self.forum:
            untold = self.title == "unknown" and self.years > 1
            return self._known(self.common and (untold or self.title == "differs"))
        if self.elsewhere:
            return "doubt" if self.post and not self.common else None
        if self.post:
            return self._known((self.common and not self.doctors) or (self.kind == "sound" and not self.full))
        if self.title == "unknown":
            return self._known(self.common or not self.full)
        return None if self.common else "doubt"

    def _variant(self) -> Grade | None:
        """A name left out, initials, or wrong letters."""
        wrong = self.kind == "letters"
        hard = self.confused or self.letters > 1
        vague = self.kind == "shorter" and self.common and not self.forum and not self.doctors
        if vague and self.title != "same":
            return "doubt" if self.at_home else None
        if self.at_home and (self.forum or self.post):
            agree = self.forum and self.post
            vague = self.common and (self.kind == "initials" or (wrong and not self.forum))
            if not agree and (hard or vague):
                return "doubt"
            return "doubt" if self.title == "differs" and (self.kind != "shorter" or self.common) else "variant"
        if self.at_home:
            return self._known(self.common or wrong or self.title == "differs")
        if self.forum:
            return self._known(self.title == "differs" or (self.kind == "initials" and self.common and not self.post))
        if self.elsewhere or (wrong and not self.post):
            return None
        if self.kind == "shorter" and (self.post or self.title == "unknown"):
            return self._known(self.common and (not self.doctors or double(*self.names)))
        return "doubt" if self.post and not self.common else None

    @property
    def weight(self) -> float:
        """How much speaks for one person, 0 to 1."""
        weight = _WEIGHT[self.kind] + 0.16 * self.at_home + 0.12 * self.forum + 0.06 * self.post
        weight += 0.03 * self.region + 0.03 * (not self.common) - 0.08 * max(0, self.letters - 1)
        weight -= 0.1 * (self.title == "differs") + 0.2 * (self.house == "differs")
        return min(1.0, max(0.01, weight))

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for and against it, as codes."""
        said = [f"letters:{self.letters}" if self.kind == "letters" else _SAID[self.kind]]
        if self.at_home:
            places = (self.one.organisation.casefold(), self.other.organisation.casefold())
            said.append("same_municipality" if all("kommune" in place for place in places) else "same_organisation")
        marks = (
            (self.forum, "same_forum"), (self.post, "same_title"), (self.region and not self.forum, "same_region"),
            (self.house == "differs", "other_organisation"), (self.title == "differs", "other_title"),
            (self.common, "common_name"), (self.aged, "generation"), (self.confused, "both_are_names"),
        )  # fmt: skip
        said += [code for holds, code in marks if holds]
        return (*said, f"years:{self.years}") if self.years > LONG_AGO else tuple(said)
