"""Files of every format and of none: what they are read as, and what is said of those that cannot be read."""

import os
import pickle
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from loaders.documents import Document, Limits, UnreadableError, read_document

FILES = Path(__file__).parent / "files"
HOSTILE = Path(__file__).resolve().parents[4] / "shared" / "documents" / "hostile"


def plain(text: str) -> list[str]:
    """Lines without Markdown's heading marks and without blank lines: what all renditions have in common."""
    return [line.removeprefix("# ") for line in text.splitlines() if line]


def refused(path: Path, limits: Limits | None = None) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read_document(path, limits=limits or Limits())
    message = str(caught.value)
    assert "\n" not in message and path.name.isprintable() <= (path.name in message)
    assert caught.value.file == str(path)
    return caught.value


@pytest.mark.parametrize("name", ["referat.pdf", "referat.html"])
def test_every_rendition_of_the_minutes_has_the_same_lines(name: str) -> None:
    document = read_document(FILES / name)
    assert plain(document.text) == plain(read_document(FILES / "referat.md").text)
    assert document.kind == name.split(".")[1]


def test_pages_of_a_pdf_are_where_its_text_is() -> None:
    document = read_document(FILES / "referat.pdf")
    assert len(document.page_starts) >= 2 and document.page_starts[0] == 0
    assert document.page(document.text.index("Sørine Vang")) == 1
    assert document.page(document.text.index("Referatet udsendes")) == len(document.page_starts)
    assert (
        "\f" not in document.text and "Side 1" not in document.text and "Klynge Fjordby – referat" not in document.text
    )


def test_content_decides_before_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "referat.txt"
    path.write_bytes((FILES / "referat.pdf").read_bytes())
    assert read_document(path).kind == "pdf"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("tom.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "no_text"),
        ("kun-billede.html", b"<html><body><img src='x.png'></body></html>", "no_text"),
        ("afkortet.pdf", b"%PDF-1.7\n1 0 obj", "damaged"),
        ("side.pdf", b"<!doctype html><p>Log ind</p>", "not_as_named"),
        ("tekst.docx", b"Referat", "not_as_named"),
        ("andet.docx", b"PK\x03\x04rest", "damaged"),
        ("gammel.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_word"),
        ("laast.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted"),
        ("billede.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_supported"),
    ],
)
def test_unreadable_files_say_why(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refused(path).reason == reason


def test_what_is_no_file_is_refused_without_being_opened(tmp_path: Path) -> None:
    fifo = tmp_path / "roer"
    os.mkfifo(fifo)
    assert refused(fifo).reason == "not_a_file"
    assert refused(tmp_path).reason == "not_a_file"
    assert refused(tmp_path / "findes-ikke.txt").reason == "missing"


def test_limits_hold(tmp_path: Path) -> None:
    path = tmp_path / "stor.txt"
    path.write_text("Referat " * 100, encoding="utf-8")
    assert refused(path, Limits(file_bytes=100)).reason == "too_large"
    assert refused(path, Limits(text_bytes=100)).reason == "too_large"
    pages = len(read_document(FILES / "referat.pdf").page_starts)
    error = refused(FILES / "referat.pdf", Limits(pages=pages - 1))
    assert (error.reason, error.details) == ("too_many_pages", {"pages": pages, "limit": pages - 1})


def test_a_package_that_unpacks_to_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bombe.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a/>" + b" " * 2_000_000)
    assert refused(path, Limits(unpacked_bytes=1_000_000)).reason == "unpacks_too_large"
    # A directory that states small sizes does not help.
    data = path.read_bytes().replace((2_000_004).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    path.write_bytes(data)
    assert refused(path, Limits(unpacked_bytes=1_000_000)).reason in ("unpacks_too_large", "damaged")


def test_entities_in_a_package_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "latter.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>')
    assert refused(path).reason == "unsafe_xml"


def test_names_never_reach_the_message_raw(tmp_path: Path) -> None:
    path = tmp_path / "ond\x1b[31m\nnavn.txt"
    path.write_bytes(b"")
    message = str(refused(path))
    assert message.isprintable() and "ond\\x1b[31m\\nnavn.txt" in message


def test_an_error_comes_whole_out_of_a_worker() -> None:
    error = UnreadableError("mappe/fil.pdf", "too_many_pages", pages=3, limit=2)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.file, again.reason, again.details) == (
        str(error),
        error.file,
        error.reason,
        error.details,
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(
        st.binary(max_size=400),
        st.text(max_size=200).map(str.encode),
        st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf"]).flatmap(
            lambda head: st.binary(max_size=300).map(lambda tail: head + tail)
        ),
    ),
    suffix=st.sampled_from([".txt", ".pdf", ".docx", ".html", ".md", ""]),
)
@example(content=b"\xff", suffix=".html")
@example(content=b"<table><tr><td>" * 300, suffix=".html")
def test_any_bytes_give_text_or_one_line(tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"fil{suffix}"
    path.write_bytes(content)
    try:
        document = read_document(path)
    except UnreadableError as error:
        assert str(error).isprintable() and error.reason != "failed"
    else:
        assert isinstance(document, Document) and document.text.strip()
        assert "\r" not in document.text and "\x00" not in document.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 50_000), junk=st.binary(min_size=1, max_size=30), cut=st.booleans())
def test_a_damaged_pdf_gives_text_or_one_line(tmp_path: Path, at: int, junk: bytes, cut: bool) -> None:
    data = (FILES / "referat.pdf").read_bytes()
    path = tmp_path / "skadet.pdf"
    path.write_bytes(data[:at] + junk + (b"" if cut else data[at + len(junk) :]))
    try:
        assert read_document(path).text.strip()
    except UnreadableError as error:
        assert str(error).isprintable() and error.reason != "failed"


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the folder of hostile files is not beside the repository")
class TestHostileFiles:
    @pytest.mark.parametrize(
        ("name", "reason"),
        [
            ("bomb_500MB.docx", "unpacks_too_large"),
            ("empty.docx", "empty"),
            ("enc_user.pdf", "encrypted"),
            ("garbage.pdf", "damaged"),
            ("html_as.pdf", "not_as_named"),
            ("laughs.docx", "unsafe_xml"),
            ("pages5000.pdf", "too_many_pages"),
            ("text_as.docx", "not_as_named"),
            ("trunc.docx", "damaged"),
            ("trunc_1k.pdf", "damaged"),
            ("trunc_half.pdf", "damaged"),
        ],
    )
    def test_is_refused(self, name: str, reason: str) -> None:
        assert refused(HOSTILE / name).reason == reason

    def test_one_text_in_every_encoding(self) -> None:
        names = ["cp1252", "cp865", "macroman", "nfd", "utf16", "utf16le_nobom", "utf8bom"]
        # The old DOS page has no dash, so its file has question marks instead.
        texts = {read_document(HOSTILE / f"{name}.txt").text.replace("–", "?") for name in names}
        assert len(texts) == 1
