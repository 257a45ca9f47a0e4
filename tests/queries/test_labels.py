from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import schema
from graph.terms import Property
from queries.labels import LANGUAGES, labels
from queries.reports import commitments, waiting

QUERIES = Path(__file__).parents[2] / "queries"


def _values(properties: tuple[Property, ...], name: str) -> tuple[str, ...]:
    return next(each.values for each in properties if each.name == name)


def test_both_languages_have_the_same_keys_and_none_is_empty() -> None:
    danish, english = (labels(language).words for language in LANGUAGES)
    assert danish.keys() == english.keys()
    assert all(text.strip() for words in (danish, english) for text in words.values())


def test_both_languages_put_in_the_same_values() -> None:
    danish, english = (labels(language).words for language in LANGUAGES)
    for key in danish:
        assert set(re.findall(r"\{(\w+)\}", danish[key])) == set(re.findall(r"\{(\w+)\}", english[key])), key


def test_every_code_of_the_schema_has_a_word() -> None:
    node, edge = schema.node_properties, schema.edge_properties
    codes = {
        "referral": schema.REFERRAL_KINDS,
        "status": schema.REFERRAL_STATUS,
        "decision": schema.DECISION_KINDS,
        "certainty": schema.CERTAINTY,
        "basis": schema.BASIS,
        "role": schema.ROLES,
        "answer": _values(node("Referral"), "answer"),
        "meeting": _values(node("Meeting"), "status"),
        "coverage": _values(node("Meeting"), "coverage"),
        "attendance": _values(edge("ATTENDED"), "status"),
        "tie": ("continues", "part_of", "combined_with"),
    }
    meaning = next(each.meaning for each in node("Event") if each.name == "kind")
    codes["event"] = tuple(re.findall(r"\w+", meaning))
    missing = [f"{table}.{code}" for table, all_codes in codes.items() for code in all_codes
               if f"{table}.{code}" not in labels("da").words]  # fmt: skip
    assert missing == []


def test_every_key_that_the_code_names_is_there() -> None:
    words = labels("da").words
    code = "\n".join(path.read_text(encoding="utf-8") for path in (QUERIES / "reports").glob("*.py"))
    notes = set(re.findall(r'Note\(\s*"(\w+)"', code)) | set(re.findall(r'"basis\.\w+": "(\w+)"', code))
    notes |= set(re.findall(r'Note\(\s*"\w+" if [^)]+ else "(\w+)"\)', code))
    sections = set(re.findall(r'Section\(\s*"(\w+)"', code))
    sections |= {*waiting.FATES, *commitments.GROUPS}
    assert len(notes) > 8
    assert len(sections) > 5
    assert {f"note.{key}" for key in notes} <= words.keys()
    assert {f"heading.{key}" for key in sections} <= words.keys()


@pytest.mark.parametrize(
    ("iso", "danish", "english"),
    [
        ("2024-05-08", "8. maj 2024", "8 May 2024"),
        ("2024-12-31", "31. december 2024", "31 December 2024"),
        ("2024-05", "maj 2024", "May 2024"),
        ("2024", "2024", "2024"),
        ("foråret 2024", "foråret 2024", "foråret 2024"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(iso: str, danish: str, english: str) -> None:
    assert (labels("da").date(iso), labels("en").date(iso)) == (danish, english)


def test_money_is_written_as_the_language_does() -> None:
    assert labels("da").kroner(1_250_000) == "1.250.000 kr."
    assert labels("en").kroner(1_250_000) == "DKK 1,250,000"


def test_a_code_without_a_word_is_shown_as_it_is() -> None:
    assert labels("da").word("event.moved_house") == "moved house"


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no language 'fr': use da or en"):
        labels("fr")


@given(st.dates())
def test_every_day_has_a_name_in_both_languages(day: object) -> None:
    for language in LANGUAGES:
        assert str(day)[:4] in labels(language).date(str(day))
