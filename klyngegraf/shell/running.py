"""Runs what was typed: a command of the shell, a query of the library, or Cypher. Everything can only read."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.options import assigned
from klyngegraf.output import FORMATS, print_result
from klyngegraf.session import Session

if TYPE_CHECKING:
    from graph.stores.base import Result

COMMANDS = (":help", ":quit", ":queries", ":query", ":schema", ":param", ":params", ":format", ":limit")


@dataclass
class Shell:
    """One sitting: format, limits and the parameters that were set."""

    session: Session
    form: str = "rich"
    limit: int = 1000
    timeout: float = 30.0
    parameters: dict[str, str] = field(default_factory=dict)

    def run(self, typed: str) -> bool:
        """Run one statement or command; false when it was to quit.

        Raises UserError, UsageError, QueryError, StoreError; what was set stays.
        """
        if not typed.startswith(":"):
            self._cypher(typed)
            return True
        name, _, rest = typed.partition(" ")
        if name in (":quit", ":exit", ":q"):
            return False
        commands: dict[str, Callable[[str], None]] = {
            ":help": self._help, ":queries": self._queries, ":query": self._query, ":schema": self._schema,
            ":param": self._param, ":params": self._params, ":format": self._format, ":limit": self._limit,
        }  # fmt: skip
        if name not in commands:
            raise UserError("shell_unknown", code=WRONG_USE, command=name)
        commands[name](rest.strip())
        return True

    def _cypher(self, cypher: str) -> None:
        from queries import runner
        from queries.library import used_parameters

        given = {name: value for name, value in self.parameters.items() if name in used_parameters(cypher)}
        with self.session.store() as store:
            result = runner.run_text(store, cypher, given, timeout=self.timeout, limit=self.limit or None)
        print_result(self.session, result, self.form, None, None)

    def _query(self, rest: str) -> None:
        """A query of the library: its name, then NAME=VALUE for each parameter."""
        from queries import names, runner

        try:
            name, *given = shlex.split(rest) or [""]
        except ValueError as error:
            raise UserError("shell_quotes", code=WRONG_USE, detail=error) from None
        query = names.query_named(name)
        values: dict[str, object] = {name: value.strip() for name, value in map(assigned, given)}
        with self.session.store() as store:
            checked = runner.named(store, query, values)
            result = runner.run(store, query.name, checked, timeout=self.timeout, limit=self.limit or None)
        print_result(self.session, result, self.form, None, query)

    def _help(self, _: str) -> None:
        print(self.session.text("shell_help").strip())

    def _queries(self, words: str) -> None:
        from queries import library

        for one in library.load().values():
            if words.casefold() in f"{one.name} {one.summary}".casefold():
                print(f"{one.name:36} {one.summary}")

    def _schema(self, name: str) -> None:
        """All labels and relationships, or one with its properties."""
        from klyngegraf.shell.schema import overview, properties_of

        if not name:
            print(overview())
            return
        result: Result | None = properties_of(name)
        if result is None:
            raise UserError("shell_no_label", code=WRONG_USE, name=name)
        print_result(self.session, result, self.form, None, None)

    def _param(self, rest: str) -> None:
        name, value = assigned(rest)
        if value.strip():
            self.parameters[name] = value.strip()
        else:
            self.parameters.pop(name, None)

    def _params(self, _: str) -> None:
        for name, value in sorted(self.parameters.items()):
            print(f"{name}={value}")

    def _format(self, form: str) -> None:
        if form not in FORMATS:
            raise UserError("option_value", code=WRONG_USE, name="format", value=form, choices=", ".join(FORMATS))
        self.form = form

    def _limit(self, limit: str) -> None:
        if not limit.isdecimal():
            raise UserError("option_value", code=WRONG_USE, name="limit", value=limit, choices="0, 1, 2, …")
        self.limit = int(limit)
