"""Worker processes: what one file does, no other file notices."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from klyngegraf.demo import example_minutes
from klyngegraf.loading import workers
from klyngegraf.loading.tasks import Done, FaultError, Task, is_small_text
from klyngegraf.loading.workers import Allowance, read_all
from loaders.documents.document import Document, UnreadableError
from loaders.documents.read import read_document
from loaders.facts.record import from_json

HTML = "<html><body><p>Referat af møde i KLU Havn</p><p>Den 3. maj 2024</p><p>1. Emne</p><p>Godkendt.</p></body></html>"


class Explosive:
    """Something that does its harm where it is unpacked: in the worker."""

    def __init__(self, function: Any, *arguments: Any) -> None:
        self.function, self.arguments = function, arguments

    def __reduce__(self) -> tuple[Any, ...]:
        return self.function, self.arguments


def dies() -> None:
    os._exit(9)


def hangs() -> None:
    time.sleep(600)


def greedy() -> Document:
    held = bytearray(1_000_000_000)
    text = next(example_minutes().glob("*driftsforum*")).read_text(encoding="utf-8")
    return Document("ond.pdf", "text", text, str(len(held)))


def harmful(function: Any) -> Task:
    return Task(Path("ond.pdf"), "v", Explosive(function))  # type: ignore[arg-type]


def read_by_name(tasks: list[Task], allowance: Allowance) -> dict[str, Done]:
    return {done.task.path.name: done for done in read_all(tasks, allowance, lambda _: None)}


@pytest.fixture(autouse=True)
def _always_workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(workers, "FEW", 0)
    yield
    assert not multiprocessing.active_children()


def examples() -> list[Task]:
    return [Task(path, "v") for path in sorted(example_minutes().iterdir())[:3]]


def test_workers_read_what_the_process_itself_reads() -> None:
    found = read_by_name(examples(), Allowance(2))
    assert sorted(found) == [task.path.name for task in examples()]
    for task in examples():
        reading = found[task.path.name].reading
        assert reading
        record = from_json(reading)
        assert record.document == read_document(task.path)
        assert record.extractor == "v"
        assert record.readings


def test_kept_text_is_read_without_a_file() -> None:
    text = next(example_minutes().glob("*driftsforum*")).read_text(encoding="utf-8")
    task = Task(Path("gone.txt"), "v", Document("gone.txt", "text", text, "d" * 64))
    (done,) = read_all([task], Allowance(1), lambda _: None)
    assert done.reading
    assert from_json(done.reading).readings[0].minutes.head.date == "2023-05-25"


def test_a_worker_that_dies_costs_its_own_file_only() -> None:
    tasks = [examples()[0], harmful(dies), *examples()[1:]]
    found = read_by_name(tasks, Allowance(1))
    error = found.pop("ond.pdf").error
    assert isinstance(error, FaultError)
    assert error.key == "read_died"
    assert "ond.pdf" in str(error.details["path"])
    assert all(done.reading for done in found.values())
    assert len(found) == 3


def test_a_worker_that_hangs_is_ended_and_costs_its_own_file_only() -> None:
    tasks = [harmful(hangs), *examples()]
    started: list[str] = []
    found = {
        done.task.path.name: done for done in read_all(tasks, Allowance(2, 8.0), lambda t: started.append(t.path.name))
    }
    error = found.pop("ond.pdf").error
    assert isinstance(error, FaultError)
    assert (error.key, error.details["seconds"]) == ("read_hung", 8)
    assert all(done.reading for done in found.values())
    assert sorted(started) == sorted(["ond.pdf", *found])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the address space")
def test_a_worker_that_asks_for_too_much_memory_costs_its_own_file_only() -> None:
    found = read_by_name([harmful(greedy), *examples()], Allowance(1, 60, 900))
    assert isinstance(found.pop("ond.pdf").error, FaultError)
    assert all(done.reading for done in found.values())
    assert read_by_name([harmful(greedy)], Allowance(1, 60, 3000))["ond.pdf"].reading


def test_an_unreadable_file_comes_back_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "tom.pdf").write_bytes(b"")
    found = read_by_name([Task(tmp_path / "tom.pdf", "v")], Allowance(1))
    error = found["tom.pdf"].error
    assert isinstance(error, UnreadableError)
    assert error.reason == "empty"


def test_leaving_early_leaves_no_worker() -> None:
    reading = read_all(examples(), Allowance(2), lambda _: None)
    next(reading)
    reading.close()
    assert not multiprocessing.active_children()


@pytest.mark.parametrize(
    ("name", "content", "small"),
    [
        ("a.txt", b"Referat", True),
        ("a.md", b"# Referat", True),
        ("a.txt", b"%PDF-1.7 \x00", False),
        ("a.txt", b"PK\x03\x04", False),
        ("a.txt", b"  <html>", False),
        ("a.html", HTML.encode(), False),
        ("a.pdf", b"Referat", False),
        ("a.txt", b"x" * 300_000, False),
    ],
)
def test_only_plain_text_of_modest_size_is_read_without_a_worker(
    tmp_path: Path, name: str, content: bytes, small: bool
) -> None:
    (tmp_path / name).write_bytes(content)
    assert is_small_text(Task(tmp_path / name, "v")) is small
