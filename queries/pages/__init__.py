"""What all HTML pages of the tool share: colours, elements, words, the panel and tables, and how a page is kept safe.

A page is one file that works offline. What comes from minutes is escaped by the template or stands in the page as JSON,
and scripts set it as text, never as markup. The content security policy allows nothing but the very styles and scripts
that the page was made with, by their hashes: a stronger hold than a nonce, and the same page every time.

    colours.css   the palette, light, dark and for print      words.js   codes and dates into the reader's language
    elements.css  type, buttons, facts and quotes, tables      tables.js  a table with copy and CSV
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from queries.labels import LANGUAGES, labels

if TYPE_CHECKING:
    from jinja2 import Environment

ASSETS = Path(__file__).parent / "assets"
GENERATOR = "klyngegraf"
MARK = f'<meta name="generator" content="{GENERATOR}">'  # by which the tool knows its own pages
STYLES = ("colours.css", "elements.css")


def environment(folder: Path) -> Environment:
    """Templates of a folder, and of the shared one, with everything escaped that is not marked as safe."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader([folder, ASSETS]), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.globals["generator"] = GENERATOR
    return made


@cache
def asset(path: Path) -> str:
    """The text of a style or script."""
    return path.read_text(encoding="utf-8")


def joined(names: Iterable[str], folder: Path) -> str:
    """Styles or scripts as one text; each is taken from `folder`, or else from the shared ones."""
    return "\n".join(asset(folder / name if (folder / name).exists() else ASSETS / name) for name in names)


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """The content security policy of a page that has exactly these styles and scripts in it."""
    allowed = {
        "default-src": ["'none'"],
        "script-src": [f"'{fingerprint(each)}'" for each in scripts] or ["'none'"],
        "style-src": [f"'{fingerprint(each)}'" for each in styles] or ["'none'"],
        "img-src": ["data:", "blob:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{directive} {' '.join(values)}" for directive, values in allowed.items())


def fingerprint(text: str) -> str:
    """The hash of a style or script, as a content security policy writes it."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def words(tables: Iterable[str], keys: Iterable[str] = ()) -> dict[str, dict[str, str]]:
    """The words of those tables of the labels, and those single ones, in each language: what scripts put in."""
    wanted, single = set(tables), set(keys)
    return {
        language: {
            key: word
            for key, word in labels(language).words.items()
            if key.partition(".")[0] in wanted or key in single
        }
        for language in LANGUAGES
    }
