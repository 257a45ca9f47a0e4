"""Whose meeting a word for meeting tells of: 'mødet i X', 'X-mødet', 'deres årsmøde', 'næste møde', a seminar of X."""

from __future__ import annotations

import re
from bisect import bisect_left

from loaders.mentions.model import Body, BodyMention, DateMention, Mentions

_MONTHS = re.compile(
    r"^(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)s?$", re.I
)
_ORDINARY = frozenset(
    (
        "",
        "klynge",
        "udvalgs",
        "bestyrelses",
        "styregruppe",
        "byråds",
        "råds",
        "forum",
        "gruppe",
        "sekretariats",
        "netværks",
        "tema",
        "eftermiddags",
        "formiddags",
        "aften",
        "ekstra",
    )
)
# Whose event it is: 'temadag den 20. maj i regi af X', 'temadagen, som X afholder den 3. juni'.
_HELD_BY = re.compile(r"\b(?:i regi af|arrangeret af|afholdt af|som)\s+(?:det\s+|den\s+)?$", re.I)
_HOLDS = re.compile(r"\s*(?:har\s+)?(?:afhold\w*|var vært|er vært|arrangere\w*|står for|inviterer)", re.I)
_GIVEN = re.compile(r"\b(?:til|for|fra)\s+(?:det\s+|den\s+|de\s+)?$", re.I)
# 'det politiske møde i klyngen' is that of its political level.
_LEVEL = re.compile(r"\b(politisk|faglig)e\s+$", re.I)
# 'op til mødet den 14. juni': the next body above.
_UPWARDS = re.compile(r"\bop\s+til\s+(?:det\s+)?$", re.I)
_BEGINS = re.compile(r"(?:opstarts|opfølgnings|arbejds)-?(?:møde|workshop)|workshop", re.I)
# 'på sit første møde', 'til deres møde', 'på dens møde'.
_THEIRS = re.compile(r"\b(sit|sine|deres|dets|dens|dennes)\s+(?:\w+e\s+)?$", re.I)
_HOSTS = re.compile(r"\s+som\s+(?:\w+\s+)?vært", re.I)  # 'temadag med X som vært'
_NEXT = re.compile(r"(?:næste|kommende|nye?|ordinære|årets)\s+$|^\s*$", re.I)
_GENITIVE = re.compile(r"\s+(?:\w+e\s+)?")
_NEXT_WORD = re.compile(r"\bnæste\s+$", re.I)


def holder(
    text: str,
    word: re.Match[str],
    date: DateMention,
    forums: list[BodyMention],
    near: list[BodyMention],
    mentions: Mentions,
) -> Body | None:
    """Whose meeting it is (see the module)."""
    body = _holder(text, word, date, forums, near, mentions)
    level = _LEVEL.search(text, max(0, word.start() - 12), word.start())
    if level and body is not None and body.key.startswith("forum:klynge-") and text.startswith(" i ", word.end()):
        wanted = f"forum:{level[1]}-klynge"
        parts = (m.body for m in mentions.bodies if m.body.parent == body.key and m.body.key.startswith(wanted))
        return next(parts, body)
    return body


def _holder(
    text: str,
    word: re.Match[str],
    date: DateMention,
    forums: list[BodyMention],
    near: list[BodyMention],
    mentions: Mentions,
) -> Body | None:
    kind = word["kind"].lower()
    special = (
        (
            kind not in _ORDINARY
            or bool(
                re.match(
                    r"seminar|workshop|temadag|klyngedag|medlemsaften|generalforsamling|samling|konference|\w*værksted",
                    word.group(),
                    re.I,
                )
            )
        )
        and not _MONTHS.match(kind)
        and not any(m.span.start <= word.start() < m.span.end for m in near)
    )
    pool = near if special else forums
    if re.match(r"nye?\s|vi\s", word.group(), re.I):
        return mentions.own
    if _UPWARDS.search(text, max(0, word.start() - 12), word.start()) and (above := _above(mentions, word.start())):
        return above
    if kind in _ORDINARY and len(kind) > 4 and (other := _named(kind, word.start(), mentions)) is not None:
        return other
    joined = next((m for m in near if m.span.start == word.start() and m.span.end <= word.end()), None)
    if joined is not None:
        return joined.body
    if possessive := _THEIRS.search(text, max(0, word.start() - 30), word.start()):
        before = [m for m in near if m.span.end <= word.start()]
        if possessive[1].lower() in ("sit", "sine") and (own := _subjects(text, before)):
            return own[-1].body
        others = [m.body for m in before if m.body.key != mentions.own.key]
        return others[-1] if others else _latest_other(mentions, word.start())
    if owner := _owner(text, word, near):
        return owner
    if host := next((m.body for m in near if _HOSTS.match(text, m.span.end)), None):
        return host
    for mention in near:
        lead = text[max(0, mention.span.start - 25) : mention.span.start]
        if (
            mention.span.start >= word.end()
            and (by := _HELD_BY.search(lead))
            and (not by.group().startswith("som") or _HOLDS.match(text, mention.span.end))
        ):
            return mention.body
        if mention.span.start >= word.end() and re.fullmatch(r"\s+med\s+", text[word.end() : mention.span.start]):
            return mention.body if mention.body.kind == "forum" else mentions.own
    for mention in pool:
        gap = text[word.end() : mention.span.start]
        if 0 <= mention.span.start - word.end() < 45 and re.match(
            r"^\s+(?:\w+\s+)?(?:i|for|med|på|af|hos|blandt)\s+(?:det\s+|den\s+)?$", gap
        ):
            if special and mention.body.key.endswith("-kommune") and "ommune" not in mention.span.of(text):
                return None
            if "hos" in gap.split() and not meets(mention.body):
                return mentions.own
            return mention.body
        if (
            mention.span.start - word.end() >= 0
            and re.fullmatch(r"[\s\w.,/:-]{0,30}\bi\s+(?:det\s+|den\s+)?", gap)
            and mention.span.start > date.span.end
            and meets(mention.body)
        ):
            return mention.body
    left = [m for m in pool if m.span.end <= word.start()]
    if _MONTHS.match(kind) and not (left and text[left[-1].span.end - 1 : word.start()].startswith("s ")):
        return mentions.own
    if left and re.fullmatch(r"(?:['’]?s)?\s*\(?(?:\w+\s+)?-?", text[left[-1].span.end : word.start()]):
        return left[-1].body
    if _NEXT_WORD.search(text[max(0, word.start() - 12) : word.start()]):
        return mentions.own
    if special:
        held = [
            m
            for m in near
            if m.span.end <= word.start()
            and word.start() - m.span.end < 60
            and (m.body.kind == "organisation" or meets(m.body))
        ]
        if held and held[-1].body.key != mentions.own.key:
            return held[-1].body
        if _BEGINS.match(word.group()) and (group := _set_up(text, word.start(), mentions)):
            return group
        return _host(mentions) if re.match(r"seminar|workshop|temadag|klyngedag|samling", word.group(), re.I) else None
    if _NEXT.search(text[max(0, word.start() - 20) : word.start()].split("\n")[-1]) and not (
        left and re.match(r"mød(?:es|tes|te)|samles", word.group(), re.I)
    ):
        return mentions.own
    subjects = _subjects(text, left)
    if not subjects or re.search(r"^\s*fik\s", text[subjects[-1].span.end : word.start()]):
        return mentions.own
    return subjects[-1].body


def _owner(text: str, word: re.Match[str], near: list[BodyMention]) -> Body | None:
    """The organisation whose own gathering it is: 'Danske Regioners møde', 'Ældre Sagens debatmøde'."""
    for mention in near:
        gap = text[mention.span.end : word.start()] if mention.span.end <= word.start() else "-"
        if mention.body.kind == "organisation" and text[: mention.span.end].endswith("s") and _GENITIVE.fullmatch(gap):
            return mention.body
    return None


def _subjects(text: str, mentions: list[BodyMention]) -> list[BodyMention]:
    """The forums among the mentions to which, or from which, nothing goes."""
    return [m for m in mentions if meets(m.body) and not _GIVEN.search(text[max(0, m.span.start - 20) : m.span.start])]


def _above(mentions: Mentions, offset: int) -> Body | None:
    """The latest forum named before an offset that stands above the one that meets."""
    level = mentions.own.level or 0
    before = (m.body for m in reversed(mentions.bodies) if m.span.end <= offset)
    return next((body for body in before if meets(body) and (body.level or 0) > level), None)


def _set_up(text: str, offset: int, mentions: Mentions) -> Body | None:
    """The working group that the paragraph has just named, whose first meetings and workshops it tells of."""
    start = text.rfind("\n\n", 0, offset) + 1
    before = (m.body for m in reversed(mentions.bodies) if start <= m.span.start < offset and meets(m.body))
    return next((body for body in before if (body.level or 9) <= 3 and body.key != mentions.own.key), None)


def _host(mentions: Mentions) -> Body:
    """Who holds a seminar that no body is named with: the cluster of the level that meets, else the own body."""
    return next(
        (m.body for m in mentions.bodies if m.body.key == mentions.own.parent and m.body.kind == "forum"), mentions.own
    )


def inside_another(mention: BodyMention, near: list[BodyMention]) -> bool:
    """Whether the mention is only part of another's name ('formandskabet for X')."""
    return any(other is not mention and other.span.holds(mention.span) and other.span != mention.span for other in near)


def _latest_other(mentions: Mentions, offset: int) -> Body | None:
    """The latest forum before an offset that is not the own body."""
    before = [m for m in mentions.bodies if m.span.end <= offset and meets(m.body) and m.body.key != mentions.own.key]
    return before[-1].body if before else None


def meets(body: Body) -> bool:
    """Forums meet; chairmanships and secretariats, groups, people and municipalities are not meant by 'mødet i …'."""
    return body.kind == "forum" and not re.match(r"forum:(?:formandskab|sekretariat)", body.key)


def _named(kind: str, offset: int, mentions: Mentions) -> Body | None:
    """The latest body whose name holds the first part of 'klyngemødet', where the own body's does not."""
    stem = kind.removesuffix("s")
    if stem in ("tema", "aften", "ekstra", "eftermiddag", "formiddag") or stem in mentions.own.name.lower():
        return None
    at = bisect_left(mentions.bodies, offset, key=lambda mention: mention.span.start)
    before = reversed(mentions.bodies[max(0, at - 60) : at])
    return next((m.body for m in before if m.body.kind != "group" and stem in m.body.name.lower()), None)
