"""Decisions under the name of the body alone: where 'Indstilling' is followed by a line that only says 'Rådet'.

Only when the head has been read is it known that such a line is no text; the items are amended here.
"""

from __future__ import annotations

from loaders.minutes.decisions import decision_kinds, differs
from loaders.minutes.layouts import key
from loaders.minutes.lines import Line, trim
from loaders.minutes.model import Item, Section
from loaders.minutes.sections import recommendation_points, words_of
from loaders.minutes.sentences import sentences


def find_named_decisions(text: str, items: list[Item], forum: str | None) -> None:
    """Make what stands under a line with the forum's name a decision, in items that have none otherwise."""
    if not forum:
        return
    name = key(forum)
    for item in items:
        if item.of_kind("decision"):
            continue
        for section in item.of_kind("recommendation"):
            line = next((line for line in words_of(text, section) if line.gap and key(line.text) == name), None)
            if line is not None:
                _divide(text, item, section, line, forum)
                break


def _divide(text: str, item: Item, section: Section, line: Line, forum: str) -> None:
    """Cut the section at the line: what follows it is the decision."""
    decision = Section("decision", line.span, trim(text, line.end, section.span.end), forum)
    section.span = trim(text, section.span.start, line.start)
    item.sections.insert(item.sections.index(section) + 1, decision)
    said = sentences(words_of(text, decision))
    item.recommendations = [p for s in item.of_kind("recommendation") for p in recommendation_points(text, s)]
    item.decisions = decision_kinds(said)
    item.differs = differs(said) if item.recommendations else None
