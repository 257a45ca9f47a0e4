"""Decisions under the body's name alone, and headings whose counting was lost."""

from __future__ import annotations

from loaders.documents.document import Document
from loaders.minutes.model import Minutes
from loaders.minutes.read import read_minutes

HEAD = "Havneligt Dialogforum - referat 06-06-2031\n\nMødedato\n06-06-2031 kl. 13:00\n\n"


def _read(text: str) -> Minutes:
    (minutes,) = read_minutes(Document("x.txt", "text", text, "0" * 64))
    return minutes


def test_the_body_s_name_alone_opens_its_decision() -> None:
    minutes = _read(
        HEAD
        + "1. Valg af formand\n\nIndstilling\n\nDet indstilles:\n\n • At Bo Ask vælges.\n • At Pia Elm er næste.\n\n"
        "Havneligt dialogforum\n\nGodkendt.\n\n2. Moler\n\nIndstilling\n\nTil drøftelse.\n\nHavneligt dialogforum\n\n"
        "Udsat til næste møde.\n"
    )
    assert [item.decisions for item in minutes.items] == [["approved"], ["postponed"]]
    assert [len(item.recommendations) for item in minutes.items] == [2, 1]


def test_a_sentence_that_names_the_body_opens_nothing() -> None:
    minutes = _read(
        HEAD + "1. Valg af formand\n\nIndstilling\n\nDet indstilles, at Havneligt dialogforum vælger.\n\n"
        "2. Moler\n\nBeslutning\n\nGodkendt.\n"
    )
    assert minutes.items[0].decisions == []


def test_headings_that_all_say_one_are_counted() -> None:
    minutes = _read(
        "Referat fra Havnerådets møde den 6. juni 2031\n\n 1. Referatet fra sidst\n\nReferat: Godkendt\n\n"
        " 1. Moler\n\nReferat:\n\nUdsat.\n\n 1. Fendere\n\nReferat:\n\nDrøftet.\n"
    )
    assert [(item.number, item.title) for item in minutes.items] == [
        ("1", "Referatet fra sidst"),
        ("2", "Moler"),
        ("3", "Fendere"),
    ]
