"""What a store can do. Small, so that another engine can take the place of either."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Mode = Literal["read", "write"]


class Told(Exception):  # noqa: N818
    """An error told in one English line, of `template` and `details`; other languages translate the template."""

    def __init__(self, template: str, **details: object) -> None:
        self.template, self.details = template, details
        super().__init__(template.format(**details))


class StoreError(Told):
    """The store cannot be reached or used; the message is one line that says what to do."""


class QueryError(Told):
    """A query that the store refused; the message is one line for the one who wrote it."""


@dataclass(frozen=True, slots=True)
class Result:
    """Rows as plain values, lists and maps; `cut` where a limit left some out, `total` how many there are if known."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    cut: bool = False
    total: int | None = None


class Transaction(Protocol):
    """Statements that become visible together or not at all."""

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]: ...


class Store(Protocol):
    """A graph database that speaks Cypher."""

    @property
    def kind(self) -> Literal["embedded", "neo4j"]: ...

    @property
    def place(self) -> str: ...

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
        guarded: bool = False,
    ) -> Result:
        """Run one statement that can only read. Raises QueryError, StoreError.

        `guarded`: it is somebody's own, and must not reach files, the network or the server either.
        """
        ...

    def transaction(self) -> AbstractContextManager[Transaction]:
        """A transaction that writes: committed at the end of the block, rolled back when it raises."""
        ...

    def execute(self, statement: str) -> None:
        """Run one statement of the schema (constraint, index) outside a transaction."""
        ...

    def close(self) -> None: ...
