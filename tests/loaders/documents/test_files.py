"""Which files a folder holds."""

import os
from pathlib import Path

import pytest

from loaders.documents import find_files


def test_folders_are_walked_in_order_and_the_rest_is_said(tmp_path: Path) -> None:
    outside = tmp_path / "ude.txt"
    outside.write_text("x", encoding="utf-8")
    folder = tmp_path / "moeder"
    (folder / "b").mkdir(parents=True)
    for name in ("c.txt", "a.PDF", "b/d.html", ".skjult.txt", "~$laas.docx", "film.mp4"):
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "genvej.txt").symlink_to(outside)
    (folder / "indenfor.txt").symlink_to(folder / "c.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "loes.txt").symlink_to(folder / "findes-ikke")
    os.mkfifo(folder / "roer.txt")
    found = find_files([folder, folder / "c.txt"])
    assert [str(path.relative_to(folder)) for path in found.files] == ["a.PDF", "b/d.html", "c.txt", "indenfor.txt"]
    assert {(problem.path.name, problem.reason) for problem in found.problems} == {
        ("film.mp4", "not_supported"),
        ("genvej.txt", "outside"),
        ("loes.txt", "outside"),
        ("roer.txt", "not_a_file"),
    }


def test_a_file_named_outright_is_taken_and_a_missing_one_said(tmp_path: Path) -> None:
    named = tmp_path / "referat.uden-endelse"
    named.write_text("x", encoding="utf-8")
    found = find_files([named, tmp_path / "v\x1b[2Jæk.txt"])
    assert found.files == (named,)
    assert [problem.reason for problem in found.problems] == ["missing"]
    assert str(found.problems[0]).isprintable() and "v\\x1b[2Jæk.txt" in str(found.problems[0])


def test_a_name_that_is_no_text_costs_only_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Referat", encoding="utf-8")
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff\xe6.txt")).write_text("Referat", encoding="utf-8")
    except OSError:
        pytest.skip("this file system keeps no such names")
    found = find_files([tmp_path])
    assert found.files == (tmp_path / "a.txt",)
    assert [problem.reason for problem in found.problems] == ["bad_name"]
    assert str(found.problems[0]).isprintable()
