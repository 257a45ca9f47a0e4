"""The registry: its facts hang together, look-ups find what a name means, broken files are refused in one line."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from loaders.mentions.registry import Registry, RegistryError, registry

NATIONAL_COUNT = 98


def test_every_municipality_lies_in_one_region_one_cluster_and_one_sundhedsraad() -> None:
    known = registry()
    assert len(known.municipalities) == NATIONAL_COUNT
    for one in known.municipalities.values():
        assert one.region in known.regions, one
        assert known.clusters[one.cluster].region == one.region, one
        assert one.sundhedsraad in known.sundhedsraad, one
    for cluster in known.clusters:
        assert known.members(cluster), cluster
    for raad in known.sundhedsraad:
        assert known.members(raad), raad


def test_no_name_means_two_bodies_of_the_same_region_at_the_same_time() -> None:
    known = registry()
    owners: dict[tuple[str, str | None], list[tuple[str, str, str]]] = defaultdict(list)
    for body in known.bodies():
        for name in {body.name.lower(), *(alias.lower() for alias in body.aliases)}:
            owners[name, body.region].append((body.valid_from or "", body.valid_to or "9999", body.key))
    places = {family.name.lower() for family in known.families.values() if family.per != "region"}
    places |= {name.lower() for f in known.families.values() if f.per != "region" for name in (*f.short, *f.aliases)}
    for (name, region), bodies in owners.items():
        if name in places:
            continue  # one per cluster or municipality: the place tells them apart
        bodies.sort()
        for (_, end, first), (start, _, second) in pairwise(bodies):
            assert first == second or end < start, (name, region, first, second)


def test_every_change_has_both_sides_among_the_registered_bodies() -> None:
    known = registry()
    keys = {body.key for body in known.bodies()}
    assert known.changes
    for change in known.changes:
        assert change.before, change
        assert change.after, change
        assert set(change.before) <= keys, change
        assert set(change.after) <= keys, change
        assert not set(change.before) & set(change.after), change


def test_every_key_means_one_body_and_every_part_its_whole() -> None:
    bodies = list(registry().bodies())
    keys = Counter(body.key for body in bodies)
    assert [key for key, count in keys.items() if count > 1] == []
    for body in bodies:
        assert body.parent is None or body.parent in keys, body
        assert body.parent != body.key, body
        if body.kind == "forum" and body.region:
            assert body.parent, body


def test_every_hospital_of_a_cluster_is_registered_as_acute() -> None:
    known = registry()
    acute = {hospital.name for hospital in known.acute}
    assert {cluster.hospital for cluster in known.clusters.values()} <= acute


@pytest.mark.parametrize(("place", "hospital"), [("Hvidovre", "Amager og Hvidovre Hospital"), ("Ukendtby", "Ukendtby")])
def test_a_forum_of_a_hospital_is_found_by_its_town(place: str, hospital: str) -> None:
    known = registry()
    forum = known.instance(known.families["samordningsudvalg"], place, "Hovedstaden")
    assert forum.name == f"Samordningsudvalget ({hospital})"


def test_the_reform_of_2027_ends_in_the_sundhedsraad_of_the_clusters_towns() -> None:
    known = registry()
    after = {new for c in known.changes if "forum:klynge-nord-nordjylland" in c.before for new in c.after}
    assert after == {"forum:sundhedsråd-vendsyssel-nordjylland"}
    assert all(
        c.basis for c in known.changes if c.date in ("2022-07-01", "2027-01-01") and c.certain and len(c.before) > 1
    )


def test_the_reform_of_2022_merges_two_committees_in_each_of_five_regions() -> None:
    merged = [c for c in registry().changes if c.date == "2022-07-01" and c.kind == "merged"]
    assert Counter(key for change in merged for key in change.after if key.startswith("forum:ssu-")) == {
        f"forum:ssu-{region}": 1 for region in ("nordjylland", "midtjylland", "syddanmark", "hovedstaden", "sjælland")
    }


@pytest.mark.parametrize(
    ("name", "region", "day", "key"),
    [
        ("SSF", "Nordjylland", "2023-05-01", "forum:ssf-nordjylland"),
        ("SSF", "Syddanmark", "2017-05-01", "forum:sundhedsstrategisk-forum-syddanmark"),
        ("strategiske sundhedsforums", "Nordjylland", None, "forum:ssf-nordjylland"),
        ("Faglig Sundhedsklynge Nord", "Hovedstaden", None, "forum:faglig-klynge-nord-hovedstaden"),
        ("Faglig Sundhedsklynge Nord", "Nordjylland", None, "forum:faglig-klynge-nord-nordjylland"),
        ("AUH", "Midtjylland", None, "organisation:aarhus-universitetshospital"),
        ("AUH", "Nordjylland", None, "organisation:aalborg-universitetshospital"),
        ("Sundhedsstyrelsens", None, None, "organisation:sundhedsstyrelsen"),
    ],
)
def test_find_resolves_by_name_region_and_date(name: str, region: str | None, day: str | None, key: str) -> None:
    assert registry().find(name, region, day)[0].key == key


def test_find_knows_nothing_of_unknown_names() -> None:
    assert registry().find("Rådet for Opdigtede Anliggender") == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("bodies = '''\nKun et navn\n'''", "cells wanted"),
        ("bodies = '''\nDrømmerådet | sky | 3\n'''", "'sky' is not one of forum, organisation"),
        ("bodies = '''\nSundhedsstyrelsen | organisation | 8\n'''", "registered twice"),
        ("changes = '''\n2030-01-01 | replaced | ssu | ssu |\n'''", "cannot succeed itself"),
        ("bodies = '''\nDrømmerådet | forum | 12\n'''", "'12' is no level"),
        ("bodies = '''\nDrømmerådet | forum | 3 | Drømmeland\n'''", "'Drømmeland' is not registered"),
        ("bodies = '''\nDrømmerådet | forum | 3 | | i fjor\n'''", "'i fjor' is no date"),
        ("bodies = '''\nDrømmerådet | forum | 3 | | | KL\n'''", "'KL' already means 'KL'"),
        ("changes = '''\n2030-01-01 | replaced | SSU | Sundhedssamarbejdsudvalget |\n'''", "cannot succeed itself"),
        ("changes = '''\n2030-01-01 | replaced | SSU | Drømmerådet |\n'''", "names 'Drømmerådet'"),
        ("changes = '''\n2030-01-01 | ended | ssu | sku |\n'''", "'ended' is not one of"),
        ("bodies = 7", "must be a text"),
        ("unknown = ''", "unknown table 'unknown'"),
        ("bodies == 1", "line 1"),
        ("bodies = '''\n# mine\nDrømmerådet | sky | 3\n'''", "line 3"),
    ],
)
def test_a_broken_file_is_refused_with_its_name_and_the_reason(tmp_path: Path, content: str, reason: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(RegistryError) as error:
        Registry.load(file)
    assert str(file) in str(error.value)
    assert reason in str(error.value)
    assert "\n" not in str(error.value)


def test_the_same_name_may_be_used_in_another_region_or_time(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("bodies = '''\nDrømmerådet | forum | 3 | Sjælland | | SSF\n'''", encoding="utf-8")
    assert Registry.load(file).find("SSF", "Sjælland")[0].name == "Drømmerådet"


def test_a_file_of_ones_own_adds_bodies(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("bodies = '''\nDrømmerådet | forum | 3 | | | DRØM\n'''", encoding="utf-8")
    found = Registry.load(file).find("DRØM")
    assert [(e.name, e.level) for e in found] == [("Drømmerådet", 3)]
