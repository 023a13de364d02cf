"""The verslag as a file: two pages whatever was typed, the same every time, in both kinds."""

import re
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from docx import Document

from presentation.poster import PosterFile
from presentation.report_blocks import Figure, Heading, Table, flat, texts_of
from presentation.verslag import make_verslag, verslag_report
from presentation.verslag_blocks import CUT, NOTHING_AGREED, verslag_at
from presentation.verslag_detail import DETAILS, FEWER_CHARTS, FEWER_NOTES
from tests.other_programs import poppler_text
from tests.presentation.report_samples import HOSTILE
from tests.presentation.verslag_samples import a_full_evening, an_evening
from veranderverhaal.card import Board, Card
from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.verslag import GONE, HOW_DOTS_COUNT


@cache
def pdf() -> PosterFile:
    return make_verslag(an_evening(), "pdf")


def pages_of(content: bytes) -> int:
    found = re.search(rb"<xmpTPg:NPages>(\d+)<", content)
    assert found is not None
    return int(found[1])


def squeezed(text: str) -> str:
    """Without what ends a line or breaks a word."""
    return re.sub(r"[\s\u00ad\u200b‐-]", "", text)


def test_an_evening_is_two_pages_with_everything_in_it() -> None:
    assert pages_of(pdf().content) == 2
    assert pdf().notices == ()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf().content
    told = squeezed(poppler_text("pdftotext", pdf().content))
    for words in (
        "Wat betekenen de uitkomsten?",
        "Op 3 november 2026 om 19:30 uur, het Badhuis.",
        "Er waren 14 mensen: 8 bewoners, 4 vrijwilligers en 2 van de gemeente.",
        "De antwoorden bij de uitkomsten zijn verzonnen",
        "Elke woensdag koffie op het plein",
        "gaat niet door: Niemand leest ze.",
        "111 antwoorden, mei – juni 2022",
        "‘Er was geen geld’ (3 van de 9 kaartjes, 7 stippen)",
        "en nog 1 los kaartje (‘los kaartje’)",
        "Er is niets opgeschreven over ‘Wat we niet haalden’.",
        HOW_DOTS_COUNT,
    ):
        assert squeezed(words) in told
    assert squeezed("Jan de Vries") not in told


def test_parties_stand_beside_each_other_and_one_voice_in_sentences() -> None:
    blocks = list(flat(verslag_report(an_evening()).blocks))
    tables = [one for one in blocks if isinstance(one, Table)]
    assert tables[-1].header == ("Vraag", "iedereen samen", "vrijwilligers", "gemeente")
    assert any(isinstance(one, Figure) for one in blocks)
    levels = [one.level for one in blocks if isinstance(one, Heading)]
    assert set(levels) == {1, 2}


def test_loose_cards_are_never_left_out_in_silence() -> None:
    evening = an_evening()
    cards = tuple(Card(f"k{n}", "c", DuidingQuestion.ACT, f"bankje {n}") for n in range(12))
    material = replace(evening, board=Board(cards))
    told = {
        detail.groups: " ".join(texts_of(verslag_at(material, detail)))
        for detail in reversed(DETAILS)
    }
    assert "12 losse kaartjes (zoals ‘bankje 0’; ‘bankje 1’" in told[6]
    assert "12 losse kaartjes." in told[1]
    assert "Er hingen 12 kaartjes bij dit onderwerp." in told[0]
    assert "niets opgeschreven over ‘Wat we niet haalden’" not in " ".join(told.values())


def test_what_was_agreed_at_a_made_up_bijeenkomst_says_so_in_the_verslag_of_another() -> None:
    evening = an_evening()
    before = tuple(replace(one, bijeenkomst="verzonnen") for one in evening.before)
    marked = replace(evening, before=before, made_up=frozenset({"verzonnen"}))
    told = texts_of(verslag_report(marked))
    for one in before:
        assert f"{one.what} (verzonnen voorbeeld)" in told


def test_two_runs_give_the_same_bytes_in_both_kinds() -> None:
    assert make_verslag(an_evening(), "pdf").content == pdf().content
    first, second = (make_verslag(an_evening(), "docx").content for _ in range(2))
    assert first == second


def test_word_says_the_same_as_the_pdf() -> None:
    document = Document(BytesIO(make_verslag(an_evening(), "docx").content))
    told = " ".join(one.text for one in document.paragraphs)
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    for text in texts_of(verslag_report(an_evening())):
        # The word processor numbers what it captions.
        assert text in told or text in cells or text.startswith("Tabel"), text


@pytest.mark.parametrize("text", [HOSTILE[-1], HOSTILE[1] + " ", "w"], ids=["long", "ar", "one"])
def test_whatever_is_typed_it_is_two_pages_that_say_what_is_short(text: str) -> None:
    made = make_verslag(a_full_evening(text), "pdf")
    assert pages_of(made.content) == 2
    assert {FEWER_NOTES, FEWER_CHARTS} <= set(made.notices)
    assert any("van de 12 onderwerpen" in one for one in made.notices)
    assert any("van de 60 afspraken" in one for one in made.notices)
    assert squeezed(CUT) in squeezed(poppler_text("pdftotext", made.content))


def test_an_evening_of_which_nothing_was_noted_is_a_verslag_too() -> None:
    evening = an_evening()
    bare = replace(evening, duidingen=(), afspraken=(), before=(), board=Board(), uitkomsten={})
    made = make_verslag(bare, "pdf")
    told = squeezed(poppler_text("pdftotext", made.content))
    assert squeezed(NOTHING_AGREED) in told
    assert squeezed(GONE) in told
    assert pages_of(made.content) == 1
