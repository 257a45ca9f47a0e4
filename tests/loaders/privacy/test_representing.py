"""Who sits for patients: rule data with examples."""

import pytest

from loaders.privacy.representing import speaks_for_patients
from loaders.rules import rules

RULE = rules("privacy")["patients"]


@pytest.mark.parametrize("title", RULE["title_examples"])
def test_a_title_tells(title: str) -> None:
    assert speaks_for_patients(title, "En forening")


@pytest.mark.parametrize("organisation", RULE["organisation_examples"])
def test_an_organisation_tells(organisation: str) -> None:
    assert speaks_for_patients(None, organisation)


@pytest.mark.parametrize("title", RULE["title_counter"])
def test_other_titles_do_not(title: str) -> None:
    assert not speaks_for_patients(title, None)


@pytest.mark.parametrize("organisation", RULE["organisation_counter"])
def test_other_organisations_do_not(organisation: str) -> None:
    assert not speaks_for_patients("direktør", organisation)
