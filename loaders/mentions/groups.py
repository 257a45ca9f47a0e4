"""Who belongs to a group: 'de tre KLU'er', 'begge kommuner', 'kommunerne', 'parterne'.

A group that counts its members is the bodies of its noun that the item names, or else the whole document, where just so
many are named. One that does not count is those of the item, where it names several; failing these the municipalities
that take part, and for 'klyngens kommuner' those that the registry gives the cluster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from loaders.mentions.focus import Focus, answers
from loaders.mentions.model import Body, BodyMention

_COUNTS = {"begge": 2} | {
    word: number
    for number, word in enumerate(("to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"), 2)
}
_COUNTED = re.compile(
    rf"group:(?:alle-|samtlige-|de-)*(?P<count>{'|'.join(_COUNTS)}|)-?(?P<level>faglig|politisk|)-?(?P<noun>\w{{3,}}?)(?:-er|-erne)?"
)
_VAGUE = re.compile(r"group:(?:andre|flere|nogle|enkelt|hver|øvrig)")
_PARTIES = frozenset(("part", "aftalepart"))
MOST = 12
"""A longer list is no group that anybody names one by one."""


def with_members(focus: Focus) -> list[BodyMention]:
    """The mentions of a document, groups with the bodies that they include."""
    seats = [body for body in focus.naming.bodies.values() if body.key.endswith("-kommune")]
    found: list[BodyMention] = []
    document: list[Body] | None = None
    items: dict[int, list[Body]] = {}
    for mention in focus.mentions:
        if mention.body.kind == "group" and mention.body.known and (match := _counted(mention.body)):
            if document is None:
                document, items = _several(m.body for m in focus.mentions), _by_item(focus)
            here = items.get(focus.item_start(mention.span.start), [])
            mention = mention._replace(members=_members(focus, match, (here, document, seats)))
        found.append(mention)
    return found


def _counted(group: Body) -> re.Match[str] | None:
    """The count and the noun of a group, None for one whose members nobody could name."""
    return None if _VAGUE.match(group.key) else _COUNTED.fullmatch(group.key)


def _by_item(focus: Focus) -> dict[int, list[Body]]:
    """The bodies that each item names, by where it begins."""
    named: dict[int, list[BodyMention]] = {}
    for mention in focus.mentions:
        named.setdefault(focus.item_start(mention.span.start), []).append(mention)
    return {start: _several(m.body for m in mentions) for start, mentions in named.items()}


def _several(bodies: Iterable[Body]) -> list[Body]:
    return list({body.key: body for body in bodies if body.kind in ("forum", "organisation") and body.known}.values())


def _members(focus: Focus, match: re.Match[str], pools: Sequence[list[Body]]) -> tuple[Body, ...]:
    count, level, noun = _COUNTS.get(match["count"], 0), match["level"], match["noun"]
    if noun in _PARTIES:
        return tuple(pools[0]) if len(pools[0]) == (count or 2) else ()
    for pool in pools:
        members = [body for body in pool if level in body.key and _is_one(focus, body, noun)]
        if len(members) == count or (not count and 1 < len(members) <= MOST):
            return tuple(members)
    return ()


def _is_one(focus: Focus, body: Body, noun: str) -> bool:
    """Whether a body bears the group's noun: 'Elbæk Kommune' is one of the 'kommuner', 'KLU Havn' of the 'KLU'er'."""
    return answers(noun, focus.naming.heads.get(body.key, "")) or body.key.startswith(f"forum:{noun}-")
