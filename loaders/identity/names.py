"""Names of people taken apart and compared: how two names relate, and by how many letters they differ.

identical   'Åse Toft Due', 'Aase Toft-Due'          equal once case, accents, hyphens, å/aa, ø/oe, æ/ae are away
sound       'Kristian Toft', 'Christian Toft'        equal by ear
shorter     'Ane Due' of 'Ane Toft Due'              a middle name left out
front       'Ane Due' of 'Bodil Ane Due'          given names in front left out
pet         'Lotte Due', 'Charlotte Due'          a short or pet form of the given name
initials    'A. Due', 'A. T. Due', 'Ane D.'          an initial for a name
letters     'Ane Tofl Due'                           a letter or two mistyped, or misread (rn/m, l/1, ø/o)
surname     'Ane Holt' beside 'Ane Toft'             the given names alone, or a surname left out or added
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz.distance import DamerauLevenshtein

from loaders.identity import given
from loaders.rules import rules

Relation = Literal["identical", "sound", "shorter", "front", "pet", "initials", "letters", "surname", "none"]
CLOSE: frozenset[Relation] = frozenset(["identical", "sound", "shorter", "front", "pet", "initials", "letters"])
"""Relations of names that may be one name."""
FEWEST_PARTS = 2
LONG = 5
"""Letters of a word in which one wrong letter leaves no doubt what was meant."""


def _compiled(*pairs: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), letters) for pattern, letters in pairs)


_ACCENTS = str.maketrans("éèêëüäöóáíúñç", "eeeeyæøoaiunc")
_SOUND = _compiled(
    (r"sch", "sk"), (r"ch|ck|q", "k"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"ph", "f"), (r"th|dt", "t"), (r"w", "v"),
    (r"z", "s"), (r"x", "ks"), (r"gh", "g"), (r"hj", "j"), (r"hv", "v"), (r"(?<=[aeoø])[iy](?=$|[^aeiouy])", "j"),
    (r"(?<=[^aeiouyj])j(?=[aeou])", "i"), (r"([a-z])\1", r"\1"),
)  # fmt: skip
# What recognised pictures confuse, each letter or pair drawn the same as what stands beside it.
_PICTURE = _compiled(
    (r"rn|nn", "m"), (r"[1|!ij]", "l"), (r"[06]|oe", "o"), (r"5", "s"), (r"8", "b"), (r"vv", "w"), (r"cl", "d"),
    (r"aa|ae", "a"), (r"([a-z])\1", r"\1"),
)  # fmt: skip
# What worse pictures confuse: too much for finding names, enough for comparing two that were found.
_WORSE = _compiled(
    (r"rn|nn|in|ni|iu|ui", "m"), (r"li|1i|[bh]", "h"), (r"oe|[ceo06]", "o"), (r"ii|[nu]", "n"), (r"[ft]", "t"),
    (r"[1|!ijl]", "l"), (r"[gq9]", "g"), (r"[5s]", "s"), (r"[vy]", "v"), (r"aa|ae", "a"), (r"([a-z])\1", r"\1"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts: given names and middle names, and the surname last. A part of one letter is an initial.

    `generation` is 'senior' or 'junior' where the name says so.
    """

    parts: tuple[str, ...]
    generation: str = ""

    @property
    def given(self) -> str:
        """The first given name."""
        return self.parts[0]

    @property
    def surname(self) -> str:
        """The last part."""
        return self.parts[-1]

    @property
    def common(self) -> bool:
        """Whether many may bear it: a frequent surname, and no rare name beside it."""
        return _frequent(self.parts[1:])


@lru_cache(maxsize=65_536)
def _frequent(parts: tuple[str, ...]) -> bool:
    return all(part in _common_surnames() or part in _given_names() or len(part) == 1 for part in parts)


def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a name, folded for comparing: case, accents and hyphens away; 'Due, Ane' is turned round."""
    surname, comma, rest = name.partition(",")
    if comma and 0 < len(rest.split()) < 4:
        name = f"{rest} {surname}"
    return _parts(name)


@lru_cache(maxsize=65_536)
def _parts(name: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFC", name).casefold().translate(_ACCENTS)
    return tuple(part for part in re.findall(r"[^\W_]+", folded.replace("'", "").replace("’", "")) if part)


@lru_cache(maxsize=65_536)
def told_name(name: str) -> Name | None:
    """A name as it is compared; None where it has not two parts."""
    parts, generation = given.generation(tuple(map(given.spelt, name_parts(name))))
    return Name(parts, generation) if len(parts) >= FEWEST_PARTS else None


@lru_cache(maxsize=65_536)
def sound(part: str) -> str:
    """A part as it is heard: 'christian' and 'kristian' are one."""
    return _replaced(part, _SOUND)


@lru_cache(maxsize=65_536)
def picture(part: str) -> str:
    """A part as a bad picture shows it: 'tornemark' and 'tomemark' are one."""
    return _replaced(sound(_replaced(part, _PICTURE)), _PICTURE)


@lru_cache(maxsize=65_536)
def _worse(part: str) -> str:
    return _replaced(part, _WORSE)


@lru_cache(maxsize=262_144)
def misread(one: str, other: str) -> bool:
    """Whether a bad picture may show both words alike."""
    if abs(len(one) - len(other)) > 3:
        return False
    return picture(one) == picture(other) or (min(len(one), len(other)) >= LONG - 1 and _worse(one) == _worse(other))


def _replaced(part: str, pairs: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, letters in pairs:
        part = pattern.sub(letters, part)
    return part


@cache
def _common_surnames() -> frozenset[str]:
    return frozenset(map(given.spelt, rules("identity")["surnames"]["common"].split()))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(given.spelt(part) for name in rules("given_names")["names"] for part in name_parts(name))


def known(part: str) -> bool:
    """Whether a part is a name of its own that many bear, so that one letter may make it another's name."""
    return part in _given_names() or part in _common_surnames()


@lru_cache(maxsize=262_144)
def relation(one: Name, other: Name) -> tuple[Relation, int]:
    """How two names relate, the same whichever comes first, and in how many letters they differ where they do."""
    if one.generation and other.generation and one.generation != other.generation:
        return "none", 0
    if one.parts == other.parts or "".join(one.parts) == "".join(other.parts):
        return "identical", 0
    if tuple(map(sound, one.parts)) == tuple(map(sound, other.parts)):
        return "sound", 0
    short, long = sorted((one, other), key=lambda name: (len(name.parts), name.parts))
    kind, letters = _aligned(short.parts, long.parts)
    if kind != "none":
        return kind, letters
    if len(short.surname) == 1 < len(short.given) and short.given == long.given:
        return ("initials", 0) if any(part[0] == short.surname for part in long.parts[1:]) else ("none", 0)
    glued, whole = "".join(short.parts), "".join(long.parts)
    if len(glued) > 2 * LONG and (letters := _letters(glued, whole)) == 1:
        return "letters", letters
    if given.akin(one.given, other.given) and _whole((long.given, *short.parts[1:]), long.parts):
        return "pet", 0
    if any(_whole(short.parts, long.parts[at:]) for at in range(1, len(long.parts) - 1)):
        return "front", 0
    return ("surname", 0) if _same_given(one, other) else ("none", 0)


def _whole(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one is the other, middle names left out at most."""
    if len(short) > len(long) or sound(short[0]) != sound(long[0]) or sound(short[-1]) != sound(long[-1]):
        return False
    return _aligned(short, long)[0] == "shorter"


def _aligned(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[Relation, int]:
    """Whether each part of one name is a part of the other in the same order, the first and the last facing each other.

    Middle names may be left out, parts be initials, and two letters wrong in all, three in a long name.
    """
    places = [0, *_between(short[1:-1], long), len(long) - 1] if len(short) > 1 else [len(long) - 1]
    if len(places) != len(short):
        return "none", 0
    letters, blurred, initials = 0, False, False
    for part, place in zip(short, places, strict=True):
        if part == long[place] or sound(part) == sound(long[place]):
            continue
        if 1 in (len(part), len(long[place])):
            if sound(part)[:1] != sound(long[place])[:1]:
                return "none", 0
            initials = True
            continue
        if misread(part, long[place]):  # a picture that misreads one letter misreads it everywhere
            blurred = True
            continue
        wrong = _letters(part, long[place])
        if wrong > (1 if min(len(part), len(long[place])) < LONG else 2):
            return "none", 0
        letters += wrong
    letters += blurred
    if letters:
        return ("letters", letters) if letters <= (2 if len("".join(short)) < 3 * LONG else 3) else ("none", 0)
    return ("initials" if initials else "shorter"), 0


def _between(middle: tuple[str, ...], long: tuple[str, ...]) -> list[int]:
    """The places of middle names among those of the longer name, in order; none where one is missing."""
    places: list[int] = []
    at = 1
    for part in middle:
        fitting = (k for k in range(at, len(long) - 1) if _fits(part, long[k]))
        place = next(fitting, None)
        if place is None:
            return []
        places.append(place)
        at = place + 1
    return places


def _fits(part: str, other: str) -> bool:
    if 1 in (len(part), len(other)):
        return part[0] == other[0]
    return part == other or sound(part) == sound(other) or _letters(part, other) <= (1 if len(part) < LONG else 2)


@lru_cache(maxsize=262_144)
def _letters(one: str, other: str) -> int:
    """By how many letters two words differ; what pictures confuse and what is heard alike counts once."""
    if misread(one, other):
        return 1
    return DamerauLevenshtein.distance(one, other, score_cutoff=2)


def blurred(one: Name, other: Name) -> bool:
    """Whether a bad picture may show both names alike."""
    same = len(one.parts) == len(other.parts)
    return same and all(a == b or misread(a, b) for a, b in zip(one.parts, other.parts, strict=True))


def confusable(one: Name, other: Name) -> bool:
    """Whether two names that differ in letters may both be meant: where they differ, each part is a known name."""
    pairs = zip((one.parts[0], one.parts[-1]), (other.parts[0], other.parts[-1]), strict=True)
    return any(a != b and sound(a) != sound(b) and known(a) and known(b) for a, b in pairs)


def double(one: Name, other: Name) -> bool:
    """Whether one has a given name more: 'Hans Henrik' is less likely called 'Hans' than 'Hans Toft' is."""
    return not _given_names().isdisjoint(set(one.parts) ^ set(other.parts))


def _same_given(one: Name, other: Name) -> bool:
    """The same given names and another surname, or one surname more: somebody may have married."""
    return one.given == other.given and len(one.given) > 1


def incompatible(one: Name, other: Name) -> bool:
    """Whether two names are plainly those of two people, also where both are variants of a third."""
    if relation(one, other)[0] in CLOSE:
        return False
    if given.akin(one.given, other.given):
        return one.surname != other.surname
    short, long = sorted((one, other), key=lambda name: (len(name.parts), name.parts))
    for a, b in ((short.given, long.given), (short.surname, long.surname)):
        if 1 in (len(a), len(b)):
            if a[0] != b[0]:
                return True
        elif sound(a) != sound(b) and _letters(a, b) > 2:
            return True
    middle, other_middle = one.parts[1:-1], other.parts[1:-1]
    return bool(middle and other_middle and not any(_fits(a, b) for a in middle for b in other_middle))
