"""Who is one person: every line of an attendance list, joined where name, organisation, title, forum and time agree.

    line → Appearance → profiles (same words, same forum) → blocks → links (`alike`) → clusters → one Person each

Namesakes stay apart: the very same name in different organisations and different forums is two people until somebody
says otherwise, and a variant that fits two people as well is asked about instead of joined.

A side of a doubt or verdict is a mention's id. It is made of the meeting's day, the forum's name as written and the
person's name, so that draft and approved minutes give the same one, whatever else is loaded.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from loaders.identity.alike import Appearance, apart, told_twice
from loaders.identity.clusters import Join, Resolution, resolve
from loaders.identity.memory import linked
from loaders.identity.names import name_parts
from loaders.identity.posts import organisations
from loaders.identity.recall import Recall, Remembered, judged_pairs, together, touched
from loaders.identity.sittings import Sitting, ident
from loaders.judgements.verdicts import NONE, Doubt, Verdicts
from loaders.mentions.words import slug
from loaders.minutes.model import Attendee

__all__ = ["Human", "People", "PersonMention", "identify", "name_parts", "people"]


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One line of an attendance list."""

    id: str
    sitting: Sitting
    attendee: Attendee


@dataclass(slots=True)
class Human:
    """One person across minutes; mentions in order of date. `why` says for each mention's id why it belongs here."""

    id: str
    mentions: list[PersonMention] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    why: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The best form: the fullest, the most frequent, the one with its hyphen, the alphabet's first."""
        forms = [m.attendee.name for m in self.mentions]
        return min(forms, key=lambda form: (*_initials(form), -forms.count(form), -form.count("-"), form))

    @property
    def variants(self) -> list[str]:
        """Every form in which the name was written."""
        return sorted({m.attendee.name for m in self.mentions})


@dataclass(slots=True)
class People:
    """All people, in order of id, what is to be asked of them, and verdicts that contradict others."""

    humans: list[Human] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def people(sittings: list[Sitting], verdicts: Verdicts = NONE, recall: Recall | None = None) -> People:
    """Every person who attended, was absent, or took part as a guest.

    With `recall`, only those are resolved again whom a change since then can touch; the result is the same.
    """
    lines: dict[str, list[PersonMention]] = defaultdict(list)
    seen: dict[str, Appearance] = {}
    for sitting in sittings:
        if sitting.leading:
            for identifier, attendee in _named(sitting):
                lines[identifier].append(PersonMention(identifier, sitting, attendee))
                seen.setdefault(identifier, _appearance(identifier, sitting, attendee))
    found = resolved(seen, verdicts, recall or Recall())
    cluster_of = {side: at for at, cluster in enumerate(found.clusters) for side in cluster}
    joins: dict[int, list[Join]] = defaultdict(list)
    for join in found.joins:
        joins[cluster_of[join.one]].append(join)
    humans = [_human(cluster, lines, joins[at]) for at, cluster in enumerate(found.clusters)]
    return People(sorted(humans, key=lambda human: human.id), found.doubts, found.refused)


def resolved(seen: dict[str, Appearance], verdicts: Verdicts, recall: Recall) -> Resolution:
    """Which appearances are one person, as `identify` says; `recall` saves work and is told what was found."""
    before = recall.before
    if before is None:
        found = identify(seen.values(), verdicts)
    else:
        again = touched(seen, before, verdicts)
        found = together(before.found, again, identify((seen[key] for key in again if key in seen), verdicts))
    recall.now = Remembered(seen, judged_pairs(verdicts), found)
    return found


def identify(appearances: Iterable[Appearance], verdicts: Verdicts = NONE) -> Resolution:
    """Which appearances are one person; sides are their ids.

    Those with the same words in the same forum are weighed as one, unless somebody has judged about one of them.
    """
    judged = {side for pair in (*verdicts.same, *verdicts.different) for side in pair}
    profiles: dict[tuple[str, ...], list[Appearance]] = defaultdict(list)
    times: Counter[tuple[tuple[str, ...], str]] = Counter()
    for one in sorted(appearances, key=lambda one: one.id):
        own = "" if one.told and one.id not in judged else one.id
        words = (own, one.name, one.organisation, one.title, one.forum, one.date[:4])
        times[words, one.meeting] += bool(one.meeting)
        profiles[(*words, str(times[words, one.meeting]))].append(one)
    heads = {members[0].id: members for members in profiles.values()}
    meetings = {head: {one.meeting for one in members} - {""} for head, members in heads.items()}
    first = {head: members[0] for head, members in heads.items()}

    def never(one: str, other: str) -> bool:
        return not meetings[one].isdisjoint(meetings[other]) and not told_twice(first[one], first[other])

    @cache
    def are_apart(one: str, other: str) -> bool:
        return never(one, other) or apart(first[one], first[other])

    found = resolve("person", list(heads), linked(first.values()), are_apart, verdicts, never)
    alike = ("same_name", "same_organisation", "same_forum")
    found.joins += [
        Join(head, one.id, alike, "inferred", 1.0) for head, members in heads.items() for one in members[1:]
    ]
    found.clusters = sorted(
        tuple(sorted(one.id for head in cluster for one in heads[head])) for cluster in found.clusters
    )
    return found


def _named(sitting: Sitting) -> list[tuple[str, Attendee]]:
    """The lines of an attendance with the mention's id of each; two of one name and two organisations are two."""
    met: dict[tuple[str, ...], list[str]] = defaultdict(list)
    found = []
    forum = slug(sitting.reading.own.name)
    for attendee in sitting.reading.minutes.attendance:
        parts = name_parts(attendee.name)
        if not parts:
            continue
        houses, house = met[parts], attendee.organisation or ""
        place = next((k for k, other in enumerate(houses) if organisations(house, other) != "differs"), len(houses))
        if place == len(houses):
            houses.append(house)
        day = sitting.date or sitting.meeting
        found.append((ident("mention", day, forum, *parts, *([place] if place else [])), attendee))
    return found


def _appearance(identifier: str, sitting: Sitting, attendee: Attendee) -> Appearance:
    own = sitting.reading.own
    return Appearance(
        identifier, attendee.name, attendee.title or "", attendee.organisation or "", own.key, own.region or "",
        sitting.date or "", sitting.meeting,
    )  # fmt: skip


def _human(cluster: tuple[str, ...], lines: dict[str, list[PersonMention]], joins: list[Join]) -> Human:
    mentions = sorted(
        (mention for side in cluster for mention in lines[side]),
        key=lambda m: (m.sitting.date or "", m.id, m.attendee.span.start),
    )
    why: dict[str, tuple[str, ...]] = {}
    for join in sorted(joins, key=lambda join: (-join.weight, join.one, join.other)):
        why.setdefault(join.one, join.reasons)
        why.setdefault(join.other, join.reasons)
    return Human(ident("person", cluster[0]), mentions, joins, why)


def _initials(form: str) -> tuple[int, int]:
    """Fewer parts count for less, and so does an initial."""
    parts = name_parts(form)
    return -sum(len(part) > 1 for part in parts), -len(parts)
