"""HTML: the page without its site, blocks as lines."""

import pytest

from loaders.documents.html import read_html


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Et</p><p>To <b>tre</b>\n fire</p>", "Et\n\nTo tre fire\n"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n- c\n"),
        ("<ol start=3><li><p>a</p></li><li>b</li></ol>", "3. a\n4. b\n"),
        ("<table><tr><td>a</td><td></td><td>b</td></tr><tr><td>c</td></tr></table>", "a\t\tb\nc\n"),
        ("<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>", "a\n\nb\n\nc\n"),
        ("a<br>b", "a\nb\n"),
        ("<nav>Forside</nav><script>x</script><div class=cookiebar>Vi bruger cookies</div><p>Sagen</p>", "Sagen\n"),
        ("<form><h1>Referat</h1><p>Sagen</p></form>", "Referat\n\nSagen\n"),
        ("<p>Indhold......................4</p>", "Indhold.....\t4\n"),
    ],
)
def test_lines(page: str, text: str) -> None:
    assert read_html(page.encode()) == text


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252"])
def test_the_declared_encoding_is_believed(encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body>Ærø blåbær</body></html>'
    assert read_html(page.encode(encoding)) == "Ærø blåbær\n"


def test_depth_is_bounded() -> None:
    assert read_html(b"<p>Top</p>" + b"<div>" * 5000 + b"bund").startswith("Top")
