"""What goes wrong because of what the user asked: one line each, to be shown as it stands (exit code 2)."""

from __future__ import annotations

from collections.abc import Sequence


class UsageError(Exception):
    """The user asked for something that is not there or cannot be; the message is one line that says what to do."""


class UnknownNameError(UsageError):
    """Nothing of that kind goes by that name; `nearest` holds up to three names that look like it.

    `none_at_all` says that the store has nothing of that kind, whatever its name.
    """

    def __init__(self, kind: str, name: str, nearest: Sequence[str], *, none_at_all: bool = False) -> None:
        self.kind, self.name, self.nearest, self.none_at_all = kind, name, tuple(nearest), none_at_all
        hint = f"; the store has no {kind}" if none_at_all else ""
        hint = f"; the nearest are: {', '.join(nearest)}" if nearest else hint
        super().__init__(f"no {kind} is called '{name}'{hint}")


class AmbiguousNameError(UsageError):
    """More than one thing of that kind goes by that name; `candidates` holds all of their names."""

    def __init__(self, kind: str, name: str, candidates: Sequence[str]) -> None:
        self.kind, self.name, self.candidates = kind, name, tuple(candidates)
        shown = ", ".join(candidates[:5]) + (f" (first 5 of {len(candidates)})" if len(candidates) > 5 else "")
        super().__init__(f"'{name}' can mean more than one {kind}: {shown}")


class ParameterError(UsageError):
    """A parameter is missing, not known to the query, or not of its type; `parameter` is its name.

    The English line is made from `template` and `details`; other languages translate the template.
    """

    def __init__(self, parameter: str, template: str, **details: object) -> None:
        self.parameter, self.template = parameter, template
        self.details = {"parameter": parameter, **details}
        super().__init__(template.format(**self.details))


class LibraryError(Exception):
    """A file of the library does not keep to its form; the message names the file and what is wrong."""
