"""Writes `docs/codebook.md` for researchers: every label, property, kind and basis, with an example and error rates.

    schema (meanings, values) + codebook.toml (what counts, examples) + docs/reading.md (figures) → docs/codebook.md

The figures are those of the page that measures them, so that they cannot differ from it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graph.schema import (
    BASIS,
    CERTAINTY,
    DECISION_KINDS,
    LABELS,
    ON_EVERY_EDGE,
    ON_EVERY_FACT,
    ON_EVERY_NODE,
    REFERRAL_KINDS,
    REFERRAL_STATUS,
    RELATIONSHIPS,
    node_properties,
)
from graph.terms import Label, Property, Relationship

NOTES = Path(__file__).with_suffix(".toml")
READING = Path(__file__).parents[1] / "docs" / "reading.md"

_INTRODUCTION = """# Codebook

<!-- Written by `python -m graph.document` from graph/schema.py, graph/codebook.toml and docs/reading.md. -->

For whoever counts what is in the graph. [model.md](model.md) draws it, [reading.md](reading.md) says how the figures
were measured, [joining.md](joining.md) and [identity.md](identity.md) how well minutes, people and bodies are joined,
[export.md](export.md) how to get it out.

**What a figure means.** *F1 on unseen writers* is the mean over minutes by writers whose texts nobody had looked at
when they were scored for the first time: 1.00 is all that a careful reader finds and nothing else. Minutes of other
manners can be read better or worse; score a sample of your own before you count. A referral that is not in the graph
may well be in the minutes: **absence is no finding**.

**Before you publish a count**: say which minutes were loaded (`klyngegraf query meetings/coverage`), the version of the
extractor (`Source.extractor`), whether *likely* facts are in, and take joins of `basis` *inferred* for what they are.
"""


def codebook() -> str:
    """The text of docs/codebook.md."""
    notes = tomllib.loads(NOTES.read_text(encoding="utf-8"))
    measured = READING.read_text(encoding="utf-8")
    figures = first_scores(measured)
    parts = [_INTRODUCTION, "## How well it is read\n", *_scores("F1 on unseen writers", figures)]
    parts += _scores("of what is read, the share that is right", shares_right(measured))
    parts += ["## Kinds\n"]
    parts += [part for title, table, values in _KINDS for part in _kinds(title, values, notes["kind"][table])]
    parts += ["## Nodes\n", *_table("On every node", ON_EVERY_NODE, notes)]
    parts += _table("On every fact", ON_EVERY_FACT, notes)
    parts += [part for label in LABELS for part in _label(label, notes, figures)]
    parts += ["## Relationships\n", *_table("On every relationship", ON_EVERY_EDGE, notes)]
    parts += [part for one in RELATIONSHIPS for part in _relationship(one, notes)]
    return "\n".join(parts)


def first_scores(page: str) -> dict[str, str]:
    """The mean first score of each row of docs/reading.md by its name. Raises ValueError without the table."""
    found: dict[str, str] = {}
    lines = iter(page.splitlines())
    for line in lines:
        if line.startswith("| first scores"):
            break
    for line in lines:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            break
        if re.fullmatch(r"[01]\.\d\d", cells[-1]):
            found[cells[0]] = cells[-1]
    if not found:
        raise ValueError("docs/reading.md has no table of first scores")
    return found


def shares_right(page: str) -> dict[str, str]:
    """How often what is read is right, by what it is and how sure it is; from the table of docs/reading.md."""
    found: dict[str, str] = {}
    whole = ""
    _, _, table = page.partition("| | read | right |")
    for line in table.splitlines()[2:]:
        if not line.startswith("|"):
            break
        name, _, right, *_ = (cell.strip() for cell in line.strip("|").split("|"))
        whole = whole if name.startswith("–") else name
        found[name if name == whole else f"{whole}, {name.removeprefix('– ')}"] = right
    if not found:
        raise ValueError("docs/reading.md has no table of what is right")
    return found


def event_kinds() -> tuple[str, ...]:
    """The kinds of events, which the schema lists in words because the list is open."""
    meaning = next(one.meaning for one in node_properties("Event") if one.name == "kind")
    return tuple(re.findall(r"\w+", meaning))


_KINDS = (
    ("Referral: kind", "referral", REFERRAL_KINDS), ("Referral: status", "status", REFERRAL_STATUS),
    ("Decision: kinds", "decision", DECISION_KINDS), ("Event: kind", "event", event_kinds()),
    ("Certainty", "certainty", CERTAINTY), ("Basis", "basis", BASIS),
)  # fmt: skip


def _scores(title: str, figures: dict[str, str]) -> Iterator[str]:
    yield f"| what | {title} |\n| --- | --- |"
    yield "\n".join(f"| {name.removeprefix('– ')} | {figure} |" for name, figure in figures.items()) + "\n"


def _kinds(title: str, values: Iterable[str], told: dict[str, list[str]]) -> Iterator[str]:
    rows = "\n".join(f"| `{value}` | {' | '.join(told.get(value, ('', '')))} |" for value in values)
    yield f"### {title}\n\n| value | when | example |\n| --- | --- | --- |\n{rows}\n"


def _label(label: Label, notes: dict[str, Any], figures: dict[str, str]) -> Iterator[str]:
    note = notes["label"].get(label.name, {"counts": "", "example": ""})
    scores = [f"{row.removeprefix('– ')} {figures[row]}" for row in note.get("rows", ())]
    lines = [f"{label.meaning}.", f"- **Counts**: {note['counts']}", f"- **Example**: {note['example']}"]
    lines += [f"- **F1 on unseen writers**: {'; '.join(scores)}"] if scores else []
    name = f"{label.extends}:{label.name}" if label.extends else label.name
    own = [one for one in label.properties if one not in ON_EVERY_FACT]
    yield from _table(name, own, notes, "\n".join([lines[0], "", *lines[1:]]))


def _relationship(one: Relationship, notes: dict[str, Any]) -> Iterator[str]:
    drawing = f"`(:{'|'.join(one.start)})-[:{one.name}]->(:{'|'.join(one.end)})`"
    derived = " Derived: rebuilt from the others." if one.derived else ""
    yield from _table(one.name, one.properties, notes, f"{drawing}\n\n{one.meaning}.{derived}")


def _table(title: str, properties: Iterable[Property], notes: dict[str, Any], text: str = "") -> Iterator[str]:
    yield f"### {title}\n"
    if text:
        yield f"{text}\n"
    rows = [_row(one, notes["example"]) for one in properties]
    if rows:
        yield "| property | type | meaning | example |\n| --- | --- | --- | --- |\n" + "\n".join(rows) + "\n"


def _row(one: Property, examples: dict[str, str]) -> str:
    values = f": {', '.join(f'`{value}`' for value in one.values)}" if one.values else ""
    example = examples.get(one.name, "")
    # One name may stand for different things: a state of a meeting or a referral, an hour or an offset.
    if one.values and example.strip("[]") not in one.values:
        example = one.values[0]
    if one.type == "integer" and not example.isdecimal():
        example = "112"
    return f"| `{one.name}` | {one.type} | {one.meaning}{values} | {example} |"
