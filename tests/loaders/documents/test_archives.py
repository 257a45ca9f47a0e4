"""Zip files of minutes: members are files of their own, and whatever is wrong with one costs one line."""

from __future__ import annotations

import stat
import struct
import zipfile
from pathlib import Path

import pytest

from loaders.documents import Limits, UnreadableError, find_files, read_document
from loaders.documents.archives import directory_bytes, exists

FILES = Path(__file__).parent / "files"
TEXT = "Referat af møde i Klynge Fjordby\n\n1. Velkomst\nGodkendt.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "moeder.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("2024/møde.txt", TEXT)
        package.write(FILES / "referat.pdf", "referat.pdf")
        package.writestr("foto.jpg", b"\xff\xd8")
        package.writestr("__MACOSX/._referat.pdf", b"x")
        package.writestr("mappe/.skjult.txt", "x")
    return path


def reasons(path: Path, limits: Limits | None = None) -> dict[str, str]:
    found = find_files([path], limits or Limits())
    for problem in found.problems:
        assert str(problem).isprintable()
    return {str(problem.path.relative_to(path.parent)): problem.reason for problem in found.problems}


def test_members_are_found_in_order_and_read_as_files(archive: Path) -> None:
    found = find_files([archive.parent])
    assert [str(path.relative_to(archive.parent)) for path in found.files] == [
        "moeder.zip/2024/møde.txt",
        "moeder.zip/referat.pdf",
    ]
    assert [problem.reason for problem in found.problems] == ["not_supported"]
    text, pdf = (read_document(path) for path in found.files)
    assert (text.name, text.text) == ("moeder.zip/2024/møde.txt", TEXT)
    assert (pdf.kind, pdf.digest) == ("pdf", read_document(FILES / "referat.pdf").digest)


def test_a_member_can_be_named(archive: Path) -> None:
    assert find_files([archive / "referat.pdf"]).files == (archive / "referat.pdf",)
    assert [problem.reason for problem in find_files([archive / "andet.pdf"]).problems] == ["missing"]
    assert exists(archive / "referat.pdf") and not exists(archive / "andet.pdf")
    with pytest.raises(UnreadableError) as caught:
        read_document(archive / "andet.pdf")
    assert caught.value.reason == "missing"


@pytest.mark.parametrize(
    "name", ["../ud.txt", "a/../../ud.txt", "/etc/ud.txt", "C:/ud.txt", "..\\ud.txt", "a\\b.txt", "a//../ud.txt"]
)
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "ond.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(name, TEXT)
        package.writestr("god.txt", TEXT)
    assert set(reasons(path).values()) == {"outside_archive"}
    found = find_files([path])
    assert found.files == (path / "god.txt",)
    assert all(problem.path.is_relative_to(path) and ".." not in problem.path.parts for problem in found.problems)


def test_what_is_left_out_of_an_archive_has_a_line_each(tmp_path: Path) -> None:
    path = tmp_path / "blandet.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("inde.zip", b"PK\x03\x04")
        package.writestr("god.txt", TEXT)
        link = zipfile.ZipInfo("genvej.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        package.writestr(link, "/etc/passwd")
        package.writestr("stor.txt", TEXT * 20)
        package.writestr("ond\x1b[2J\nnavn.zip", TEXT)
    assert reasons(path, Limits(file_bytes=len(TEXT.encode()) + 10)) == {
        "blandet.zip/inde.zip": "nested_archive",
        "blandet.zip/genvej.txt": "not_a_file",
        "blandet.zip/stor.txt": "member_too_large",
        "blandet.zip/ond\x1b[2J\nnavn.zip": "nested_archive",
    }


def test_encrypted_members_are_told(tmp_path: Path) -> None:
    path = tmp_path / "laast.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("hemmelig.txt", TEXT)
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    path.write_bytes(data)
    assert reasons(path) == {"laast.zip/hemmelig.txt": "encrypted_member"}


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(archive_members=1), "too_many_members"),
        (Limits(archive_unpacked_bytes=10), "archive_too_large"),
        (Limits(archive_bytes=10), "archive_too_large"),
    ],
)
def test_archives_have_limits(archive: Path, limits: Limits, reason: str) -> None:
    assert reasons(archive, limits) == {"moeder.zip": reason}


def test_a_member_that_unpacks_to_more_than_it_says_is_told(tmp_path: Path) -> None:
    path = tmp_path / "loegn.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("loegn.txt", b"Referat " * 100_000)
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", 800_000), struct.pack("<I", 80)))
    (member,) = find_files([path]).files
    with pytest.raises(UnreadableError) as caught:
        read_document(member)
    assert caught.value.reason in ("denied", "damaged") and str(caught.value).isprintable()


def test_a_huge_directory_is_never_parsed(tmp_path: Path) -> None:
    path = tmp_path / "katalog.zip"
    with zipfile.ZipFile(path, "w") as package:
        for number in range(50):
            package.writestr(f"{number}.txt", b"")
    with path.open("rb") as stream:
        size = directory_bytes(stream)
    assert size == sum(46 + len(f"{number}.txt") for number in range(50))
    assert reasons(path, Limits(archive_members=2)) == {"katalog.zip": "too_many_members"}


def test_what_is_no_archive_says_so(tmp_path: Path) -> None:
    path = tmp_path / "falsk.zip"
    path.write_bytes(b"ikke en zipfil")
    assert reasons(path) == {"falsk.zip": "damaged_archive"}


@pytest.mark.parametrize(("encoding", "stand_in"), [("cp850", "m0de.txt"), ("utf-8", "m00de.txt")])
def test_names_of_old_and_of_apple_archives(tmp_path: Path, encoding: str, stand_in: str) -> None:
    path = tmp_path / "gammel.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(stand_in, TEXT)
    path.write_bytes(path.read_bytes().replace(stand_in.encode(), "møde.txt".encode(encoding)))
    (file,) = find_files([path]).files
    assert file.name == "møde.txt" and read_document(file).text == TEXT
