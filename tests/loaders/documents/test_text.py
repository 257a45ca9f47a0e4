"""One text, in the encodings that Danish minutes are met in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.documents.text import decode

TEXT = "Ærø Kommune – mødet blev åbnet kl. 9.\nØkonomi: 250.000 kr.\n"
PLAIN = TEXT.replace("–", "-")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
def test_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_the_old_dos_page() -> None:
    assert decode(PLAIN.encode("cp865")) == PLAIN


def test_decomposed_letters_are_composed() -> None:
    assert decode(unicodedata.normalize("NFD", "Åse mødte Bø").encode()) == "Åse mødte Bø"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends(end: str) -> None:
    assert decode(f"et{end}to".encode()) == "et\nto"


def test_bytes_that_are_no_text() -> None:
    assert decode(b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20) is None


@given(st.text(alphabet="abcæøåÆØÅ .,\n", max_size=200))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text
