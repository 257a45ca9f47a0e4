"""Which judgements stand: the later of two that contradict each other, whatever the order of the lines."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from loaders.judgements.model import Judgement
from loaders.judgements.standing import standing
from tests.loaders.judgements.test_file import JUDGEMENTS, judged

A, B, C = "mention:a", "mention:b", "mention:c"


def test_the_later_word_stands() -> None:
    first, second = judged(1, "same", A, B), judged(2, "different", B, A)
    found = standing([second, first])
    assert found.judgements == (second,)
    assert found.overruled == ((first, second),)
    assert found.verdicts.on(A, B) is False


def test_a_contradiction_over_several_steps_is_found() -> None:
    apart, one, two = judged(1, "different", A, C), judged(2, "same", A, B), judged(3, "same", B, C)
    for order in permutations([apart, one, two]):
        found = standing(order)
        assert found.judgements == (one, two)
        assert [earlier for earlier, _ in found.overruled] == [apart]
    late = judged(4, "different", A, C)
    found = standing([one, two, late])
    assert set(found.judgements) == {two, late}
    assert found.overruled == ((one, late),)


def test_unsure_takes_an_earlier_verdict_back() -> None:
    found = standing([judged(1, "same", A, B), judged(2, "unsure", A, B)])
    assert found.verdicts.on(A, B) is None
    assert [one.kind for one in found.judgements] == ["unsure"]


def test_what_is_withdrawn_counts_no_more() -> None:
    wrong = judged(1, "wrong", "referral:a", "passage:b")
    back = judged(2, "withdrawn", wrong.id)
    assert standing([wrong, back]).judgements == ()
    again = judged(3, "wrong", "referral:a", "passage:b")
    assert standing([back, again, wrong]).judgements == (again,)


def test_two_people_of_one_mind_are_no_contradiction() -> None:
    found = standing([judged(1, "same", A, B, by="AH"), judged(2, "same", A, B, by="BK")])
    assert (len(found.judgements), found.overruled) == (1, ())


@given(st.lists(JUDGEMENTS, max_size=10), st.randoms())
def test_what_stands_never_contradicts_itself_and_depends_on_no_order(some: list[Judgement], chance: object) -> None:
    shuffled = list(some)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found = standing(some)
    assert standing(shuffled) == found
    group: dict[str, set[str]] = {}
    for one in found.judgements:
        if one.kind in ("same", "one_matter"):
            joined = set().union(*(group.get(side, {side}) for side in one.sides))
            group |= dict.fromkeys(joined, joined)
    for one in found.judgements:
        if one.kind == "different":
            assert one.sides[1] not in group.get(one.sides[0], set())
