"""What is hidden in every text, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.privacy.masking import Rule, masked
from loaders.rules import rules

ENTRIES = rules("privacy")["rule"]
EXAMPLES = [(entry, example) for entry in ENTRIES for example in entry["examples"]]
COUNTERS = [(entry, counter) for entry in ENTRIES for counter in entry["counter"]]


@pytest.mark.parametrize(("entry", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_each_rule_hides_its_examples(entry: dict[str, object], example: str) -> None:
    assert list(Rule.of(entry).spans(example))
    text, counts = masked(example)
    assert "█" in text and counts.get(str(entry["kind"]))


@pytest.mark.parametrize(("entry", "counter"), COUNTERS, ids=[counter for _, counter in COUNTERS])
def test_no_rule_hides_a_counter_example(entry: dict[str, object], counter: str) -> None:
    assert not list(Rule.of(entry).spans(counter))
    assert masked(counter) == (counter, {})


def test_all_kinds_are_counted_and_every_offset_holds() -> None:
    text = (
        "Kontakt: Agnete Torp, agnete@fjordby.example, tlf. 20 30 40 50\nBorger 010203-1234 bor på Birkevej 12.\n"
        "Beslutning: 250.000 kr. til Fjordby Kommune (sagsnr. 24/12345678)."
    )
    hidden, counts = masked(text)
    assert counts == {"email": 1, "cpr": 1, "phone": 1, "address": 1}
    assert len(hidden) == len(text)
    assert hidden.index("Beslutning") == text.index("Beslutning")
    for secret in ("agnete@", "20 30 40 50", "010203", "1234 ", "Birkevej"):
        assert secret not in hidden
    assert hidden.splitlines()[2] == text.splitlines()[2]


def test_what_is_hidden_stays_hidden() -> None:
    once, _ = masked("Agnete Torp, Birkevej 12, 9998 Åbæk, mobil 20304050, a.t@fjordby.example, 010203-1234")
    assert masked(once) == (once, {})


@given(st.text(alphabet="aB1 20.-@\n\t,:æøKkrvej/+()█", max_size=300))
def test_only_letters_change_and_lines_and_cells_stay(text: str) -> None:
    hidden, counts = masked(text)
    assert len(hidden) == len(text)
    assert all(new in (old, "█") for old, new in zip(text, hidden, strict=True))
    assert [c for c in hidden if c in "\n\t"] == [c for c in text if c in "\n\t"]
    assert bool(counts) == (hidden != text)
