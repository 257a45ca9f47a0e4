"""Reads statements at a terminal, with history, completion and more than one line; or from a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_state_path

from klyngegraf.errors import FAILED, UserError
from klyngegraf.messages import explained, message
from klyngegraf.session import Session
from klyngegraf.shell.running import Shell
from klyngegraf.shell.statements import is_whole, split

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.document import Document

MOST_REMEMBERED = 2_000  # lines


def at_terminal(shell: Shell) -> int:
    """Ask for statements until told to quit; an error ends the statement, not the shell."""
    prompt = _prompt()
    shell.session.say("shell_welcome", store=shell.session.place)
    while True:
        try:
            typed = prompt.prompt("klyngegraf> ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return 0
        if not _run(shell, _all_of(typed)).go_on:
            return 0


def from_pipe(shell: Shell, text: str) -> int:
    """Run all statements of a text, the last perhaps without its ';'. 1 where one of them failed."""
    return FAILED if _run(shell, _all_of(text)).failed else 0


def _all_of(text: str) -> list[str]:
    statements, rest = split(text)
    return [*statements, *([rest] if rest.strip() else [])]


class _Done:
    """How a run of statements ended."""

    def __init__(self) -> None:
        self.failed, self.go_on = 0, True


def _run(shell: Shell, statements: Iterable[str]) -> _Done:
    from graph.stores.base import QueryError, StoreError
    from queries.errors import UsageError

    done = _Done()
    for statement in statements:
        try:
            done.go_on = shell.run(statement)
        except UserError as error:
            done.failed += _told(shell.session, message(shell.session.lang, error.key, **error.details))
        except (QueryError, StoreError, UsageError) as error:
            done.failed += _told(shell.session, explained(shell.session.lang, error))
        except KeyboardInterrupt:
            if not sys.stdin.isatty():
                raise
            done.failed += _told(shell.session, shell.session.text("stopped"))
        if not done.go_on:
            break
    return done


def _told(session: Session, text: str) -> int:
    session.say_text(" ".join(text.split()))
    return 1


def _prompt() -> PromptSession[str]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.application.current import get_app
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.history import FileHistory

    from klyngegraf.shell.schema import completions, word_before

    class Words(Completer):
        def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
            before = document.current_line_before_cursor
            for word, kind in completions(before):
                yield Completion(word, -len(word_before(before)), display_meta=kind)

    unfinished = Condition(lambda: not is_whole(get_app().current_buffer.text))
    history = remembered()
    return PromptSession(
        history=FileHistory(str(history)) if history else None,
        completer=Words(),
        complete_while_typing=False,
        multiline=unfinished,
        prompt_continuation="          > ",
    )


def remembered(folder: Callable[[], Path] = lambda: user_state_path("klyngegraf", appauthor=False)) -> Path | None:
    """The file with what was typed before, for the user alone; None where it cannot be kept.

    People who were forgotten since are forgotten there too, and what is old goes.
    """
    from klyngegraf.forgotten import without_forgotten

    path = folder() / "shell-history"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        path.chmod(0o600)
        old = path.read_text(encoding="utf-8", errors="replace")
        lines = without_forgotten(old).splitlines(keepends=True)
        kept = "".join(lines[-MOST_REMEMBERED:])
        if kept != old:
            path.write_text(kept, encoding="utf-8")
    except OSError:
        return None
    return path
