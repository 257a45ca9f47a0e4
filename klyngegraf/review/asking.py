"""The walk through open questions at a terminal: one answer a line, each kept at once.

s samme · f forskellige (d) · u usikker · k spring over · q slut      a reason may stand behind: 's: samme stilling'
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.review.judging import Names, named_in
from klyngegraf.review.questions import MOST_WITNESSES, Half, Question
from klyngegraf.session import Session
from loaders.judgements.file import JudgementFile
from loaders.judgements.model import Judgement

Answer = Literal["same", "different", "unsure", "skip", "quit"]
WORDS: dict[str, Answer] = {
    "s": "same", "samme": "same", "same": "same", "ja": "same", "yes": "same",
    "d": "different", "f": "different", "forskellig": "different", "forskellige": "different",
    "different": "different", "nej": "different", "no": "different",
    "u": "unsure", "usikker": "unsure", "unsure": "unsure", "ved ikke": "unsure",
    "k": "skip", "spring": "skip", "spring over": "skip", "skip": "skip", "": "skip",
    "q": "quit", "slut": "quit", "stop": "quit", "afslut": "quit", "quit": "quit",
}  # fmt: skip
_ANSWER = re.compile(r"\s*([^:]*?)\s*(?::\s*(.*?)\s*)?$", re.DOTALL)


def answer_of(line: str) -> tuple[Answer | None, str]:
    """What a line answers, None where it is no answer, and the reason behind a colon."""
    found = _ANSWER.fullmatch(line.rstrip("\r\n"))
    word, reason = (found[1] or "", found[2] or "") if found else (line, "")
    return WORDS.get(word.casefold()), " ".join(reason.split())


def ask(
    session: Session, file: JudgementFile, questions: Sequence[Question], names: Names, by: str | None
) -> list[Judgement]:
    """Go through the questions; returns what was judged. Raises UserError without a terminal, StoreError."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UserError("review_no_terminal", code=WRONG_USE)
    by = by or _line(session.text("review_by"))
    if not by:
        raise UserError("review_nobody", code=WRONG_USE)
    done: list[Judgement] = []
    for number, question in enumerate(questions, 1):
        session.say_text(f"\n{session.text('review_progress', number=number, total=len(questions))}")
        session.say_text(shown(session, question))
        answer, why = _answer(session, question, names)
        if answer == "quit":
            break
        if answer != "skip":
            sides = tuple(half.id for half in question.halves)
            judgement = Judgement(when=datetime.now(UTC), by=by, kind=answer, sides=sides, why=why)
            done += file.add([judgement])
    return done


def shown(session: Session, question: Question) -> str:
    """A question as it is put: the reasons, then each side with its sentences."""
    from queries.labels import labels

    words = labels(session.lang)
    lines = [f"{question.text}  ({words.text(f'question.{question.sort}')}, {question.weight}/100)"]
    if question.reasons:
        lines.append(f"  {session.text('review_for')}: {words.because(question.reasons)}")
    for letter, half in zip("AB", question.halves, strict=True):
        lines += [f"  {letter}  {half.name}", *_witnesses(session, half)]
    return "\n".join(lines)


def _witnesses(session: Session, half: Half) -> list[str]:
    from queries.reports.wording import Wording

    wording = Wording(session.lang)
    lines = [f"     {wording.quote(w.source)}  {wording.place(w.source)}" for w in half.witnesses[:MOST_WITNESSES]]
    if len(half.witnesses) > MOST_WITNESSES:
        lines.append(f"     {session.text('and_more', count=len(half.witnesses) - MOST_WITNESSES)}")
    return lines


def _answer(session: Session, question: Question, names: Names) -> tuple[Answer, str]:
    """One answer that can be used; the end of the input ends the walk."""
    while True:
        print(session.text("review_keys"), end=" ", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        answer, why = answer_of(line) if line else ("quit", "")
        if answer is None:
            session.say("review_what")
        elif named_in(why, names, question):
            session.say("review_names")
        else:
            return answer, why[:500]


def _line(prompt: str) -> str:
    print(prompt, end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()
