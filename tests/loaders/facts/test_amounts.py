"""Sums of money as Danish minutes write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.documents.document import Document
from loaders.facts.amounts import find_sums, read_amounts
from loaders.minutes.model import Head, Item, Minutes
from loaders.rules import rules
from loaders.span import Span

WRITTEN = [
    # figure and currency
    ("Der gives 500.000 kr.", [500_000]),
    ("Der gives 500.000 kroner til kurser", [500_000]),
    ("Der gives 500000 kr", [500_000]),
    ("1 250 000 kr.", [1_250_000]),
    ("1.200.000,00 kr.", [1_200_000]),
    ("412 kr.", [412]),
    ("45 kr. pr. time", [45]),
    ("14.300 kr.", [14_300]),
    ("12,50 kr.", [12]),
    ("0,5 mio. kr", [500_000]),
    ("2.000 kr/md", [2_000]),
    ("ca. 8.000 kr.", [8_000]),
    ("300 DKK", [300]),
    ("i 2024 640.000 kr.", [640_000]),
    # currency first, dashes
    ("kr. 75.000,-", [75_000]),
    ("kr. 75.000,–", [75_000]),
    ("75.000,- pr. år", [75_000]),
    ("Kr.: 480.000 fra puljen", [480_000]),
    ("kr. 3,5 mio.", [3_500_000]),
    ("DKK 1.200", [1_200]),
    ("den 12.03.2024 kr. 500", [500]),
    ("kr. 1.200.000,00", [1_200_000]),
    # units
    ("1,7 mio. kr.", [1_700_000]),
    ("1,7 mio kr", [1_700_000]),
    ("1,7 mio.kr.", [1_700_000]),
    ("1,7\nmio. kr.", [1_700_000]),
    ("2,4 mio. kroner", [2_400_000]),
    ("2,4 millioner kroner", [2_400_000]),
    ("1 million kr.", [1_000_000]),
    ("12 mia. kr.", [12_000_000_000]),
    ("1,5 milliard kroner", [1_500_000_000]),
    ("2 mkr.", [2_000_000]),
    ("250 t.kr.", [250_000]),
    ("250 tkr.", [250_000]),
    ("1.700 t.kr.", [1_700_000]),
    ("tkr. 250", [250_000]),
    ("t.kr. 250", [250_000]),
    ("250 tusind kr.", [250_000]),
    ("1.15 mio. kr.", [1_150_000]),
    ("3,25 mill. kr.", [3_250_000]),
    # numbers in words
    ("en halv million kroner", [500_000]),
    ("en million kroner", [1_000_000]),
    ("halvanden million kroner", [1_500_000]),
    ("to en halv million kroner", [2_500_000]),
    ("fem millioner kr.", [5_000_000]),
    ("hundrede tusind kroner", [100_000]),
    ("fem hundrede tusind kroner", [500_000]),
    ("to milliarder kroner", [2_000_000_000]),
    # ranges and lists
    ("300.000-400.000 kr.", [300_000, 400_000]),
    ("300.000 – 400.000 kr.", [300_000, 400_000]),
    ("2-3 mio. kr.", [2_000_000, 3_000_000]),
    ("mellem 1,5 og 2 mio. kr.", [1_500_000, 2_000_000]),
    ("fra 8.000 til 9.000 kr.", [8_000, 9_000]),
    ("600.000, 400.000 og 200.000 kr.", [600_000, 400_000, 200_000]),
    ("200.000 kr. i 2024 og 300.000 kr. i 2025", [200_000, 300_000]),
    ("3,4 mio. kr. årligt, heraf 1,1 mio. kr. fra regionen", [3_400_000, 1_100_000]),
    # without a currency, behind a word of money
    ("480.000 kr., heraf brugt 455.000.", [480_000, 455_000]),
    ("En ramme på 4,6 mio. kr. Disponeret 3,1. Resten følger.", [4_600_000, 3_100_000]),
    ("Der er bevilget 3 mio. til arbejdet.", [3_000_000]),
    ("Hvad kan laves for 700.000?", [700_000]),
    ("beløb: 40.000", [40_000]),
    ("Prisen er 250.000 årligt.", [250_000]),
]

NO_MONEY = [
    "den 12. marts 2024 kl. 13.00",
    "12.03.2024",
    "tlf. 98 76 54 32",
    "Telefon 12 34 56 78 og lokal 1200",
    "17 pct. og 28 %",
    "1,8 mio. borgere",
    "420.000 indbyggere",
    "en halv million danskere",
    "§ 140 og stk. 2",
    "j.nr. 24/311",
    "sagsnr. 2024-017733",
    "412 gange i løbet af året",
    "for 2.900 borgere i området",
    "i perioden 2023-2025",
    "CVR 12 34 56 78",
    "kredsen mødes 2 gange",
    "krav 3 og krav 4",
    "100.000 euro",
]


@pytest.mark.parametrize(("written", "kroner"), WRITTEN)
def test_written_amount(written: str, kroner: list[int]) -> None:
    assert [found.kroner for found in find_sums(written)] == kroner


@pytest.mark.parametrize("text", NO_MONEY)
def test_what_is_no_amount(text: str) -> None:
    assert find_sums(text) == []


def _minutes(text: str, *titles: str) -> tuple[Document, Minutes]:
    starts = [text.index(title) for title in titles]
    bounds = [*starts[1:], len(text)]
    items = [
        Item(str(n), title, Span(start, start + len(title)), Span(start, end))
        for n, (title, start, end) in enumerate(zip(titles, starts, bounds, strict=True), 1)
    ]
    return Document("x.txt", "text", text, ""), Minutes(Span(0, len(text)), Head(), [], items)


def test_amount_belongs_to_its_item_once_and_quotes_the_text() -> None:
    text = (
        "Kontingent 100 kr.\nBroen\nDer gives 20.000 kr. til en bro. De 20.000 kr. er nok.\n"
        "Tårnet\nDer gives 20.000 kr."
    )
    document, minutes = _minutes(text, "Broen", "Tårnet")
    amounts = read_amounts(document, minutes)
    assert [(a.item, a.kroner) for a in amounts] == [("", 100), ("1", 20_000), ("2", 20_000)]
    assert amounts[1].quote.of(text) == "20.000 kr."
    assert amounts[1].purpose == "en bro"
    assert amounts[2].purpose == "Tårnet"


def test_markup_between_figure_and_currency() -> None:
    document, minutes = _minutes("Broen\nDer gives 1,2&nbsp;mio.&nbsp;kr.", "Broen")
    assert [a.kroner for a in read_amounts(document, minutes)] == [1_200_000]


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("Der er søgt om 2 mio. kr. til ordningen.", ["applied"]),
        ("Ansøgning om 500.000 kr. er sendt.", ["applied"]),
        ("Byrådet har bevilget 500.000 kr. til ordningen.", ["granted"]),
        ("Ansøgningen om 500.000 kr. blev imødekommet.", ["granted"]),
        ("Ansøgningen om 500.000 kr. blev ikke imødekommet.", ["applied"]),
        ("Ansøgningen om 500.000 kr. fik afslag.", ["applied"]),
        ("Der blev søgt om 2 mio. kr., og puljen gav 1 mio. kr.", ["applied", "granted"]),
        ("Ordningen koster 500.000 kr. om året.", [None]),
        ("Tilbage er 500.000 kr. Der er søgt om mere.", [None]),
        ("Der er ikke bevilget 500.000 kr.", [None]),
    ],
)
def test_applied_for_or_granted(sentence: str, statuses: list[str | None]) -> None:
    assert [a.status for a in read_amounts(*_minutes(f"Sagen\n{sentence}", "Sagen"))] == statuses


def test_every_cue_announces_a_figure() -> None:
    for cue in rules("amounts")["context"]["cues"]:
        assert [s.kroner for s in find_sums(f"{cue} 455.000.")] == [455_000], cue


@given(st.text(alphabet="0123456789.,- krmiot\nKR§%/en halvtusind", max_size=200))
def test_any_text_gives_amounts_that_stand_in_it(text: str) -> None:
    found = find_sums(text)
    assert all(0 <= s.span.start < s.span.end <= len(text) and s.kroner > 0 for s in found)
    assert found == sorted(found)
