"""Mentions to facts: referrals, denials, commitments, projects, amounts and meetings, each with its words."""

from __future__ import annotations

from collections.abc import Callable

from loaders.documents.document import Document
from loaders.facts.amounts import read_amounts
from loaders.facts.forms import forms_of
from loaders.facts.links import read_links
from loaders.facts.model import MeetingMentioned, Reading
from loaders.facts.projects import read_projects
from loaders.facts.read import Reader, attach, bodies_of
from loaders.facts.weights import Weights, weights
from loaders.mentions.meetings import meetings_mentioned
from loaders.mentions.model import Mentions
from loaders.minutes.model import Minutes


def read_facts(
    document: Document, minutes: Minutes, mentions: Mentions, learned: Callable[[], Weights] = weights
) -> Reading:
    """All that one minutes says; `learned` gives the weights that decide on referrals beside the rules."""
    reader = Reader(document, minutes, mentions, learned())
    reader.run()
    projects = read_projects(document, minutes, mentions)
    reading = Reading(
        minutes,
        mentions.own,
        bodies_of(reader),
        reader.referrals,
        reader.denials,
        reader.commitments,
        projects,
        read_links(document, minutes, projects),
        read_amounts(document, minutes),
        [MeetingMentioned(*named) for named in meetings_mentioned(document.text, minutes, mentions)],
        forms_of(document.text, minutes, mentions),
    )
    attach(reading, projects, document.text)
    return reading
