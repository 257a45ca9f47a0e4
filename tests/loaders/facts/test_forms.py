"""Which forms of a body are kept from one minutes, with what sentence and how often."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loaders.documents.document import Document
from loaders.facts.forms import LONGEST, Sentences, forms_of
from loaders.facts.lexicon import lexicon
from loaders.facts.model import Form
from loaders.mentions.find import find_mentions
from loaders.mentions.registry import registry
from loaders.minutes.read import read_minutes
from loaders.span import Span

TEXT = """Referat af møde i Driftsforum Fyrlys
Dato: 14. marts 2024

1. Godkendelse af dagsorden
Dagsordenen blev godkendt.

2. Vagtordning
Fyrlys Kommune har skrevet til Driftsforum Fyrlys. Driftsforum drøftede henvendelsen. Driftsforum ser på den igen.
Udvalget for Nattevagter (UFN) spørges til råds. Udvalget svarer inden maj, og UFN siger til.
"""


def _forms(text: str) -> list[Form]:
    document = Document("fyrlys.txt", "text", text, "0" * 64)
    (minutes,) = read_minutes(document)
    return forms_of(text, minutes, find_mentions(document, minutes, registry()))


def _form(text: str) -> Form:
    return next(form for form in _forms(TEXT) if form.text == text)


def test_each_form_is_kept_once_with_its_count() -> None:
    forms = _forms(TEXT)
    assert len({(form.body, form.text.casefold()) for form in forms}) == len(forms)
    assert _form("Driftsforum").count == 2
    assert _form("Driftsforum").body == _form("Driftsforum Fyrlys").body


def test_a_form_has_the_sentence_of_an_item_rather_than_the_title_page() -> None:
    assert _form("Driftsforum Fyrlys").quote.of(TEXT) == "Fyrlys Kommune har skrevet til Driftsforum Fyrlys."


def test_how_a_form_is_understood_and_on_what_it_rests() -> None:
    assert _form("Driftsforum").how == "short form"
    assert _form("UFN").how == "definition"
    assert _form("UFN").body == _form("Udvalget for Nattevagter").body
    assert _form("Udvalget").body == _form("UFN").body
    assert _form("Udvalget").rests_on == "UFN"  # what was named last


def test_the_words_of_a_form_stand_in_its_sentence() -> None:
    for form in _forms(TEXT):
        assert form.quote.holds(form.span), form


@given(st.text(alphabet="ab .\n", max_size=3000), st.integers(0, 2999), st.integers(1, 20))
def test_a_sentence_is_bounded_and_holds_the_mention(text: str, start: int, length: int) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    found = Sentences(text, lexicon()).around(span)
    assert found.holds(span)
    assert found.end - found.start <= max(LONGEST, length) + LONGEST // 2
