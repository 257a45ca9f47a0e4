"""Questions as a CSV for colleagues, and their answers back.

Written with semicolons and a byte order mark, as spreadsheets in Danish open it; read with semicolons, commas or tabs,
in UTF-8 or in Windows' own encoding. The columns and their order are fixed; `answer`, `why` and `by` are filled in.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.review.asking import WORDS
from klyngegraf.review.judging import Names, checked, named_in
from klyngegraf.review.questions import MOST_WITNESSES, Half, Question
from loaders.documents.names import shown
from loaders.identity.sittings import ident
from loaders.judgements.model import Judgement
from queries.reports.data import flat
from queries.reports.wording import Wording

COLUMNS = (
    "question", "kind", "weight", "text", "reasons", "one", "one_name", "one_words", "other", "other_name",
    "other_words", "answer", "why", "by",
)  # fmt: skip
ANSWERS = ("same", "different", "unsure")
_LARGEST = 20_000_000  # bytes


@dataclass(slots=True)
class Answers:
    """What a file of answers holds: judgements, rows without an answer, and what is wrong with rows, by number."""

    judgements: list[Judgement] = field(default_factory=list)
    empty: int = 0
    faults: list[tuple[int, str, dict[str, object]]] = field(default_factory=list)


def as_csv(questions: Iterable[Question], wording: Wording) -> str:
    """The questions as the text of a CSV file; nothing in it is run by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for question in questions:
        one, other = question.halves
        writer.writerow(map(flat, (
            question.id, question.sort, question.weight, question.text, wording.labels.because(question.reasons),
            one.id, one.name, _words(one, wording), other.id, other.name, _words(other, wording), "", "", "",
        )))  # fmt: skip
    return "\ufeff" + out.getvalue()


def read_csv(path: Path, names: Names, by: str | None, when: datetime) -> Answers:
    """The answers of a file. Raises UserError where it cannot be read or its columns are others."""
    rows = list(_rows(path))
    answers = Answers()
    for number, row in rows:
        cells = dict(zip(COLUMNS, (_plain(cell) for cell in row), strict=False))
        if not any(cells.values()):
            continue
        word = " ".join(cells.get("answer", "").casefold().split())
        if not word:
            answers.empty += 1
            continue
        fault = _fault(cells, word, names, by)
        if fault:
            answers.faults.append((number, *fault))
            continue
        try:
            answers.judgements.append(checked({
                "when": when, "by": cells["by"] or by, "kind": WORDS[word], "sides": (cells["one"], cells["other"]),
                "why": " ".join(cells["why"].split()),
            }))  # fmt: skip
        except UserError as error:
            answers.faults.append((number, error.key, error.details))
    return answers


def fresh(answers: Iterable[Judgement], known: Iterable[Judgement]) -> list[Judgement]:
    """The answers that say something new: not what the same person has said last of the same two sides."""
    last = {(one.pair, one.by): one.kind for one in sorted(known, key=lambda one: one.order)}
    return [one for one in answers if last.get((one.pair, one.by)) != one.kind]


def _fault(cells: dict[str, str], word: str, names: Names, by: str | None) -> tuple[str, dict[str, object]] | None:
    """What is wrong with a row: the key of a message and its details."""
    if len(cells) < len(COLUMNS):
        return "sheet_short", {}
    if WORDS.get(word) not in ANSWERS:
        return "sheet_answer", {"answer": shown(word)}
    if cells["question"] != ident("question", cells["kind"], *sorted((cells["one"], cells["other"]))):
        return "sheet_ids", {}
    if not cells["by"] and not by:
        return "review_nobody", {}
    halves = (Half(cells["one"], "", cells["one_name"]), Half(cells["other"], "", cells["other_name"]))
    question = Question(cells["question"], cells["kind"], "", (), 0, "", halves)
    return ("review_names", {}) if named_in(cells["why"], names, question) else None


def _rows(path: Path) -> Iterable[tuple[int, list[str]]]:
    """The rows behind the head, with their number in the sheet from 1."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError("sheet_unreadable", code=WRONG_USE, path=shown(str(path)), detail="> 20 MB")
        raw = path.read_bytes()
    except OSError as error:
        raise UserError(
            "sheet_unreadable", code=WRONG_USE, path=shown(str(path)), detail=error.strerror or error
        ) from None
    text = _decoded(raw)
    first, _, rest = text.partition("\n")
    skipped = 0
    if first.strip().casefold().startswith("sep="):
        text, skipped = rest, 1
        first = text.partition("\n")[0]
    for delimiter in (";", ",", "\t"):
        if [cell.strip().strip('"') for cell in first.split(delimiter)] == list(COLUMNS):
            break
    else:
        raise UserError("sheet_columns", code=WRONG_USE, path=shown(str(path)), columns=", ".join(COLUMNS))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UserError("sheet_unreadable", code=WRONG_USE, path=shown(str(path)), detail=error) from None
    return ((number, row) for number, row in enumerate(rows[1:], 2 + skipped))


def _decoded(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def _words(half: Half, wording: Wording) -> str:
    return " | ".join(f"{wording.quote(w.source)} {wording.place(w.source)}" for w in half.witnesses[:MOST_WITNESSES])
