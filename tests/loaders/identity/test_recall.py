"""Resolving only whom a change touches gives what resolving everybody gives, and remembering loses nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.identity.alike import Appearance
from loaders.identity.clusters import Resolution
from loaders.identity.people import identify, resolved
from loaders.identity.recall import Recall, Remembered, remembered, touched
from loaders.judgements.verdicts import NONE, Verdicts

NAMES = ("Mette Holm", "Mette Holme", "Mette Lyng Holm", "M. Holm", "Lotte Skov", "Charlotte Skov", "Overlæge Holm")
HOUSES = ("Havnes Kommune", "Vestø Sygehus", "")
TITLES = ("Sundhedschef", "Overlæge", "")
LINES = {
    f"mention:{number:02}": Appearance(
        f"mention:{number:02}", NAMES[number % len(NAMES)], TITLES[number % 3], HOUSES[number // 3 % 3],
        f"forum:{'ab'[number % 2]}", "Vestø", f"20{18 + number % 5}-03-01", f"meeting:{number // 3}",
    )
    for number in range(42)
}  # fmt: skip
PAIRS = st.frozensets(st.frozensets(st.sampled_from(sorted(LINES)), min_size=2, max_size=2), max_size=3)
STEP = st.tuples(st.frozensets(st.sampled_from(sorted(LINES))), st.sampled_from(["", "Konsulent"]), PAIRS, PAIRS)


def in_order(found: Resolution) -> tuple[list[object], ...]:
    """What was found, in an order of its own."""
    return tuple(sorted(things, key=repr) for things in (found.clusters, found.joins, found.doubts, found.refused))


@settings(max_examples=60, deadline=None)
@given(steps=st.lists(STEP, min_size=2, max_size=5))
def test_any_sequence_of_changes_ends_as_if_all_were_resolved_at_once(
    steps: list[tuple[frozenset[str], str, frozenset[frozenset[str]], frozenset[frozenset[str]]]],
) -> None:
    before: Remembered | None = None
    for away, title, same, different in steps:
        lines = {key: one for key, one in LINES.items() if key not in away}
        lines |= {key: replace(one, title=title) for key, one in lines.items() if title and key.endswith("3")}
        verdicts, recall = Verdicts(same, different), Recall(before)
        assert in_order(resolved(lines, verdicts, recall)) == in_order(identify(lines.values(), verdicts))
        assert recall.now
        before = remembered(recall.now.to_json())
        assert before
        assert in_order(before.found) == in_order(recall.now.found)
        assert before.appearances == lines


def test_one_more_line_touches_only_those_that_may_be_the_same() -> None:
    lines = {
        key: Appearance(key, name, "", house, "forum:a", "", "2022-01-01", f"meeting:{key}")
        for key, name, house in (
            ("mention:1", "Mette Holm", "Havnes Kommune"),
            ("mention:2", "Ole Rask", "Vestø Sygehus"),
        )
    }
    recall = Recall()
    resolved(lines, NONE, recall)
    assert recall.now
    more = replace(lines["mention:1"], id="mention:3", meeting="meeting:3", date="2022-06-01")
    assert touched({**lines, "mention:3": more}, recall.now) == {"mention:1", "mention:3"}
    assert touched(lines, recall.now) == set()


def test_what_other_rules_have_found_is_not_remembered() -> None:
    text = Remembered().to_json()
    assert remembered(text) == Remembered()
    assert remembered(text.replace('"rules": "', '"rules": "0')) is None
