"""Counted groups stand for their members where the item names just as many."""

from __future__ import annotations

import pytest

from loaders.facts.actors import Actor
from loaders.facts.groups import spelled_out
from loaders.mentions.model import Body


def municipality(name: str) -> Body:
    return Body(f"org:{name.lower()}", f"{name} Kommune", "organisation", 2)


def actor(group: str) -> Actor:
    return Actor(0, 1, [Body(group, group, "group")], None, "", False, True, 0, 1)


@pytest.mark.parametrize(
    ("group", "named", "expected"),
    [
        ("group:to-kommune", ["Alfa", "Beta"], ["Alfa Kommune", "Beta Kommune"]),
        ("group:begge-kommune", ["Alfa", "Beta"], ["Alfa Kommune", "Beta Kommune"]),
        ("group:alle-tre-kommune", ["Alfa", "Beta"], ["group:alle-tre-kommune"]),
        ("group:to-klinik", ["Alfa", "Beta"], ["group:to-klinik"]),
        ("group:kommune", ["Alfa", "Beta"], ["group:kommune"]),
    ],
)
def test_members(group: str, named: list[str], expected: list[str]) -> None:
    one = actor(group)
    spelled_out([one], [municipality(name) for name in [*named, *named]])
    assert [body.name for body in one.bodies] == expected
