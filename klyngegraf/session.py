"""What one run of a command shares: its options, settings, language, and the store it works on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from klyngegraf.errors import NO_STORE, WRONG_USE, UserError
from klyngegraf.messages import message

if TYPE_CHECKING:
    from graph.stores.base import Mode, Store
    from klyngegraf.settings import Settings

Lang = Literal["da", "en"]


@dataclass
class Session:
    """The global options of a run; settings are read and the store is opened only when a command asks."""

    store_option: str | None = None
    lang_option: str | None = None
    debug: bool = False

    @cached_property
    def settings(self) -> Settings:
        """The settings in force. Raises UserError."""
        from klyngegraf.settings import read_settings

        return read_settings({"store": self.store_option, "lang": self.lang_option})

    @property
    def lang(self) -> Lang:
        """The reader's language; Danish where the settings themselves are what is wrong."""
        if self.lang_option:
            return "en" if self.lang_option == "en" else "da"
        try:
            return self.settings.lang
        except UserError:
            return "da"

    @property
    def place(self) -> str:
        """Where the graph is kept, for messages."""
        return self.settings.neo4j_uri or str(self.settings.store)

    @contextmanager
    def store(self, mode: Mode = "read") -> Iterator[Store]:
        """The store, open for the block and of the schema that this version knows. Raises UserError, StoreError."""
        from graph.migrations import check_version, ensure

        store = self.open_store(mode)
        try:
            ensure(store) if mode == "write" else check_version(store)
            yield store
        finally:
            store.close()

    def open_store(self, mode: Mode) -> Store:
        """The store as it is, whatever its schema. Raises UserError, StoreError."""
        from graph.stores import open_embedded, open_neo4j

        settings = self.settings
        if settings.neo4j_uri is None:
            if mode == "read" and not settings.store.exists():
                raise UserError("graph_empty", code=NO_STORE)
            return open_embedded(settings.store, mode)
        if settings.neo4j_password is None:
            raise UserError("no_password", code=WRONG_USE)
        return open_neo4j(
            settings.neo4j_uri, settings.neo4j_user, settings.neo4j_password, settings.neo4j_database
        )  # fmt: skip

    def text(self, key: str, **details: object) -> str:
        """A message in the reader's language."""
        return message(self.lang, key, **details)

    def say(self, key: str, **details: object) -> None:
        """Tell the user something, on standard error."""
        self.say_text(self.text(key, **details))

    def say_text(self, text: str) -> None:
        """Tell the user a line, on standard error."""
        print(text, file=sys.stderr)
