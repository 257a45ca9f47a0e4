"""What is told of a command line that cannot be understood: one line in the user's language, and where help is."""

from __future__ import annotations

import re
from typing import Any

import typer

from klyngegraf.messages import faults

# Typer carries its own copy of click and exports of its errors this one alone; what it descends from is caught.
UsageFault: type[Exception] = typer.BadParameter.__bases__[0]
_COMMAND = re.compile(r"No such command '(.+?)'")
_SUGGESTED = re.compile(r"'([^']+)'")


def is_help(error: Exception) -> bool:
    """Whether nothing but help was wanted: a command without arguments that needs some."""
    return type(error).__name__ == "NoArgsIsHelpError"


def told(lang: str, error: Any) -> str:
    """The line for a usage error of the command line."""
    words = faults(lang)["usage"]
    context = error.ctx
    command = context.command_path if context is not None else "klyngegraf"
    reason = _reason(words, error)
    return f"{reason}{'' if reason.endswith('?') else '.'} {words['help'].format(command=command)}"


def _reason(words: dict[str, str], error: Any) -> str:
    plain = error.format_message().strip().rstrip(".")
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return words["no_such_option"].format(name=error.option_name, near=_near(words, error.possibilities or ()))
    command = _COMMAND.match(plain)
    if command:
        near = _SUGGESTED.findall(plain[command.end() :])
        return words["no_such_command"].format(name=command.group(1), near=_near(words, near))
    if kind == "MissingParameter" and error.param is not None:
        return words["missing"].format(name=error.param.metavar or error.param.opts[-1])
    if kind == "BadParameter" and error.param is not None:
        return words["bad_value"].format(name=error.param.opts[-1], detail=error.message.rstrip("."))
    return words["other"].format(detail=plain)


def _near(words: dict[str, str], names: Any) -> str:
    shown = ", ".join(sorted(names))
    return words["nearest"].format(names=shown) if shown else ""
