"""Groups in a list of people ('Fra kommunerne', 'Region X: …'): their names, and what these say of their people."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.minutes.entries import has_name
from loaders.minutes.labels import GROUP_END, TAGS, group_patterns
from loaders.minutes.notes import role_of
from loaders.minutes.words import is_organisation, is_title, singular, unbroken

_LONGEST = 9  # words that a group's name has at most
_LABEL = 80  # letters within which its colon stands
_COLON = re.compile(r":(?!\d)")


class Group(NamedTuple):
    """A group's name without what leads to it; `led`: by 'Fra' or the like; `plain`: it says nothing of a house.

    `closes`: those in it were there, whatever list stands before. Its people follow at `people`, where they stand in
    the same line; None where they stand below.
    """

    name: str
    led: bool
    plain: bool
    closes: bool
    people: int | None

    @property
    def title(self) -> str | None:
        """The post that everyone in the group has, None where its name is no post."""
        one = singular(self.name)
        post = is_title(one) and not is_organisation(self.name) and not role_of(self.name)
        return one if post and one.split()[-1].lower() != "medlem" else None

    @property
    def house(self) -> str | None:
        """The house that everyone in the group comes from, None where its name is none."""
        return None if (self.plain and not self.led) or self.title or role_of(self.name) else self.name


def group_at(text: str, start: int, end: int, *, active: bool, in_item: bool) -> Group | None:
    """The group that `text[start:end]` begins with. `active`: a list is open; `in_item`: the line stands in an item."""
    words = text[start:end]
    found = (GROUP_END if active else _COLON).search(words[:_LABEL])
    length = found.start() if found else len(words)
    patterns = group_patterns()
    name = patterns["tail"].sub("", unbroken(TAGS.sub("", words[:length])).strip(" *_.:"))
    lead = patterns["prefix"].match(name)
    bare = name[lead.end() :] if lead else name
    if not (active or found or lead) or not bare or len(bare.split()) > _LONGEST or any(map(str.isdigit, bare)):
        return None
    if has_name(text, start, start + length):
        return None
    rest = start + found.end() if found and words[found.end() :].strip() else None
    colon = found is not None and ":" in found.group()
    if found and not colon and bare.isupper() and len(bare) <= 4:
        return None
    if found and not active and not (not in_item and has_name(text, start + found.end(), end)):
        told = lead is not None and (is_organisation(bare) or len(lead.group()) > len("Fra "))
        fits = not in_item and rest is None and told
    elif found:
        fits = _fits_beside(bare, lead is not None, colon=colon, active=active)
    else:
        fits = _fits_alone(bare, lead is not None, active=active, in_item=in_item)
    plain = patterns["plain"].fullmatch(bare) is not None
    several = not (lead or is_organisation(bare) or len(bare.split()) == 1)
    closes = patterns["present"].fullmatch(name) is not None
    return Group(bare, lead is not None, plain or several, closes, rest) if fits else None


def _fits_beside(bare: str, led: bool, *, colon: bool, active: bool) -> bool:
    """Whether words before a colon or dash, behind which people follow, name a group."""
    count = len(bare.split())
    if not colon:
        return not is_title(bare) and count <= 3
    known = led or is_organisation(bare) or is_title(bare) or group_patterns()["plain"].fullmatch(bare) is not None
    return known or (active and count <= 4)


def _fits_alone(bare: str, led: bool, *, active: bool, in_item: bool) -> bool:
    """Whether words that stand alone on their line name a group."""
    count, house = len(bare.split()), is_organisation(bare)
    plain = group_patterns()["plain"].fullmatch(bare) is not None
    return (active and ((led and count <= 7) or plain or (house and count <= 5))) or (led and house and not in_item)
