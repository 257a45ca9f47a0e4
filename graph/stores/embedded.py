"""The embedded store: ArcadeDB in this process, a folder on disk.

What the engine needs around it: a lock of our own before it opens anything, settings in the environment before its
first use in a process, a read-write open after a crash, commits that reach the disk, and queries in a thread of their
own, since the engine hears neither Ctrl-C nor a time limit per query. A query is stopped by closing the database under
it, which makes the engine give up within milliseconds, and opening it again.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from graph.rows import Rows
from graph.stores.base import Mode, QueryError, Result, StoreError
from graph.stores.filling import discard, fill, to_disk
from graph.stores.lock import Lock

# What a query may take at most when nothing shorter is asked for, in seconds, and how much memory the engine may have.
TIME_LIMIT = 120
HEAP = "2g"

_SETTINGS = (
    "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
    "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
    f"-Darcadedb.command.timeout={TIME_LIMIT * 1000}",
    f"-Xmx{HEAP}",
)
_PATIENCE = 5.0  # seconds that a stopped query gets to give up


class EmbeddedStore:
    """A store in a folder. Opened for writing, the folder is made when it is not there yet."""

    kind: Literal["embedded"] = "embedded"

    def __init__(self, path: Path, mode: Mode) -> None:
        self.place = str(path)
        self._path = path
        self._mode = mode
        self._stuck = False
        self._lock = Lock(path, mode) if mode == "write" or path.exists() else None
        try:
            self._database = self._open()
        except BaseException:
            self._release()
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
        """Run one statement that can only read; at most `limit` rows, at most `timeout` seconds.

        This engine, as it is set up here, reaches nothing outside, so that `guarded` changes nothing.
        Raises QueryError. After Ctrl-C the store can be closed and used no further, and a query that does not give up
        is left behind: end such a process with `os._exit`.
        """
        result: list[Result] = []
        errors: list[Exception] = []

        def read() -> None:
            try:
                result.append(self._read(cypher, dict(parameters or {}), limit))
            except Exception as error:
                errors.append(error)

        seconds = min(timeout or TIME_LIMIT, TIME_LIMIT)
        thread = threading.Thread(target=read, name="query", daemon=True)
        thread.start()
        try:
            finished = _wait(thread, seconds)
        except BaseException:
            self._stop(thread)
            raise
        if not finished:
            self._stop(thread)
            raise QueryError("The query took longer than {seconds:g} seconds and was stopped.", seconds=seconds)
        if errors:
            raise _as_query_error(errors[0])
        return result[0]

    def _read(self, cypher: str, parameters: dict[str, Any], limit: int | None) -> Result:
        rows: list[dict[str, Any]] = []
        found = self._database.query("opencypher", cypher, parameters)
        try:
            for row in found:
                if limit is not None and len(rows) == limit:
                    return Result(tuple(rows[0]) if rows else (), rows, cut=True)
                rows.append({name: _plain(value) for name, value in row.to_dict().items()})
        finally:
            found.close()
        return Result(tuple(rows[0]) if rows else (), rows)

    @contextmanager
    def transaction(self) -> Iterator[EmbeddedTransaction]:
        """A transaction that writes, on the calling thread."""
        if self._mode == "read":
            raise StoreError("The store {place} is open for reading only.", place=self.place)
        self._database.begin()
        try:
            yield EmbeddedTransaction(self._database)
        except BaseException:
            with suppress(Exception):
                self._database.rollback()
            raise
        try:
            self._database.commit()
        except Exception as error:
            with suppress(Exception):
                self._database.rollback()
            raise StoreError(
                "The store {place} could not keep the changes: {detail}", place=self.place, detail=_line(error)
            ) from error

    def execute(self, statement: str) -> None:
        """Run one statement of the schema, in the engine's SQL."""
        try:
            self._database.command("sql", statement).close()
        except Exception as error:
            raise StoreError(
                "The store {place} refused {statement!r}: {detail}",
                place=self.place,
                statement=statement,
                detail=_line(error),
            ) from error

    def fill(self, rows: Rows) -> None:
        """Put rows into this store, which is empty, in bulk; cut short, it is broken. Raises StoreError."""
        with _one_line(self.place):
            fill(self._database, rows)

    def replace_with(self, folder: Path) -> None:
        """Put the closed store in `folder` in the place of this one, under this one's lock. Raises StoreError."""
        self._database.close()
        with _one_line(self.place):
            to_disk(folder)
            self._path.rename(self._set_aside)
            folder.rename(self._path)
            shutil.rmtree(self._set_aside)
        self._database = self._open()

    @property
    def beside(self) -> Path:
        """Where the store is made that is to take this one's place; what lies there was cut short."""
        return self._path.with_name(self._path.name + ".fresh")

    @property
    def _set_aside(self) -> Path:
        """Where a store lies while another takes its place."""
        return self._path.with_name(self._path.name + ".replaced")

    def close(self) -> None:
        """Close it and let go of the lock; closing twice does nothing."""
        if not self._stuck:
            self._database.close()
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _stop(self, thread: threading.Thread) -> None:
        """Close the database under a running query, and open it again once the query has given up."""
        self._database.close()
        thread.join(_PATIENCE)
        if thread.is_alive():
            self._stuck = True
            raise QueryError("The query could not be stopped; start again.")
        self._database = self._open()

    def _open(self) -> Any:
        engine = _engine()
        with _one_line(self.place):
            if self._mode == "write":
                discard(self.beside)
            if self._mode == "write" and self._set_aside.exists():
                # A replacement was cut short: before it the old store is whole, after it the new one.
                if self._path.exists():
                    shutil.rmtree(self._set_aside)
                else:
                    self._set_aside.rename(self._path)
            exists = self._path.is_dir() and engine.database_exists(self.place)
            if not exists and self._mode == "read":
                raise StoreError(
                    "There is no graph at {place} yet. Make one with: klyngegraf load PATH", place=self.place
                )
            if not exists:
                _refuse_foreign(self._path)
                database = engine.create_database(self.place)
            elif self._mode == "read":
                return self._open_for_reading(engine)
            else:
                database = engine.open_database(self.place)
            database.set_wal_flush("yes_full")
            return database

    def _open_for_reading(self, engine: Any) -> Any:
        factory = engine.DatabaseFactory(self.place)
        try:
            return factory.open(read_only=True)
        except engine.ArcadeDBError as error:
            if "recovery" not in str(error):
                raise
        # A writer was killed. Opening for writing once replays its log; nobody else may be inside meanwhile.
        self._release()
        self._lock = Lock(self._path, "write")
        factory.open().close()
        self._release()
        self._lock = Lock(self._path, "read")
        return factory.open(read_only=True)


class EmbeddedTransaction:
    """Statements inside one transaction."""

    def __init__(self, database: Any) -> None:
        self._database = database

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run one statement and return its rows. Raises QueryError."""
        try:
            found = self._database.command("opencypher", cypher, dict(parameters or {})).to_list()
        except Exception as error:
            raise _as_query_error(error) from error
        return [{name: _plain(value) for name, value in row.items()} for row in found]


def _engine() -> Any:
    """The engine, with its settings in place before its first use in the process."""
    from platformdirs import user_log_path

    os.environ.setdefault("ARCADEDB_LOG_DIR", str(user_log_path("klyngegraf")))
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    given = os.environ.get("ARCADEDB_NATIVE_ISOLATE_ARGS", "").split()
    missing = [setting for setting in _SETTINGS if setting not in given]
    os.environ["ARCADEDB_NATIVE_ISOLATE_ARGS"] = " ".join([*given, *missing])
    import arcadedb

    return arcadedb


def _refuse_foreign(path: Path) -> None:
    if path.is_dir() and any(path.iterdir()):
        raise StoreError("{path} holds other files and no graph; choose an empty or a new folder.", path=path)
    if path.exists() and not path.is_dir():
        raise StoreError("{path} is a file; the store needs a folder.", path=path)


def _wait(thread: threading.Thread, seconds: float) -> bool:
    """Wait in short steps, so that Ctrl-C is heard on every system; whether the thread ended in time."""
    end = time.monotonic() + seconds
    while thread.is_alive() and time.monotonic() < end:
        thread.join(min(0.2, max(0.0, end - time.monotonic())))
    return not thread.is_alive()


def _plain(value: Any) -> Any:
    """Values as both stores give them: dates as ISO strings, records as their properties alone."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items() if not name.startswith("@")}
    return value


def _line(error: Exception) -> str:
    """The engine's message as one line, without Java class names."""
    reply = getattr(error, "native", None)
    text = str(reply.get("error") if reply else error)
    return " ".join(text.split())


def _as_query_error(error: Exception) -> QueryError:
    reply = getattr(error, "native", None) or {}
    name = str(reply.get("cls", "")).rpartition(".")[2]
    if name == "QueryNotIdempotentException":
        return QueryError("Only queries that read are allowed here.")
    if name == "SecurityException" and "LOAD CSV" in _line(error):
        return QueryError("LOAD CSV is not allowed here.")
    if name == "TimeoutException":
        return QueryError("The query took longer than {seconds:g} seconds and was stopped.", seconds=TIME_LIMIT)
    return QueryError("The query was refused: {detail}", detail=_line(error))


@contextmanager
def _one_line(place: str) -> Iterator[None]:
    try:
        yield
    except (StoreError, QueryError):
        raise
    except Exception as error:
        raise StoreError("Cannot open the store {place}: {detail}", place=place, detail=_line(error)) from error
