"""Bodies in the graph: the words that name each, and what the registry ties them to."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from graph.rows import Edge, Rows
from graph.validation import check
from loaders.documents.document import Document
from loaders.joining.rows import graph_rows
from loaders.mentions.registry import Registry
from loaders.pipeline import read_record

OWN = """
regions = '''
Fyrland
'''
clusters = '''
fl-ydre | Fyrland | Ydre | Klynge Ydre | Ydre Hospital
'''
sundhedsraad = '''
fyrraad | Fyrland | Fyrland | Sundhedsråd Fyrland
'''
municipalities = '''
Skærholm | Fyrland | fl-ydre? | fyrraad
Vrågø | Fyrland | fl-ydre | fyrraad
'''
families = '''
nattevagtsforum | Nattevagtsforum | | | 3 | cluster | Fyrland | 2022-07-01 |
'''
hospitals = '''
Ydre Hospital | Fyrland | yes
'''
bodies = '''
Fyrlysrådet | forum | 6 | Fyrland | | | 2022-06-30
Vagtrådet | forum | 6 | Fyrland | 2022-07-01
'''
changes = '''
2022-07-01 | renamed | Fyrlysrådet | Vagtrådet | Fyrloven
'''
"""
TEXT = """Referat af møde i Faglig Sundhedsklynge Ydre
Dato: {date}

1. Vagtordning
Region Fyrland har bedt Vagtrådet om en udtalelse. {more}
"""


@cache
def _known(folder: Path) -> Registry:
    file = folder / "egne.toml"
    file.write_text(OWN, encoding="utf-8")
    return Registry.load(file)


def _rows(folder: Path, *texts: str) -> Rows:
    records = [
        read_record(Document(f"{n}.txt", "text", text, sha256(text.encode()).hexdigest()), _known(folder))
        for n, text in enumerate(texts)
    ]
    rows = graph_rows(records, _known(folder))
    check(rows)
    return rows


FIRST = TEXT.format(date="14. marts 2024", more="")
LATER = TEXT.format(date="3. juni 2024", more="Skærholm Kommune svarer.")
CLUSTER = "forum:klynge-ydre-fyrland"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("registry")


def _edges(rows: Rows, kind: str) -> dict[tuple[str, str], Edge]:
    return {(edge.start[1], edge.end[1]): edge for edge in rows.edges.values() if edge.type == kind}


def test_every_named_body_has_the_words_that_name_it(folder: Path) -> None:
    rows = _rows(folder, FIRST)
    said = {start for start, _ in _edges(rows, "SAID_IN")}
    named = [node for node in rows.nodes.values() if node.labels[0] == "Body" and node.properties["named"]]
    assert named
    assert {node.id for node in named} <= said


def test_a_mention_says_by_what_its_meaning_is_known(folder: Path) -> None:
    rows = _rows(folder, FIRST)
    mentions = {str(n.properties["text"]): n.properties for n in rows.nodes.values() if n.labels[0] == "Mention"}
    assert mentions["Vagtrådet"]["how"] == "registry"
    assert mentions["Vagtrådet"]["count"] == 1


def test_a_named_body_brings_what_it_is_part_of_and_what_that_includes(folder: Path) -> None:
    rows = _rows(folder, FIRST)
    parts = _edges(rows, "SUBUNIT_OF")
    assert ("forum:faglig-klynge-ydre-fyrland", CLUSTER) in parts
    assert (CLUSTER, "region:fyrland") in parts
    members = _edges(rows, "INCLUDES")
    assert members[CLUSTER, "organisation:vrågø-kommune"].properties["certainty"] == "certain"
    assert members[CLUSTER, "organisation:skærholm-kommune"].properties["certainty"] == "likely"
    assert rows.nodes["organisation:vrågø-kommune"].properties["named"] is False


def test_a_dated_change_brings_the_other_side(folder: Path) -> None:
    change = _edges(_rows(folder, FIRST), "SUCCEEDS")["forum:vagtrådet", "forum:fyrlysrådet"]
    assert (change.properties["date"], change.properties["legal_basis"]) == ("2022-07-01", "Fyrloven")
    assert change.properties["known_from"] == "2024-03-14"


def test_what_is_known_on_a_day_does_not_depend_on_later_minutes(folder: Path) -> None:
    """The municipality is named in the later minutes alone, but the cluster brought it already."""
    rows = _rows(folder, FIRST, LATER)
    assert rows.nodes["organisation:skærholm-kommune"].properties["known_from"] == "2024-03-14"
    early = _rows(folder, FIRST)
    for identifier, node in early.nodes.items():
        if node.labels[0] == "Body":
            assert rows.nodes[identifier].properties["known_from"] == node.properties["known_from"]
