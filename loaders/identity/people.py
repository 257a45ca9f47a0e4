"""Who is one person: every name in an attendance list, joined where name, organisation or forum agree.

    Mention (name, organisation, forum, day)  →  same surname and given name?
                                               →  one's names within the other's (middle name or hyphen left out)?
                                               →  same organisation, or same forum?          →  one Person

Namesakes stay apart: the very same name in different organisations and different forums is two people until somebody
says otherwise, and a person whose own kind of variant fits two others is asked about instead of joined.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field

from loaders.identity.sittings import Sitting, ident
from loaders.minutes.model import Attendee

FEWEST_PARTS = 2
_GENERAL_PRACTICE = frozenset(["almen", "praksis", "praktiserende", "plo", "lægelaug", "lægehus", "lægerne"])
_ACCENTS = str.maketrans("éèü", "eey")


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One line of an attendance list."""

    id: str
    sitting: Sitting
    attendee: Attendee


@dataclass(slots=True)
class Human:
    """One person across minutes; mentions in order of date."""

    id: str
    mentions: list[PersonMention] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The best form: the fullest, the most frequent, the one with its hyphen, the alphabet's first."""
        forms = [m.attendee.name for m in self.mentions]
        return min(forms, key=lambda form: (-len(name_parts(form)), -forms.count(form), -form.count("-"), form))

    @property
    def variants(self) -> list[str]:
        """Every form in which the name was written."""
        return sorted({m.attendee.name for m in self.mentions})


def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a name, folded for comparing: case, accents and hyphens away."""
    folded = unicodedata.normalize("NFC", name).casefold().translate(_ACCENTS)
    return tuple(part.strip(".") for part in re.split(r"[\s\-–]+", folded) if part.strip("."))


def people(sittings: list[Sitting]) -> list[Human]:
    """Every person who attended, was absent, or took part as a guest, in a fixed order."""
    blocks: dict[tuple[str, str], list[PersonMention]] = defaultdict(list)
    for sitting in sittings:
        if not sitting.leading:
            continue
        for attendee in sitting.reading.minutes.attendance:
            parts = name_parts(attendee.name)
            if parts:
                mention = PersonMention(ident("mention", sitting.meeting, attendee.name), sitting, attendee)
                blocks[(parts[0], parts[-1])].append(mention)
    humans = [human for key in sorted(blocks) for human in _joined(blocks[key])]
    return sorted(humans, key=lambda human: human.id)


def _joined(mentions: list[PersonMention]) -> list[Human]:
    """Cluster the mentions that share given name and surname: those that belong together, and no others."""
    ordered = sorted(mentions, key=lambda m: (m.sitting.date or "", m.id))
    clusters: list[list[PersonMention]] = []
    for mention in ordered:
        fitting = [c for c in clusters if any(_same(mention, other) for other in c)]
        if len(fitting) == 1 or (fitting and _one_name(fitting)):
            for extra in fitting[1:]:
                fitting[0].extend(extra)
                clusters.remove(extra)
            fitting[0].append(mention)
        else:
            clusters.append([mention])
    return [Human(ident("person", min(m.id for m in cluster)), cluster) for cluster in clusters]


def _one_name(clusters: list[list[PersonMention]]) -> bool:
    return len({name_parts(m.attendee.name) for cluster in clusters for m in cluster}) == 1


def _same(one: PersonMention, other: PersonMention) -> bool:
    """Names that fit, and nothing that speaks for two: the organisations agree, else title or forum do.

    Where neither says more than the name, one in full ('Ane Toft Due' beside 'Ane Due') is taken for the same.
    """
    if one.sitting.meeting == other.sitting.meeting:
        return False
    a, b = set(name_parts(one.attendee.name)), set(name_parts(other.attendee.name))
    if not (a <= b or b <= a):
        return False
    ours, theirs = _organisation(one), _organisation(other)
    if ours and theirs:
        return ours <= theirs or theirs <= ours or bool(_trades(one) & _trades(other))
    if one.sitting.reading.own.key == other.sitting.reading.own.key:
        return True
    mine, yours = _trades(one), _trades(other)
    if mine and yours:
        return bool(mine & yours)
    return len(a | b) > FEWEST_PARTS


def _organisation(mention: PersonMention) -> set[str]:
    """The words that tell an organisation from others; none for general practice, which is a trade."""
    words = re.findall(r"\w+", (mention.attendee.organisation or "").casefold())
    told = {word for word in words if word not in ("kommune", "region", "i", "af", "for")} or set(words)
    return told - _GENERAL_PRACTICE


def _trades(mention: PersonMention) -> set[str]:
    """What somebody is by title or by side of the table: 'laege' for general practice, else the words of the title."""
    attendee = mention.attendee
    words = set(re.findall(r"\w+", f"{attendee.title or ''}".casefold()))
    if (
        words & _GENERAL_PRACTICE
        or set(re.findall(r"\w+", (attendee.organisation or "").casefold())) & _GENERAL_PRACTICE
    ):
        return {"laege"}
    return words
