"""The form of each report as data, for `docs/cli.md`: its sections and their columns; a test holds it true."""

from __future__ import annotations

from collections.abc import Iterator

from queries.reports import (
    commitments,
    coverage,
    escalations,
    forum,
    handover,
    lineage,
    parts,
    person,
    seats,
    unregistered,
    waiting,
    why,
)
from queries.reports.model import Column

Columns = tuple[Column, ...]

_STORY_OF_PROJECT = (*parts.STORY[:2], Column("project"), *parts.STORY[2:])
_WAITING: dict[str, Columns] = dict.fromkeys(waiting.FATES, waiting.COLUMNS)
_ENDING: dict[str, Columns] = {"likely": parts.BRIEF, "missing": ()}

REPORTS: dict[str, dict[str, Columns]] = {
    "route": {"story": parts.STORY, "waiting": parts.BRIEF, "open": parts.PROMISES_OF_ONE, **_ENDING},
    "lineage": {
        "story": _STORY_OF_PROJECT, "origins": lineage.ORIGINS, "money": lineage.MONEY, "open": parts.PROMISES_OF_ONE,
        **_ENDING,
    },
    "escalations": {**dict.fromkeys(escalations.GROUPS, waiting.COLUMNS), **_ENDING},
    "commitments": {**dict.fromkeys(commitments.GROUPS, parts.PROMISES), "likely": parts.PROMISES[:3], "missing": ()},
    "inbox": {"waiting": waiting.COLUMNS, "promised": parts.PROMISES, **_WAITING, **_ENDING},
    "forum": {
        "resolved": why.WHAT, "story": forum.STORY, "lies_here": waiting.COLUMNS, "lies_elsewhere": waiting.COLUMNS,
        "open": parts.PROMISES, "projects": forum.PROJECTS, "seats": seats.OF_FORUM, "ties": why.TIES, **_ENDING,
    },
    "person": {
        "who": person.WHAT, "seats": seats.OF_PERSON, "story": person.STORY, "ties": why.TIES,
        "promised": parts.PROMISES, "likely": person.STORY[:2], "missing": (),
    },
    "coverage": {
        "forums": coverage.FORUMS, "story": coverage.MEETINGS, "mentioned": coverage.SPOKEN_OF,
        "wanted": coverage.WANTED,
    },
    "handover": {
        "takes_over": handover.FOLLOWED, "matters": handover.OPEN, "open": handover.PROMISED,
        "projects": handover.OPEN, "quiet": handover.QUIET, "likely": handover.LIKELY, "missing": (),
    },
    "why": {
        "resolved": why.WHAT, "forms": why.FORMS, "ties": why.TIES, "posts": why.POSTS, "judgements": why.JUDGED,
        "asked": why.ASKED,
    },
    "unregistered": {"unregistered": unregistered.COLUMNS, "collective": unregistered.COLUMNS},
}  # fmt: skip

_TEXT = """# Reports as data

`--format json` gives a query's rows as a list of objects, and a report as one object. This form is stable; `schema`
goes up when it changes. Values do not depend on the language: dates are ISO, codes have the form `KIND.CODE`
(`referral.escalates`, `decision.approved`, `event.funded`, `status.done`, `certainty.likely`, `basis.said`).

```
{"schema": 1, "report": "route", "title": "…", "subject": "…", "language": "da",
 "as_of": null or a date, "minutes": 5, "minutes_until": "2023-10-10", "cut": false,
 "sections": [
   {"key": "story", "heading": "…",
    "rows": [{"number": 1, …the columns of the section…,
              "sources": [{"file": "…", "forum": "…", "date": "…", "item": "3", "page": 1, "line": 10,
                           "quote": "…", "redacted": false}],
              "notes": [{"key": "no_answer", "values": {…}, "text": "…"}]}],
    "notes": [{"key": "only_mentioned", "values": {"body": "…", "date": "…"}, "text": "…"}]}]}
```

`cut` says that a limit left rows out. Every section is there, also an empty one. `number` is a line's place in the
story, and in other sections the line that is meant. Types: `day` an ISO date; `when` a map of `date`, `earliest` and
`latest`; `code` and `codes` codes; `names` a list of names; `path` the bodies from sender to receiver, or the one that
decided; `heirs` a list of `{"name", "certainty"}`, where an empty list means: not laid down; `due` an ISO date, the
minutes' words, `next meeting` or `later meeting`; `reasons` codes, perhaps with a value (`letters:1`).

CSV has one line a row with `section` and `number` in front; `source_…` are the row's first source, `witnesses` counts
all. A date between bounds is written as an ISO interval (`2023-06-20/2023-09-12`). A text that a spreadsheet would
run as a formula has an apostrophe in front.

| report | section | columns (text where no type is named) |
| --- | --- | --- |
"""


def document() -> str:
    """The page's part on reports as data."""
    return _TEXT + "\n".join(_rows()) + "\n"


def _rows() -> Iterator[str]:
    for report, sections in REPORTS.items():
        for section, columns in sections.items():
            told = ", ".join(f"`{column.key}`{_type(column)}" for column in columns)
            yield f"| {report} | `{section}` | {told or 'notes alone'} |"


def _type(column: Column) -> str:
    return "" if column.type == "text" else f" {column.type}"
