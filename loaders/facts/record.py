"""What is kept of one file: its text and everything read from it. The graph is made from records alone.

A record goes into the store as JSON and comes back the same; nothing else of a file is needed to join it with others.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

from loaders.documents.document import Document
from loaders.facts.model import Reading

if TYPE_CHECKING:
    from pydantic import TypeAdapter

EXTRACTOR = "4"
"""Version of the reading: a change of it makes every loaded file be read again."""


@dataclass(frozen=True, slots=True)
class Given:
    """Facts that somebody else has read from the file: JSON in the guide's schema, and who says so.

    `vouched`: a person stands for them. `alone`: of the kinds of facts given, this tool's own are left out.
    """

    by: str
    facts: str
    vouched: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A given fact that was not taken: which, why, and the detail.

    `nowhere`: the words that stand nowhere. `form`: the fault. `differs`: what is read there instead, where the
    minutes have one of it and nobody vouches for another.
    """

    fact: str
    reason: Literal["nowhere", "form", "differs"]
    detail: str


@dataclass(slots=True)
class Record:
    """One file and the minutes found in it, most files hold one; what others have read from it is in `given`."""

    document: Document
    readings: list[Reading] = field(default_factory=list)
    extractor: str = EXTRACTOR
    given: list[Given] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


@cache
def _adapter() -> TypeAdapter[Record]:
    from pydantic import TypeAdapter

    return TypeAdapter(Record)


def to_json(record: Record) -> str:
    """The record as JSON text, the same whatever was asked of the document before."""
    return _adapter().dump_json(record, exclude={"document": {"_line_starts"}}).decode("utf-8")


def from_json(text: str) -> Record:
    """The record that `to_json` wrote. Raises pydantic.ValidationError for anything else."""
    return _adapter().validate_json(text)


def given_from_json(text: str) -> tuple[Given, ...]:
    """What others have read, also of a record that another version wrote. Raises ValueError for anything else."""
    return tuple(Given(**each) for each in json.loads(text).get("given", ()))


def document_from_json(text: str) -> Document:
    """The document alone, also of a record that another version wrote. Raises ValueError for anything else."""
    from pydantic import TypeAdapter

    kept = json.loads(text)["document"]
    return TypeAdapter(Document).validate_python({**kept, "page_starts": tuple(kept.get("page_starts", ()))})
