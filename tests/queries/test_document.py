from queries.document import DOCUMENT, document
from queries.library import load


def test_the_page_is_not_stale() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "run: python -m queries.document"


def test_every_query_has_its_own_heading() -> None:
    page = document().splitlines()
    assert [line for line in page if line.startswith("### ")] == [f"### `{name}`" for name in load()]
