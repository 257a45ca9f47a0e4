"""Of a closed item the title is kept and nothing else, anywhere; parties are kept of politicians only."""

from __future__ import annotations

import re

import pytest

from graph.rows import Rows
from loaders.documents.document import Document
from loaders.facts.record import Record, from_json, to_json
from loaders.joining.rows import graph_rows
from loaders.minutes.model import Attendee
from loaders.minutes.withheld import is_elected
from loaders.pipeline import read_record
from loaders.rules import rules
from loaders.span import Span

TEXT = """Referat af møde i Politisk Sundhedsklynge Havmark den 14. marts 2024 kl. 10.00-12.00

Til stede:
Agnete Torp (V), borgmester, Fjordby Kommune
Bo Vang (A), sundhedsdirektør, Fjordby Kommune
Pia Krog, sygeplejefaglig direktør, Sygehus Havmark

1. Godkendelse af dagsorden
Beslutning
Godkendt.

2. Lukket punkt: Lejemål i Klitvig
Sagsfremstilling
Ejendomsmægler Kurt Sort tilbyder projekt Hemmelighus for 4.200.000 kr.
Sagen sendes til Driftsforum Havmark inden 1. maj 2024.
Beslutning
Pia Krog følger op over for Fjordby Kommune. Projekt Hemmelighus godkendt.
Bilag
Kontrakt Hemmelighus

3. Nyt fra kommunerne
Beslutning
Klyngen sender sagen om fælles sengepladser til Driftsforum Havmark.
"""
SECRET = ("Kurt", "Hemmelighus", "4.200.000", "4200000", "1. maj", "2024-05-01", "følger op")


def read(text: str = TEXT) -> Record:
    return read_record(Document("referat.txt", "text", text, "0" * 64))


def everything(rows: Rows) -> str:
    return repr([node.properties for node in rows.nodes.values()]) + repr(rows.edges)


def test_nothing_of_a_closed_item_but_its_title_is_kept() -> None:
    record = read()
    kept, graph = to_json(record), everything(graph_rows([record]))
    for secret in SECRET:
        assert secret in TEXT or secret in ("4200000", "2024-05-01")
        assert secret not in kept and secret not in graph
    (closed,) = (item for item in record.readings[0].minutes.items if item.closed)
    assert closed.title == "Lukket punkt: Lejemål i Klitvig"
    assert not (closed.sections or closed.decisions or closed.recommendations or closed.attachments)
    assert "Lejemål i Klitvig" in graph


def test_the_other_items_are_read_as_before() -> None:
    record = read()
    assert [item.number for item in record.readings[0].minutes.items] == ["1", "2", "3"]
    assert [referral.item for referral in record.readings[0].referrals] == ["3"]
    assert record.document.text.splitlines()[-1] == TEXT.splitlines()[-1]
    assert len(record.document.text) == len(TEXT)


def test_reading_the_kept_text_again_gives_the_same() -> None:
    kept = to_json(read())
    assert to_json(read_record(from_json(kept).document)) == kept


def test_a_party_is_kept_of_politicians_only() -> None:
    record = read()
    parties = {a.name: a.party for a in record.readings[0].minutes.attendance}
    assert parties["Agnete Torp"] == "V" and parties["Bo Vang"] is None
    assert "Agnete Torp (V)" in record.document.text
    assert re.search(r"Bo Vang \(█\), sundhedsdirektør", record.document.text)


@pytest.mark.parametrize("wanted", [True, False])
def test_whose_party_is_kept_is_rule_data(wanted: bool) -> None:
    elected = rules("privacy")["elected"]
    for title in elected["title_examples" if wanted else "title_counter"]:
        assert is_elected(Attendee("Bo Vang", Span(0, 7), title=title, party="V"), "Driftsforum") is wanted
    for forum in elected["forum_examples" if wanted else "forum_counter"]:
        assert is_elected(Attendee("Bo Vang", Span(0, 7), party="V"), forum) is wanted
