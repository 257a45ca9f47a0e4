"""Runs the command line (`klyngegraf …`, `python -m klyngegraf …`): errors become one line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from copy import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typer import Typer

# Options of the whole application that users also write behind the command.
_GLOBAL_WITH_VALUE = ("--store", "--lang")
_GLOBAL_FLAGS = ("--debug",)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    given = _globals_first(list(sys.argv[1:] if arguments is None else arguments))
    _unbreakable_output()
    code = run(given)
    sys.stdout.flush()
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; what goes wrong is told on standard error."""
    from graph.stores.base import QueryError, StoreError
    from klyngegraf.app import app
    from klyngegraf.errors import FAILED, INTERRUPTED, NO_STORE, WRONG_USE, UserError
    from klyngegraf.messages import explained, message
    from klyngegraf.usage import UsageFault, is_help, told
    from loaders.documents.document import UnreadableError
    from loaders.mentions.cells import RegistryError
    from queries.errors import UsageError

    debug, lang = "--debug" in arguments, _lang(arguments)
    try:
        code = _with_called_alone(app, arguments)(arguments, prog_name="klyngegraf", standalone_mode=False)
        if code == INTERRUPTED:  # typer makes an exit code of Ctrl-C
            raise KeyboardInterrupt
        return code if isinstance(code, int) else 0
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else FAILED
    except UsageFault as error:
        if is_help(error):
            print(error, file=sys.stderr)
            return WRONG_USE
        return _told(error, told(lang, error), WRONG_USE, debug)
    except UserError as error:
        return _told(error, message(lang, error.key, **error.details), error.code, debug)
    except (UsageError, QueryError, RegistryError) as error:
        return _told(error, explained(lang, error), WRONG_USE, debug)
    except StoreError as error:
        return _told(error, explained(lang, error), NO_STORE, debug)
    except UnreadableError as error:
        return _told(error, explained(lang, error), FAILED, debug)
    except BrokenPipeError:
        # The reader of a pipe has gone ('| head'): nothing is left to say, also not at interpreter shutdown.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt as error:
        return _told(error, message(lang, "stopped"), INTERRUPTED, debug)
    except Exception as error:
        return _told(error, f"{type(error).__name__}: {error}", FAILED, debug)
    return 0


def _with_called_alone(app: Typer, arguments: Sequence[str]) -> Typer:
    """The application with no more than the command that is called: to make all of them takes a tenth of a second.

    All of it where no plain command is called: for help, completion, groups, and names that are not there.
    """
    called = _called(arguments)
    found = [one for one in app.registered_commands if one.callback and called == _name(one.name, one.callback)]
    if len(found) != 1:
        return app
    alone = copy(app)
    alone.registered_commands, alone.registered_groups = found, []
    return alone


def _called(arguments: Sequence[str]) -> str | None:
    """What stands first behind the global options."""
    at = 0
    while at < len(arguments):
        if arguments[at] in _GLOBAL_WITH_VALUE:
            at += 2
        elif arguments[at].partition("=")[0] in (*_GLOBAL_WITH_VALUE, *_GLOBAL_FLAGS):
            at += 1
        else:
            return arguments[at]
    return None


def _name(given: str | None, callback: Callable[..., object]) -> str:
    """A command's name as typer makes it."""
    return given or callback.__name__.lower().replace("_", "-")


def _told(error: BaseException, text: str, code: int, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exception(error)
    print(f"klyngegraf: {' '.join(text.split())}", file=sys.stderr)
    return code


def _lang(arguments: list[str]) -> str:
    """The language for an error that stopped everything, as far as the arguments and the environment tell."""
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or (arguments[at + 1] if at + 1 < len(arguments) else "")
            return "en" if value == "en" else "da"
    return "en" if os.environ.get("KLYNGEGRAF_LANG") == "en" else "da"


def _globals_first(arguments: list[str]) -> list[str]:
    """The same arguments with the application's own options in front of the command."""
    front: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(arguments):
        argument = arguments[at]
        if argument == "--":
            rest += arguments[at:]
            break
        if argument in _GLOBAL_WITH_VALUE and at + 1 < len(arguments):
            front += arguments[at : at + 2]
            at += 2
            continue
        is_global = argument in _GLOBAL_FLAGS or argument.startswith(tuple(f"{name}=" for name in _GLOBAL_WITH_VALUE))
        (front if is_global else rest).append(argument)
        at += 1
    return front + rest


def _unbreakable_output() -> None:
    """Consoles that lack a character (cp1252 and '→') get a stand-in instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


if __name__ == "__main__":
    main()
