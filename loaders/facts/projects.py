"""The undertakings of one minutes: their names, where they are treated, what happened to them and who works in them."""

from __future__ import annotations

from loaders.documents.document import Document
from loaders.facts.cues import read_words
from loaders.facts.events import Scene, read_events
from loaders.facts.members import read_members
from loaders.facts.model import Project
from loaders.facts.project_evidence import find_undertakings
from loaders.facts.project_forms import Undertaking
from loaders.mentions.model import Mentions
from loaders.minutes.model import Minutes


def read_projects(document: Document, minutes: Minutes, mentions: Mentions) -> list[Project]:
    """The named undertakings in order of first mention, with their events and members."""
    words = read_words(document.text)
    undertakings = find_undertakings(words, minutes, mentions)
    projects = [_project(one, minutes) for one in undertakings]
    places = [one.places for one in undertakings]
    read_events(Scene(words, minutes, mentions, projects, places))
    read_members(words, minutes, projects, places)
    return projects


def _project(one: Undertaking, minutes: Minutes) -> Project:
    best, *others = one.names
    numbers = {number for name in one.names for number in name.items}
    items = [item.number for item in minutes.items if item.number in numbers]
    return Project(best.text, best.span, [name.text for name in others], items)
