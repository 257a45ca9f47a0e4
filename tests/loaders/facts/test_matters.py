"""What a fact is about: readable phrases, and the title where the sentence names nothing."""

from __future__ import annotations

import pytest

from loaders.facts.matters import title_matter
from tests.loaders.facts.made import reading_of


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Henvendelse fra Betaudvalget om blodprøver i weekenden", "blodprøver i weekenden"),
        ("Svar på Betaudvalgets henvendelse om blodprøver", "blodprøver"),
        ("Orientering om ny vejledning", "ny vejledning"),
        ("Godkendelse af dagsorden", "dagsorden"),
        ("Blodprøver i weekenden", "Blodprøver i weekenden"),
        ("Status", "Status"),
    ],
)
def test_title_without_its_opening_words(title: str, expected: str) -> None:
    assert title_matter(title) == expected


@pytest.mark.parametrize(
    ("case", "subject"),
    [
        ("Betaudvalget bad Alfarådet om at ændre reglen for transport.", "ændre reglen for transport"),
        ("Betaudvalget orienterede Alfarådet om de nye takster på mødet den 3. maj 2024.", "de nye takster"),
        ("Betaudvalget sendte den til Alfarådet i maj.", "blodprøver i weekenden"),
        ("Betaudvalget bad Alfarådet tage stilling til, hvem der betaler.", "blodprøver i weekenden"),
    ],
)
def test_subject_of_a_referral(case: str, subject: str) -> None:
    _, reading = reading_of(case=case, title="Henvendelse om blodprøver i weekenden")
    assert [r.subject for r in reading.referrals] == [subject]


@pytest.mark.parametrize(
    ("decision", "what"),
    [
        ("Anna Lund sender svaret til Alfarådet senest den 1. maj 2024.", "sender svaret til Alfarådet"),
        ("Epsilonklinik bedes regne på udgiften.", "regne på udgiften"),
        ("Deltakommune pålægges at lave en samlet plan inden den 2. april 2024.", "lave en samlet plan"),
    ],
)
def test_deed_of_a_commitment(decision: str, what: str) -> None:
    assert what in [c.what for c in reading_of(decision=decision)[1].commitments]
