"""The register of processing is one page, whatever is typed, and keeps to the standards."""

import re
from dataclasses import replace
from datetime import date

import pytest

from presentation.register_pdf import make_register
from tests.other_programs import poppler_text
from veranderverhaal.model import Initiatief
from veranderverhaal.privacy import MAX_LINE, MAX_PURPOSE, Ground, Privacy, check_privacy

TODAY = date(2026, 11, 21)
TUIN = Initiatief("tuin", "Buurttuin De Linde", buurt="Lindenkwartier", gemeente="Zeist")
FILLED = Privacy(
    "Stichting De Linde",
    "Fatma, fatma@voorbeeld.nl",
    ground=Ground.LEGITIMATE_INTEREST,
    terms={"codes": 6},
)


def pages(pdf: bytes) -> list[str]:
    return poppler_text("pdftotext", pdf, "-layout").split("\f")[:-1]


def test_the_register_tells_who_why_and_how_long() -> None:
    (page,) = pages(make_register(TUIN, FILLED, made_on=TODAY))
    told = re.sub(r"\s+", " ", page)
    for words in ("Stichting De Linde", "fatma@voorbeeld.nl", "Gerechtvaardigd belang"):
        assert words in told
    assert "6 maanden" in told
    assert "21 november 2026" in told


@pytest.mark.parametrize(
    "typed",
    ["x" * 2000, "woord " * 300, "شكرا " * 300, "‘<b>*_#[]$\\” ☕ " * 99, ""],
    ids=["one word", "words", "arabic", "signs", "nothing"],
)
def test_it_is_one_page_that_keeps_to_the_standards_whatever_is_typed(typed: str) -> None:
    line = typed[:MAX_LINE]
    privacy = check_privacy(Privacy(line, line, typed[:MAX_PURPOSE]))
    named = replace(TUIN, name=line[:80], buurt=line[:80])
    pdf = make_register(named, privacy, made_on=TODAY)
    assert len(pages(pdf)) == 1
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert pdf == make_register(named, privacy, made_on=TODAY)
