"""Writes `docs/queries.md` from the headers: `python -m queries.document`. A test fails when it is stale."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from queries.library import Query, load
from queries.parameters import Value

DOCUMENT = Path(__file__).parents[1] / "docs" / "queries.md"

_OPENING = """# The query library

Made from the headers of `queries/library/` by `python -m queries.document`; change them there.

`klyngegraf query NAME --param KEY=VALUE` runs one, `--show` prints its Cypher to paste into Neo4j Browser, where
parameters are set by `:param matter => 'Trygt hjem'`. The topic may be left out where the rest says enough. Every query
takes `as_of`: the answer as the minutes up to that day allow. Dates are ISO (`2024-05-08`, and as parameters also
`2024-05` or `2024`, meaning the first day); lists have commas between them; bodies are found with their subunits.
"""

_CLOSING = """
# The reports as JSON

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
story, and in other sections the line that is meant. A story's `date` is `{"date", "earliest", "latest"}`, its `path`
the bodies from sender to receiver, or the one that decided.

| report | sections |
| --- | --- |
| `route` | `story`, `waiting`, `open`, `likely`, `missing` |
| `lineage` | `story`, `origins`, `money`, `open`, `likely`, `missing` |
| `escalations` | `waiting`, `moved_on`, `answered`, `not_yet`, `likely`, `missing` |
| `why` | `resolved`, `forms`, `ties`, `posts`, `missing` |
| `unregistered` | `unregistered`, `collective` |
| `commitments` | `due`, `without_due`, `not_heard_of`, `not_loaded`, `likely`, `missing` |

CSV has one line a row with `section` and `number` in front; `source_…` are the row's first source, `witnesses` counts
all. A date between bounds is written as an ISO interval (`2023-06-20/2023-09-12`). A text that a spreadsheet would
run as a formula has an apostrophe in front.
"""


def document() -> str:
    """The whole page."""
    topics = groupby(load().values(), key=lambda query: query.topic)
    pages = "\n".join("\n".join(_topic(topic, list(queries))) for topic, queries in topics)
    return f"{_OPENING}\n{pages}{_CLOSING}"


def _topic(topic: str, queries: list[Query]) -> Iterator[str]:
    yield f"## {topic.capitalize()}"
    yield ""
    for query in queries:
        yield from _query(query)


def _query(query: Query) -> Iterator[str]:
    yield f"### `{query.name}`"
    yield ""
    yield query.summary
    yield f"*For {query.audience}.*"
    yield ""
    yield f"    {query.example}"
    yield ""
    yield "| parameter | type | default | meaning |"
    yield "| --- | --- | --- | --- |"
    for parameter in query.parameters:
        yield f"| `{parameter.name}` | {parameter.type} | {_default(parameter.default)} | {parameter.meaning} |"
    yield ""
    yield "| column | type | meaning |"
    yield "| --- | --- | --- |"
    for column in query.columns:
        kind = column.type.replace("|", " or ")
        yield f"| `{column.name}` | {kind} | {column.meaning} |"
    yield ""


def _default(value: Value | None) -> str:
    if value is None:
        return "needed"
    text = ", ".join(value) if isinstance(value, list) else str(value)
    return f"`{text}`" if text else "none"


def main() -> None:
    """Write the page."""
    DOCUMENT.parent.mkdir(exist_ok=True)
    DOCUMENT.write_text(document(), encoding="utf-8")


if __name__ == "__main__":
    main()
