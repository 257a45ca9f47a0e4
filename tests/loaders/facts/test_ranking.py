"""The learned choice of ends: who is at hand, what is noted of them, and how weights decide."""

from __future__ import annotations

import pytest

from loaders.facts import lexicon as lexicons
from loaders.facts.actors import actors_of
from loaders.facts.candidate import Scene
from loaders.facts.clauses import parse, sentences
from loaders.facts.ends import MAX_POOL, NEVER, Memory, pool
from loaders.facts.features import TEMPLATES, features
from loaders.facts.frames import candidates
from loaders.facts.ranking import History, Predicate, Ranker, pairs, predicate
from loaders.facts.weights import Table, Weights, load, unlearned, weights
from loaders.mentions.words import fold
from loaders.span import Span
from tests.loaders.facts.made import OWN, body, mentions_in

NOTHING = History([])


def predicate_of(text: str, memory: Memory | None = None) -> Predicate:
    """The first predicate of a sentence, with no end found by grammar."""
    lexicon = lexicons.lexicon()
    mentions = mentions_in(text)
    [sentence] = parse(fold(text), sentences(text, Span(0, len(text)), lexicon), lexicon)
    starts = [mention.span.start for mention in mentions.bodies]
    actors = actors_of(sentence, mentions.bodies, starts, text, lexicon)
    first = next(candidates(sentence, actors, Scene(lexicon, OWN, "case", False)))
    found = predicate(first, actors, pool(actors, OWN, memory or Memory(), []), (None, None), frozenset(), False, 0.0)
    if memory:
        memory.note(actors)
    return found


def names(p: Predicate) -> dict[str, str]:
    """The bodies at hand and as what they are taken."""
    return {place.who.bodies[0].name: place.who.reading for place, _ in p.givers}


def test_at_hand_are_the_named_and_the_own_body() -> None:
    assert names(predicate_of("Alfarådet sender planen til Deltakommune.")) == {
        "Omegaforum": "own", "Alfarådet": "body", "Deltakommune": "body",
    }  # fmt: skip


def test_a_person_may_stand_for_an_organisation_and_for_himself() -> None:
    found = names(predicate_of("Anna Lund sender planen til Alfarådet."))
    assert found["Anna Lund"] == "person"
    assert found["Deltakommune"] == "organisation"


def test_whoever_the_sentence_before_named_is_at_hand() -> None:
    memory = Memory()
    predicate_of("Betaudvalget sender planen til Alfarådet.", memory)
    back = {
        place.who.bodies[0].name: place.who.back for place, _ in predicate_of("Deltakommune svarer.", memory).givers
    }
    assert back == {"Omegaforum": NEVER, "Deltakommune": 0, "Alfarådet": 1, "Betaudvalget": 1}


def test_no_more_than_a_handful_is_weighed() -> None:
    crowd = [(body(f"Råd {n}"), body(f"Udvalg {n}")) for n in range(50)]
    assert 1 < len(pool([], OWN, Memory(), crowd)) <= MAX_POOL


def test_no_pair_has_one_body_at_both_ends() -> None:
    found = list(pairs(predicate_of("Alfarådet sender planen til Deltakommune."), NOTHING))
    assert len(found) == 6
    assert all(pair.giver.who.key != pair.receiver.who.key for pair in found)


def test_every_feature_has_a_known_template() -> None:
    p = predicate_of("Alfarådet sender planen til Deltakommune.")
    blocks = [*p.blocks, *(b for _, of in (*p.givers, *p.receivers) for b in of)]
    blocks += [block for pair in pairs(p, NOTHING) for block in pair.blocks]
    found = {feature.partition("=")[0] for block in blocks for feature in features(block)}
    assert found <= TEMPLATES
    assert "place: role where form" in found


def test_weights_choose_the_pair_they_favour() -> None:
    learned = Weights(
        {"place: role where form=giver before bare": 3.0, "place: role where form=receiver after til": 3.0}
    )
    found = Ranker(learned).best(predicate_of("Alfarådet sender planen til Deltakommune."), NOTHING)
    assert found is not None
    probability, pair = found
    assert (pair.giver.who.bodies[0].name, pair.receiver.who.bodies[0].name) == ("Alfarådet", "Deltakommune")
    assert 0.5 < probability < 1


def test_the_rules_name_the_kind_unless_another_weighs_clearly_more() -> None:
    blocks = [("word", "orientering")]
    kinds = {"informs": Table({"word: word=orientering": 0.5}), "delegates": Table({})}
    assert Ranker(Weights({}, kinds=kinds)).kind(blocks, "delegates") == "delegates"
    kinds["informs"] = Table({"word: word=orientering": 5.0})
    assert Ranker(Weights({}, kinds=kinds)).kind(blocks, "delegates") == "informs"


def test_history_knows_who_was_asked_and_answered() -> None:
    alfa, delta = body("Alfarådet"), body("Deltakommune")
    asking = (alfa.key, "consults", delta.key)
    assert History([]).asked(delta, alfa) == "no"
    assert History([asking]).asked(delta, alfa) == "open"
    assert History([asking, (delta.key, "reports_back", alfa.key)]).asked(delta, alfa) == "answered"
    assert History([asking]).told(alfa, delta)
    assert not History([asking]).told(delta, alfa)


def test_shipped_weights_fit_the_code() -> None:
    assert weights().features
    assert len(weights().kinds) == 5
    assert 0 < weights().accept < 1
    assert unlearned().accept > 1


@pytest.mark.parametrize(
    "data",
    [
        {"templates": sorted(TEMPLATES), "accept": 0.5, "weights": {"moon: phase=full": 1.0}, "kinds": {}},
        {"templates": sorted(TEMPLATES), "accept": 0.5, "weights": {}, "kinds": {"informs": {"moon: phase=new": 1.0}}},
        {"templates": [*sorted(TEMPLATES), "moon: phase"], "accept": 0.5, "weights": {}, "kinds": {}},
        {"templates": sorted(TEMPLATES)[1:], "accept": 0.5, "weights": {}, "kinds": {}},
    ],
)
def test_weights_for_other_features_are_refused_in_one_line(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"^weights\.json was made for other features .*training\.train$") as refused:
        load(data)
    assert "\n" not in str(refused.value)
