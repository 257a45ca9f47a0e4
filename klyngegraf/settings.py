"""Where the application gets its settings: option > environment > `.env` > user file > default.

The user file (`settings.env` in the user's configuration folder) has the same `KEY=value` lines as `.env`.
Every value remembers where it came from, so that `klyngegraf doctor` can tell. Each command reads them, so that nothing
slow is imported here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast

from platformdirs import user_config_path, user_data_path

from klyngegraf.errors import UserError

Lang = Literal["da", "en"]
Origin = Literal["option", "environment", ".env", "user file", "default"]
VARIABLES = {
    "store": "KLYNGEGRAF_STORE",
    "judgements": "KLYNGEGRAF_JUDGEMENTS",
    "lang": "KLYNGEGRAF_LANG",
    "neo4j_uri": "NEO4J_URI",
    "neo4j_user": "NEO4J_USER",
    "neo4j_password": "NEO4J_PASSWORD",
    "neo4j_database": "NEO4J_DATABASE",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. With `neo4j_uri` the graph is kept in Neo4j, else in the embedded store at `store`.

    What people have judged is kept in the file `judgements`, beside the store where nothing else is said.
    """

    store: Path
    judgements: Path
    lang: Lang = "da"
    neo4j_uri: str | None = None
    neo4j_user: str = "neo4j"
    neo4j_password: str | None = field(default=None, repr=False)
    neo4j_database: str | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)


def user_file() -> Path:
    """The user's own settings file."""
    return user_config_path("klyngegraf", appauthor=False) / "settings.env"


def default_store() -> Path:
    """Where the embedded store is kept when nothing else is said."""
    return user_data_path("klyngegraf", appauthor=False) / "store"


def read_settings(options: Mapping[str, str | None], environment: Mapping[str, str] | None = None) -> Settings:
    """The settings in force. A store named by option wins over a Neo4j named elsewhere. Raises UserError."""
    layers: list[tuple[Origin, Mapping[str, str | None]]] = [
        ("option", options),
        ("environment", _named(os.environ if environment is None else environment)),
        (".env", _named(_file(Path(".env")))),
        ("user file", _named(_file(user_file()))),
    ]
    values: dict[str, str] = {}
    origins: dict[str, Origin] = {}
    for name in VARIABLES:
        for origin, layer in layers:
            value = layer.get(name)
            if value:
                values[name], origins[name] = value, origin
                break
        else:
            origins[name] = "default"
    if origins["store"] == "option":
        values.pop("neo4j_uri", None)
        origins["neo4j_uri"] = "option"
    store = Path(values.pop("store", "") or default_store())
    judgements = Path(values.pop("judgements", "") or store.with_name(f"{store.name or 'store'}.judgements.jsonl"))
    lang = values.pop("lang", "da")
    if lang not in ("da", "en"):
        raise UserError("wrong_setting", code=2, name=VARIABLES["lang"], value=lang)
    return Settings(store, judgements, cast("Lang", lang), origins=origins, **values)


def _named(variables: Mapping[str, str | None]) -> dict[str, str | None]:
    return {name: variables.get(variable) for name, variable in VARIABLES.items()}


def _file(path: Path) -> dict[str, str | None]:
    if not path.is_file():
        return {}
    from dotenv import dotenv_values

    return dotenv_values(path, interpolate=False)
