"""Printed sheets: the agenda first, then a page for each topic, whatever is typed."""

import re
from dataclasses import replace
from functools import cache

import pytest

from presentation.sheets import GONE, MADE_UP, MOST_AFSPRAKEN, WHAT_N_IS, make_sheets
from tests.other_programs import poppler_text
from tests.presentation.uitkomst_samples import a_block, some_uitkomsten, withheld
from tests.presentation.verslag_samples import a_full_evening, an_evening
from veranderverhaal.bijeenkomst import MeetingKind, Topic
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial
from veranderverhaal.bijeenkomst_templates import make_bijeenkomst, with_topics
from veranderverhaal.duiding_labels import EXPLANATION_LABELS, RECOGNITION_LABELS
from veranderverhaal.uitkomst import Shown


def evening_with_agenda() -> BijeenkomstMaterial:
    material = an_evening()
    bare = replace(material.bijeenkomst, agenda=make_bijeenkomst(MeetingKind.VOLUNTEERS).agenda)
    bank, *others = material.before
    return replace(
        material,
        bijeenkomst=with_topics(bare, bare.topics),
        before=(replace(bank, bijeenkomst="verzonnen"), *others),
        made_up=frozenset({"verzonnen"}),
    )


@cache
def sheets() -> bytes:
    return make_sheets(evening_with_agenda())


def pages(pdf: bytes) -> list[str]:
    found = poppler_text("pdftotext", pdf, "-layout").split("\f")[:-1]
    return [re.sub(r"\s+", " ", page) for page in found]


def test_the_first_sheet_has_the_agenda_with_times_and_the_afspraken_of_before() -> None:
    first = pages(sheets())[0]
    for words in (
        "dinsdag 3 november 2026, 19:30 uur, het Badhuis",
        "19:30 – 19:35",
        "verzonnen voorbeeld, de gemeente, had af moeten zijn op 1 september 2026",
        "gaat niet door: Niemand leest ze.",
        "Schrijf geen namen op",
    ):
        assert words in first


def test_each_topic_has_a_sheet_with_its_result_and_the_four_questions() -> None:
    _, measured, own, _ = pages(sheets())
    assert "111 antwoorden, mei – juni 2022" in measured
    for page in (measured, own):
        assert "Dit blad is van" in page
        for question in ("Wat vinden we", "wat gaan we doen"):
            assert question in page
    for question in ("Herkennen we dit?", "Hoe verklaren"):
        assert question in measured
        assert question not in own
    assert "Jongeren blijven weg" in own
    assert "antwoorden" not in own


def test_the_boxes_of_the_table_are_on_paper_and_a_number_says_of_what() -> None:
    measured = pages(sheets())[1]
    for label in (*RECOGNITION_LABELS.values(), *EXPLANATION_LABELS.values()):
        assert label in measured
    assert "n = 111" not in measured
    assert "111 antwoorden 111 antwoorden, mei" in measured
    assert WHAT_N_IS not in measured


def test_what_may_not_be_shown_is_not_on_paper_either() -> None:
    material = an_evening()
    few = replace(
        some_uitkomsten(),
        blocks=(a_block(withheld(Shown.NOTHING), title="Vaker buiten", key="w"),),
    )
    topics = (Topic("a", "Vaker buiten", "m", "w"), Topic("b", "Weg", "m", "is er niet meer"))
    bijeenkomst = replace(material.bijeenkomst, topics=topics)
    shown = replace(material, bijeenkomst=bijeenkomst, uitkomsten={"m": few})
    _, withheld_page, gone = pages(make_sheets(shown))
    assert "Te weinig antwoorden" in withheld_page
    assert "%" not in withheld_page
    assert GONE in gone


@pytest.mark.parametrize("text", ["woord ", "x" * 9, "شكرا ", "‘<b>*_#[]$\\” ☕ "])
def test_it_keeps_to_the_standards_whatever_is_typed(text: str) -> None:
    full = a_full_evening(text)
    pdf = make_sheets(
        replace(full, bijeenkomst=replace(full.bijeenkomst, topics=full.bijeenkomst.topics[:2]))
    )
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    found = pages(pdf)
    assert MADE_UP in found[0]
    assert sum("Dit blad is van" in page for page in found) == 2
    assert f"En nog {60 - MOST_AFSPRAKEN} andere" in " ".join(found)


def test_the_same_evening_gives_the_same_file() -> None:
    assert make_sheets(evening_with_agenda()) == sheets()
