"""Minutes for tests: a text with a head, and what the finder makes of it."""

from __future__ import annotations

import re

from loaders.documents.document import Document
from loaders.mentions.find import find_in_focus
from loaders.mentions.focus import Focus
from loaders.mentions.model import Mentions
from loaders.mentions.registry import registry
from loaders.minutes.model import Attendee, Head, Item, Minutes
from loaders.span import Span

FORUM, DAY = "Faglig Sundhedsklynge Havn", "2024-05-08"
_ITEM = re.compile(r"^Punkt (\d+)\. (.+)$", re.M)


def minutes_of(
    text: str, forum: str | None = FORUM, people: tuple[tuple[str, str], ...] = (), day: str | None = DAY
) -> Minutes:
    """Minutes whose items begin at lines 'Punkt 1. Title'; people are (name, organisation)."""
    openings = list(_ITEM.finditer(text))
    ends = [*(m.start() for m in openings[1:]), len(text)][: len(openings)]
    items = [Item(m[1], m[2], Span(*m.span(2)), Span(m.start(), end)) for m, end in zip(openings, ends, strict=True)]
    attendance = [Attendee(name, Span(0, 0), organisation=organisation or None) for name, organisation in people]
    return Minutes(Span(0, len(text)), Head(forum=forum, date=day), attendance, items)


def read(
    text: str, forum: str | None = FORUM, people: tuple[tuple[str, str], ...] = (), day: str | None = DAY
) -> tuple[Mentions, Focus]:
    """The mentions of a text, and its focus."""
    document = Document("test.txt", "text", text, "0" * 64)
    return find_in_focus(document, minutes_of(text, forum, people, day), registry())


def named(text: str, **how: object) -> list[tuple[str, str]]:
    """(words, key) of every body mention of a text."""
    mentions, _ = read(text, **how)  # type: ignore[arg-type]
    return [(" ".join(m.span.of(text).split()), m.body.key) for m in mentions.bodies]
