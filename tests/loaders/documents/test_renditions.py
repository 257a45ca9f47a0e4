"""The same minutes as PDF, DOCX and HTML have the words and the lines of their text."""

import re
from collections import Counter
from pathlib import Path

import pytest

from loaders.documents import read_document

SHARED = Path(__file__).resolve().parents[4] / "shared"
RENDITIONS = sorted(path for path in (SHARED / "documents").glob("*_*.*") if not path.name.startswith("scan"))

if not RENDITIONS:
    pytest.skip("the folder of renditions is not beside the repository", allow_module_level=True)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def lines(text: str) -> set[str]:
    bare = (re.sub(r"[*_#\s]+", " ", line).strip() for line in text.splitlines())
    return {line.removeprefix("- ") for line in bare if line}


@pytest.mark.parametrize("path", RENDITIONS, ids=lambda path: path.name)
def test_has_the_words_and_the_lines_of_the_text(path: Path) -> None:
    original = next((SHARED / "minutes").glob(f"{path.stem[-3:]}_*.txt")).read_text(encoding="utf-8")
    read = read_document(path).text
    wanted, found = words(original), words(read)
    assert sum((wanted & found).values()) >= 0.998 * wanted.total()
    assert len(lines(original) & lines(read)) >= 0.98 * len(lines(original))
