"""The query library: one `.cypher` file a query, with a header that says all that a user has to know.

    // The hops of one matter in order, each with the words that say it.
    // for: the secretary who is asked how a matter came to this table
    // parameter: matter text -- id of the matter
    // parameter: as_of date = 9999-12-31 -- what the minutes up to this day tell
    // column: date date -- the day of the hop, or the day it is sorted by
    // example: klyngegraf query escalation/route --param matter=…

The name is the file's place: `library/escalation/route.cypher` is `escalation/route`. A blank line ends the header.
On load, declared parameters must equal the used ones and each query must take `as_of`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from queries.errors import LibraryError
from queries.parameters import TYPES, Parameter

LIBRARY = Path(__file__).parent / "library"
COLUMN_TYPES = ("text", "date", "integer", "kroner", "boolean", "list", "due")
CODE_TYPES = (
    "referral", "status", "decision", "event", "tie", "certainty", "basis", "answer", "state", "moved", "meeting",
    "coverage", "attendance", "role", "entry", "type", "how", "kinship", "change",
    "question", "judgement", "fact", "ledger", "open", "join",
)  # fmt: skip

_PARAMETER = re.compile(
    r"(?P<name>[a-z_]+) (?P<type>\w+)(?: of (?P<codes>\w+))?(?: = (?P<default>.*?))? -- (?P<meaning>.+)"
)
_COLUMN = re.compile(r"(?P<name>[a-z_]+) (?P<type>[\w|]+) -- (?P<meaning>.+)")
_NAME = re.compile(r"[a-z_]+/[a-z_]+")
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`")
_USED = re.compile(r"\$([A-Za-z_]\w*)")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer. Dates are ISO strings, perhaps no more than a month or a year; a list holds texts.

    `due` is a date or the words that stand for one.
    A type out of CODE_TYPES says that the column holds such codes, or lists of them; 'event|decision' is either.
    """

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """One query of the library. `text` is the whole file, `cypher` what follows its header."""

    name: str
    summary: str
    audience: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    example: str
    cypher: str
    text: str

    @property
    def topic(self) -> str:
        """The folder it stands in: 'escalation'."""
        return self.name.partition("/")[0]


@cache
def load(folder: Path = LIBRARY) -> dict[str, Query]:
    """All queries of a folder by name, sorted. Raises LibraryError."""
    files = sorted(folder.glob("*/*.cypher"))
    queries = [parse(f"{file.parent.name}/{file.stem}", file.read_text(encoding="utf-8")) for file in files]
    return {query.name: query for query in queries}


@cache
def one(name: str) -> Query | None:
    """The query of the library with exactly this name, without reading the others. Raises LibraryError."""
    file = LIBRARY / f"{name}.cypher" if _NAME.fullmatch(name) else None
    return parse(name, file.read_text(encoding="utf-8")) if file and file.is_file() else None


def parse(name: str, text: str) -> Query:
    """One query from the text of its file. Raises LibraryError."""
    header, _, cypher = text.partition("\n\n")
    summary, fields = _fields(name, header)
    parameters = tuple(_parameter(name, line) for line in fields.get("parameter", []))
    query = Query(
        name=name,
        summary=summary,
        audience=_only(name, fields, "for"),
        parameters=parameters,
        columns=tuple(_column(name, line) for line in fields.get("column", [])),
        example=_only(name, fields, "example"),
        cypher=cypher.strip(),
        text=text,
    )
    _check(query)
    return query


def used_parameters(cypher: str) -> set[str]:
    """The names of the parameters that a statement uses; a `$` inside quotation marks is none."""
    return set(_USED.findall(_QUOTED.sub("''", cypher)))


def _fields(name: str, header: str) -> tuple[str, dict[str, list[str]]]:
    """The summary on the first line, and the values of the other lines by field."""
    lines = header.splitlines()
    stray = next((line for line in lines if not line.startswith("// ")), None)
    if stray is not None or not lines:
        raise LibraryError(f"{name}: every line of the header starts with '// ', this one does not: '{stray or ''}'")
    fields: dict[str, list[str]] = {}
    for line in lines[1:]:
        field, colon, value = line[3:].partition(": ")
        if not colon or field not in ("for", "parameter", "column", "example"):
            raise LibraryError(f"{name}: not a line of a header: '{line}'")
        fields.setdefault(field, []).append(value.strip())
    return lines[0][3:].strip(), fields


def _only(name: str, fields: dict[str, list[str]], field: str) -> str:
    values = fields.get(field, [])
    if len(values) != 1:
        raise LibraryError(f"{name}: the header needs one line '{field}', it has {len(values)}")
    return values[0]


def _parameter(name: str, line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if not found or found["type"] not in TYPES or found["codes"] not in (None, *CODE_TYPES):
        raise LibraryError(f"{name}: not a parameter ('NAME TYPE = DEFAULT -- MEANING'): '{line}'")
    parameter = Parameter(found["name"], found["type"], found["meaning"], codes=found["codes"])
    if found["default"] is None:
        return parameter
    return replace(parameter, default=parameter.value(found["default"].strip("'")))


def _column(name: str, line: str) -> Column:
    found = _COLUMN.fullmatch(line)
    if not found or not (found["type"] in COLUMN_TYPES or set(found["type"].split("|")) <= set(CODE_TYPES)):
        raise LibraryError(f"{name}: not a column ('NAME TYPE -- MEANING'): '{line}'")
    return Column(found["name"], found["type"], found["meaning"])


def _check(query: Query) -> None:
    declared = [parameter.name for parameter in query.parameters]
    used = used_parameters(query.cypher)
    if set(declared) != used or len(declared) != len(used):
        raise LibraryError(f"{query.name}: declares {sorted(declared)} and uses {sorted(used)}")
    if "as_of" not in used:
        raise LibraryError(f"{query.name}: takes no as_of")
    if not query.columns:
        raise LibraryError(f"{query.name}: declares no columns")
