"""Who there is in the invented nation: regions, clusters, municipalities, forums, and the people who sit in them.

A nation is as large as the number of minutes asks for: a region gives at most `MOST` minutes in eleven years, a cluster
has seven forums (a political, a professional and an operations one, and one in each of four municipalities), and two
forums are region-wide. Every region is made on its own from the seed, so that only one is in memory at a time.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

MOST = 2_000  # minutes of one region
CLUSTER = 100  # minutes for which a region gets one cluster more
CLUSTERS, MUNICIPALITIES = 5, 4  # at most in a region; in a cluster
LAST_YEAR, ROUNDS = 2025, 5  # each forum meets so often a year
MIDDLE = 0.3  # share of people with a middle name, which is left out now and then
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "_", "-": "_"})


@cache
def words() -> dict[str, Any]:
    """The lists of `words.toml`; texts are lists of words, divided at blanks."""
    found = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    return {
        name: {key: value.split() if isinstance(value, str) else value for key, value in table.items()}
        for name, table in found.items()
    }


@dataclass(slots=True, eq=False)
class Person:
    """One human; `written` holds the first minutes for every pair of form of the name and post."""

    given: str
    middle: str
    surname: str
    post: str = ""
    organisation: str = ""
    written: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name in full."""
        return " ".join(part for part in (self.given, self.middle, self.surname) if part)

    @property
    def short(self) -> str:
        """The name without the middle one."""
        return f"{self.given} {self.surname}"


@dataclass(slots=True)
class Seat:
    """A place in a forum: of which organisation, which posts may hold it, and who does."""

    organisation: str
    posts: list[str]
    roles: tuple[str, ...]
    person: Person


@dataclass(slots=True, eq=False)
class Forum:
    """A body that meets. `number` sets its day in each round and the layout of its minutes."""

    name: str
    level: int
    place: str
    number: int
    cluster: int
    seats: list[Seat] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """Its name as part of a file name."""
        return self.name.lower().translate(_ASCII)


@dataclass(slots=True)
class Region:
    """A region with its forums, lowest level first, and the bodies that are asked but keep no minutes here."""

    name: str
    minutes: int
    rounds: int
    forums: list[Forum]
    organisations: list[list[str]]  # of each cluster
    chance: random.Random
    names: Iterator[tuple[str, str]]  # given name and surname, never the same twice

    def day(self, forum: Forum, turn: int) -> date:
        """When a forum meets for the so-manieth time, counted from 0: never on a Saturday or Sunday."""
        days = turn * 365 // ROUNDS + {2: 0, 3: 14, 4: 28, 5: 42, 6: 56}[forum.level] + forum.number % 10
        day = date(LAST_YEAR + 1 - -(-self.rounds // ROUNDS), 1, 5) + timedelta(days=days)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def newcomer(self, post: str, organisation: str) -> Person:
        """Somebody who was not there before."""
        given, surname = next(self.names)
        middle = self.chance.choice(words()["people"]["middle"]) if self.chance.random() < MIDDLE else ""
        return Person(given, middle, surname, post, organisation)


def regions(size: int, seed: int) -> Iterator[Region]:
    """The regions of a nation of so many minutes, one after the other; the same for the same size and seed."""
    count = -(-size // MOST)
    places = [a + b for a in words()["places"]["first"] for b in words()["places"]["second"]]
    surnames = [a + b for a in words()["people"]["surname_first"] for b in words()["people"]["surname_second"]]
    chance = random.Random(f"nation {seed}")  # noqa: S311
    chance.shuffle(places)
    chance.shuffle(surnames)
    for number in range(count):
        minutes = size // count + (number < size % count)
        own = random.Random(f"region {seed} {number}")  # noqa: S311
        yield _region(minutes, places[number::count], surnames[number::count], own)


def _region(minutes: int, places: list[str], surnames: list[str], chance: random.Random) -> Region:
    clusters = min(CLUSTERS, max(1, round(minutes / CLUSTER)))
    named = iter(places)
    name = next(named)
    pairs = [(given, surname) for surname in surnames for given in words()["people"]["given"]]
    chance.shuffle(pairs)
    forums: list[Forum] = []
    organisations: list[list[str]] = []
    towns: list[list[str]] = []
    for cluster in range(clusters):
        place = next(named)
        towns.append([next(named) for _ in range(MUNICIPALITIES)])
        own = [f"{town} Kommune" for town in towns[-1]]
        organisations.append([*own, f"Sygehus {place}", f"PLO-{name}", f"Region {name}"])
        forums += [Forum(f"KLU {town}", 2, town, 0, cluster) for town in towns[-1]]
        forums.append(Forum(f"Driftsforum {place}", 3, place, 0, cluster))
        forums.append(Forum(f"Faglig Sundhedsklynge {place}", 4, place, 0, cluster))
        forums.append(Forum(f"Politisk Sundhedsklynge {place}", 5, place, 0, cluster))
    forums.append(Forum(f"Strategisk Sundhedsforum {name}", 6, name, 0, 0))
    forums.append(Forum(f"Sundhedssamarbejdsudvalget i Region {name}", 6, name, 0, 0))
    forums.sort(key=lambda forum: forum.level)
    region = Region(name, minutes, -(-minutes // len(forums)), forums, organisations, chance, iter(pairs))
    for number, forum in enumerate(forums):
        forum.number = number
        _seat(region, forum, towns[forum.cluster])
    return region


def _seat(region: Region, forum: Forum, towns: list[str]) -> None:
    """Fill a forum's seats, now and then with somebody who sits in another forum for the same organisation."""
    posts, name = words()["posts"], region.name
    hospital = next(o for o in region.organisations[forum.cluster] if o.startswith("Sygehus"))
    first = [f"{town} Kommune" for town in (towns if forum.level > 2 else [forum.place])]
    chairs = [("chair",), *[()] * (len(first) - 1)]
    plan: list[tuple[str, list[str], tuple[str, ...]]] = []
    if forum.level in (2, 3, 4):
        plan += [(own, posts["municipality"], roles) for own, roles in zip(first, chairs, strict=True)]
        plan += [(hospital, posts["hospital"], ())] if forum.level > 2 else [(first[0], posts["municipality"], ())]
        plan += [(f"PLO-{name}", posts["practice"], ())] * 2
    else:
        plan += [(own, posts["politician"], roles) for own, roles in zip(first, chairs, strict=True)]
        plan += [(f"Region {name}", posts["council"], ())] * 2
    plan.append((first[0] if forum.level < 5 else f"Region {name}", posts["office"], ("minute-taker",)))
    known = [seat for other in region.forums for seat in other.seats if other is not forum]
    taken: set[Person] = set()
    for organisation, choice, roles in plan:
        same = [s.person for s in known if s.organisation == organisation and s.person.post in choice]
        free = [person for person in same if person not in taken]
        if free and region.chance.random() < 0.3:
            person = region.chance.choice(free)
        else:
            person = region.newcomer(region.chance.choice(choice), organisation)
        taken.add(person)
        forum.seats.append(Seat(organisation, choice, roles, person))
