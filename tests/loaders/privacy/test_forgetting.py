"""People who were forgotten are in no text, under no form of their name; everybody else stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.privacy.forgetting import Forgotten, is_redacted, name_words

KEY = b"a key of the test's own"


def without(*names: str) -> tuple[Forgotten, str]:
    nobody = Forgotten(KEY)
    rule = nobody.rule_for(names)
    return nobody.including(rule), rule.name


@pytest.mark.parametrize(
    "text",
    [
        "Agnete Torp orienterede.",
        "AGNETE TORP, formand",
        "Torp, Agnete",
        "Agnete Torps oplæg",
        "Agnete Torp's oplæg",
        "Agnete B. Torp deltog",
        "A. Torp deltog",
        "Agnete  Torp",
        "Agnete\nTorp",
        "Agnete Marie Torp",
        "agnete torp",
        "referat_agnete_torp.pdf",
        "(Agnete Torp)",
    ],
)
def test_every_form_of_the_name_is_replaced(text: str) -> None:
    forgotten, name = without("Agnete Torp")
    new, _ = forgotten.applied(text)
    assert "agnete" not in new.casefold() and "torp" not in new.casefold()
    assert (
        name_words(name)[1] in name_words(new.replace("_", " ").removesuffix("s")) or name_words(name)[1] in new.lower()
    )
    assert new.count("\n") == text.count("\n")
    assert is_redacted(new)


@pytest.mark.parametrize(
    "text",
    [
        "Agnete Holm orienterede.",
        "Jens Torp orienterede.",
        "Agnete deltog.",
        "Torp by er ikke nævnt",
        "Agnete Holm og Jens Torp",
        "Agnete Holm, Jens Torp",
        "Agnetes bord i Torps hus",
    ],
)
def test_nobody_else_is(text: str) -> None:
    assert without("Agnete Torp")[0].applied(text) == (text, ())


def test_parts_of_the_name_and_initials_go_where_the_whole_name_stands() -> None:
    forgotten, name = without("Agnete Torp")
    text = (
        "Til stede: Agnete Torp (AGT) og Bo Vang.\nAgnete orienterede. AGT følger op, "
        "og Bo sender Agnetes notat til Torp."
    )
    new, _ = forgotten.applied(text)
    assert new == (
        f"Til stede: {name} ({name}) og Bo Vang.\n{name} orienterede. {name} følger op, "
        f"og Bo sender {name}s notat til {name}."
    )


def test_a_given_name_that_two_people_have_is_hidden_without_saying_whose() -> None:
    forgotten, name = without("Agnete Torp")
    new, _ = forgotten.applied("Agnete Torp og Agnete Holm mødte. Agnete sender notatet.")
    assert new == f"{name} og Agnete Holm mødte. ██████ sender notatet."


def test_double_names() -> None:
    forgotten, name = without("Anne-Marie Holm-Torp")
    new, _ = forgotten.applied("Anne-Marie Holm-Torp, Anne Vang. Anne-Marie Holm Torp. Anne-Marie sender.")
    assert new == f"{name}, Anne Vang. {name}. {name} sender."


def test_doing_it_again_changes_nothing_and_rules_do_not_meet() -> None:
    forgotten, _ = without("Agnete Torp", "Agnete Holm Torp")
    both = forgotten.including(forgotten.rule_for(["Bo Vang"]))
    text = "Agnete Torp (AT) og Bo Vang. Agnete Holm Torp og Bo. Vangs notat."
    once = both.applied(text)[0]
    assert both.applied(once)[0] == once
    assert forgotten.applied(text)[0] != once
    assert both.applied(forgotten.applied(text)[0])[0] == once


def test_the_same_person_has_one_rule() -> None:
    forgotten, name = without("Agnete Torp")
    more = forgotten.rule_for(["Agnete Torp", "Agnete Lund"])
    assert more.name == name and set(forgotten.rules[0].forms) < set(more.forms)
    assert forgotten.rule_for(["Bo Vang"]).name != name


def test_another_key_gives_other_hashes_and_rules_name_nobody() -> None:
    rule = without("Agnete Torp")[0].rules[0]
    assert rule.forms != Forgotten(b"another").rule_for(["Agnete Torp"]).forms
    assert "torp" not in repr(rule).casefold() and "agnete" not in repr(rule).casefold()


def test_offsets_move_with_the_text() -> None:
    forgotten, name = without("Agnete Torp")
    text = "Side et, Agnete Torp.\nSide to, Agnete Torp.\nSide tre."
    new, marks = forgotten.applied(text, (0, text.index("Side to"), text.index("Side tre")))
    assert marks == (0, new.index("Side to"), new.index("Side tre"))
    assert new.count(name) == 2


@given(
    st.lists(st.sampled_from(["Agnete", "Torp", "Bo", "og", "B.", "Torps", "(AT)", ",", "\n", "-", "_"]), max_size=30)
)
def test_the_whole_name_never_stays(words: list[str]) -> None:
    forgotten, _ = without("Agnete Torp")
    new, _ = forgotten.applied(" ".join(words))
    assert "Agnete Torp" not in new
    assert forgotten.applied(new)[0] == new
    assert new.count("\n") == words.count("\n")


def test_nobody_forgotten_costs_nothing() -> None:
    assert Forgotten().applied("Agnete Torp", (3,)) == ("Agnete Torp", (3,))
