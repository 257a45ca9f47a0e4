"""The text of a judgement file: one JSON object a line. A broken line is named and never costs another."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import ValidationError

from loaders.judgements.model import Judgement


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that is no judgement, by its number from 1, and why."""

    line: int
    detail: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds: the judgements in order of time, each once, and the lines that are none."""

    judgements: tuple[Judgement, ...] = ()
    faults: tuple[Fault, ...] = field(default=())


def read_lines(text: str) -> Found:
    """The judgements of a text; empty lines are passed over, and so is a byte order mark."""
    found: dict[str, Judgement] = {}
    faults = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            judgement = Judgement.model_validate(json.loads(line))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            faults.append(Fault(number, f"{place}: {first['msg']}" if place else first["msg"]))
        except (ValueError, RecursionError) as error:
            faults.append(Fault(number, str(error)))
        else:
            found.setdefault(judgement.id, judgement)
    return Found(tuple(sorted(found.values(), key=lambda one: one.order)), tuple(faults))


def as_line(judgement: Judgement) -> str:
    """A judgement as its line, line feed included."""
    return json.dumps(judgement.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False) + "\n"


def as_lines(judgements: Iterable[Judgement]) -> str:
    """Several judgements as the text of a file."""
    return "".join(map(as_line, judgements))
