"""The Neo4j store: the official driver over Bolt.

`query` runs in a transaction with READ access, in which the server refuses to write; writes run in explicit
transactions. Nothing is retried silently: a statement either happened or raises one line that says what to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from graph.stores.base import QueryError, Result, StoreError

if TYPE_CHECKING:
    from neo4j import ManagedTransaction
    from neo4j import Transaction as DriverTransaction

# What a query may take at most when nothing shorter is asked for, in seconds.
TIME_LIMIT = 120


class Neo4jStore:
    """A database on a Neo4j server."""

    kind: Literal["neo4j"] = "neo4j"

    def __init__(self, uri: str, user: str, password: str, database: str | None = None) -> None:
        from neo4j import GraphDatabase, NotificationMinimumSeverity

        self.place = f"{uri}/{database}" if database else uri
        self._database = database
        try:
            self._driver = GraphDatabase.driver(
                uri,
                auth=(user, password),
                connection_timeout=5,
                notifications_min_severity=NotificationMinimumSeverity.OFF,
            )
        except Exception as error:
            raise StoreError(
                "NEO4J_URI {uri!r} is no address of a Neo4j server: {detail}", uri=uri, detail=_line(error)
            ) from error
        try:
            with self._clear_errors(), self._driver.session(database=database) as session:
                session.run("RETURN 1").consume()
        except BaseException:
            self._driver.close()
            raise

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
        guarded: bool = False,
    ) -> Result:
        """Run one statement that can only read; at most `limit` rows, at most `timeout` seconds. Raises QueryError.

        `guarded` also refuses what reaches out of the graph or touches the server, by the server's own plan.
        """
        from neo4j import READ_ACCESS

        seconds = min(timeout or TIME_LIMIT, TIME_LIMIT)
        rows: list[dict[str, Any]] = []
        with (
            self._clear_errors(seconds),
            self._driver.session(database=self._database, default_access_mode=READ_ACCESS) as session,
            session.begin_transaction(timeout=seconds) as transaction,
        ):
            if guarded:
                _check(transaction, cypher, dict(parameters or {}))
            found = transaction.run(cypher, dict(parameters or {}))
            columns = tuple(found.keys())
            for record in found:
                if limit is not None and len(rows) == limit:
                    return Result(columns, rows, cut=True)
                rows.append({name: _plain(value) for name, value in dict(record).items()})
        return Result(columns, rows)

    @contextmanager
    def transaction(self) -> Iterator[Neo4jTransaction]:
        """A transaction that writes."""
        with (
            self._clear_errors(),
            self._driver.session(database=self._database) as session,
            session.begin_transaction() as transaction,
        ):
            yield Neo4jTransaction(transaction, self)
            transaction.commit()

    def execute(self, statement: str) -> None:
        """Run one statement of the schema, in Cypher."""
        with self._clear_errors(), self._driver.session(database=self._database) as session:
            session.run(statement).consume()

    def close(self) -> None:
        """Close all connections; closing twice does nothing."""
        self._driver.close()

    @contextmanager
    def _clear_errors(self, seconds: float = TIME_LIMIT) -> Iterator[None]:
        """Turn what the driver raises into one line that says what to do."""
        from neo4j import exceptions as driver

        try:
            yield
        except driver.AuthError as error:
            raise StoreError(
                "Neo4j at {place} refused the login: check NEO4J_USER and NEO4J_PASSWORD.", place=self.place
            ) from error
        except (driver.ServiceUnavailable, driver.SessionExpired) as error:
            raise StoreError(
                "Neo4j at {place} cannot be reached: check NEO4J_URI and that the server runs ({detail}).",
                place=self.place,
                detail=_line(error),
            ) from error
        except driver.Neo4jError as error:
            raise _from_server(error, self.place, seconds) from error


class Neo4jTransaction:
    """Statements inside one transaction."""

    def __init__(self, transaction: DriverTransaction | ManagedTransaction, store: Neo4jStore) -> None:
        self._transaction = transaction
        self._store = store

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run one statement and return its rows. Raises QueryError, StoreError."""
        found = self._transaction.run(cypher, dict(parameters or {}))
        return [{name: _plain(value) for name, value in dict(record).items()} for record in found]


def _check(transaction: DriverTransaction, cypher: str, parameters: dict[str, Any]) -> None:
    """Raises QueryError for a statement that would do more than read this graph."""
    from graph.stores.guard import check_functions, check_plan

    added = transaction.run("SHOW FUNCTIONS YIELD name, isBuiltIn WHERE NOT isBuiltIn RETURN name")
    check_functions(cypher, [record["name"] for record in added])
    plan = transaction.run(f"EXPLAIN {cypher}", parameters).consume().plan
    if plan is None:
        raise QueryError("Only queries that read are allowed here.")
    check_plan(plan)


def _from_server(error: Any, place: str, seconds: float) -> StoreError | QueryError:
    code = error.code or ""
    if code.endswith("DatabaseNotFound"):
        return StoreError("Neo4j at {place} has no such database: check NEO4J_DATABASE.", place=place)
    if code.endswith("AccessMode"):
        return QueryError("Only queries that read are allowed here.")
    if "TransactionTimedOut" in code:
        return QueryError("The query took longer than {seconds:g} seconds and was stopped.", seconds=seconds)
    if code.startswith("Neo.ClientError.Security"):
        return StoreError("Neo4j at {place} refused: {detail}", place=place, detail=_line(error))
    return QueryError("The query was refused: {detail}", detail=_line(error))


def _plain(value: Any) -> Any:
    """Values as both stores give them: dates as ISO strings, nodes and relationships as their properties alone."""
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if hasattr(value, "iso_format"):
        return value.iso_format()
    if hasattr(value, "nodes") and hasattr(value, "relationships") and hasattr(value, "start_node"):
        return [_plain(one) for one in value.nodes] if not hasattr(value, "type") else _mapping(value)
    return _mapping(value) if hasattr(value, "items") else str(value)


def _mapping(value: Any) -> dict[str, Any]:
    return {name: _plain(one) for name, one in value.items()}


def _line(error: Exception) -> str:
    return " ".join(str(getattr(error, "message", None) or error).split())
