"""The paper form: whole questions, readable by people and machines, the same every time."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from presentation.paper_form import MAX_FORMS, make_paper_form, paper_form_boxes
from presentation.poster import Box
from tests.other_programs import poppler_text
from tests.presentation.form_samples import (
    BADHUIS,
    LINK,
    METING,
    TRANSLATED,
    every_kind,
    long_words,
    sixty_stellingen,
    stelling,
    translated,
    with_questions,
)
from veranderverhaal.frame_labels import FRAME_LABELS, answer_label
from veranderverhaal.frame_texts import frame_texts
from veranderverhaal.meting import Meting
from veranderverhaal.question import DONT_KNOW, offered_codes
from veranderverhaal.vragenlijst import Vragenlijst

A4_WIDTH, A4_HEIGHT = 595.28, 841.89
LOWEST = A4_HEIGHT - 55  # above the foot of the page
SAMPLES = {"every kind": every_kind(), "sixty": sixty_stellingen(), "long words": long_words()}


def form(vragenlijst: Vragenlijst, meting: Meting | None = METING, **settings: Any) -> bytes:
    settings = {"language": "nl", "link": LINK} | settings
    return make_paper_form(BADHUIS, vragenlijst, meting, **settings)


def boxes(vragenlijst: Vragenlijst, **settings: Any) -> list[Box]:
    settings = {"language": "nl", "link": LINK} | settings
    return paper_form_boxes(BADHUIS, vragenlijst, METING, **settings)


def unbroken(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b‐-]", "", text)


def words_of(pdf: bytes) -> str:
    return unbroken(poppler_text("pdftotext", pdf))


def pages_of(pdf: bytes) -> list[str]:
    return poppler_text("pdftotext", pdf, "-layout").split("\f")[:-1]


def arabic_letters(text: str) -> str:
    """Letters without the marks and order that a PDF reader may lose."""
    return "".join(sorted(set(re.findall(r"[\u0621-\u064a]", text))))


def test_a_form_is_a_tagged_pdf_for_people_and_archives() -> None:
    pdf = form(every_kind())
    assert pdf.startswith(b"%PDF-")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"/Lang(nl)" in pdf
    assert b"/Marked true" in pdf


def test_a_form_is_a4_with_title_and_author() -> None:
    told = poppler_text("pdfinfo", form(every_kind()))
    assert re.search(r"Title: +Wat merk jij\?\n", told)
    assert re.search(r"Author: +Het Badhuis\n", told)
    assert "A4" in told


@pytest.mark.parametrize("name", SAMPLES)
def test_every_question_and_every_option_is_text(name: str) -> None:
    vragenlijst = SAMPLES[name]
    text = words_of(form(vragenlijst))
    wanted = [question.text for question in vragenlijst.questions]
    wanted += [question.help for question in vragenlijst.questions]
    for question in vragenlijst.questions:
        wanted += [answer_label(question, code) for code in offered_codes(question)]
    assert [words for words in wanted if unbroken(words) not in text] == []


def test_the_introduction_the_link_and_the_thanks_stand_on_it() -> None:
    text = words_of(form(every_kind()))
    for words in ("Wie vraagt dit?", "Niemand ziet wat jij invult.", "023 555 01 23"):
        assert unbroken(words) in text
    for words in ("badhuis.nl/v/abcd2345", "Lever dit in bij de bar.", "van 0 tot en met 31"):
        assert unbroken(words) in text


@pytest.mark.parametrize("name", SAMPLES)
def test_no_question_breaks_over_a_page_or_parts_from_its_options(name: str) -> None:
    placed = boxes(SAMPLES[name])
    questions = {box.name: box for box in placed if box.kind == "question"}
    assert list(questions) == [question.key for question in SAMPLES[name].questions]
    for box in questions.values():
        assert box.y > 0 and box.y + box.height <= LOWEST, box
    for box in placed:
        if box.kind == "option":
            question = questions[box.parent]
            assert box.page == question.page
            assert question.y <= box.y <= question.y + question.height


@pytest.mark.parametrize("name", SAMPLES)
def test_every_offered_answer_has_a_place(name: str) -> None:
    placed = {(box.parent, box.name) for box in boxes(SAMPLES[name]) if box.kind == "option"}
    for question in SAMPLES[name].questions:
        assert {(question.key, code) for code in offered_codes(question)} <= placed


def test_questions_do_not_lie_over_each_other() -> None:
    questions = [box for box in boxes(sixty_stellingen()) if box.kind == "question"]
    for above, below in pairwise(questions):
        assert above.page < below.page or above.y + above.height <= below.y


@pytest.mark.parametrize("name", SAMPLES)
def test_no_word_leaves_the_paper(name: str) -> None:
    told = poppler_text("pdftotext", form(SAMPLES[name]), "-bbox")
    rights = [float(right) for right in re.findall(r'<word .*?xMax="([\d.]+)"', told)]
    lefts = [float(left) for left in re.findall(r'<word xMin="([-\d.]+)"', told)]
    assert rights and max(rights) <= A4_WIDTH - 40
    assert min(lefts) >= 20


def test_every_page_says_which_one_it_is_and_which_form() -> None:
    pages = pages_of(form(every_kind(), numbers=("0041", "0042")))
    written = [page for page in pages if page.strip()]
    count = len(written) // 2
    for place, page in enumerate(written):
        assert f"Pagina {place % count + 1} van {count}" in page
        assert ("0041" if place < count else "0042") in page


def test_a_form_never_begins_on_the_back_of_another() -> None:
    one_page = with_questions(stelling("q1", "Kort."))
    pages = pages_of(form(one_page, numbers=("1", "2", "3")))
    starts = [place for place, page in enumerate(pages) if "Kort" in page]
    assert starts == [0, 2, 4]


def test_a_form_without_number_has_room_for_one() -> None:
    assert form(every_kind()) == form(every_kind(), numbers=())


def test_a_form_without_number_still_says_where_it_goes() -> None:
    assert all("Formulier nr." in page for page in pages_of(form(every_kind())))


def test_more_forms_than_a_printer_takes_are_refused() -> None:
    with pytest.raises(ValueError, match="at most"):
        form(every_kind(), numbers=tuple(str(n) for n in range(MAX_FORMS + 1)))


def test_two_runs_give_the_same_bytes() -> None:
    assert form(every_kind(), numbers=("1", "2")) == form(every_kind(), numbers=("1", "2"))
    assert form(every_kind(), None) == form(every_kind(), None)


@pytest.mark.parametrize("language", ["pl", "uk", "tr", "en"])
def test_a_translated_form_speaks_its_language(language: str) -> None:
    labels = frame_texts(language)
    pdf = form(translated(language), language=language, labels=labels)
    assert f"/Lang({language})".encode() in pdf
    assert b"<pdfuaid:part>1" in pdf
    text = words_of(pdf)
    wanted = [*TRANSLATED[language], "Deze vraag is niet vertaald.", labels["stelling_1"]]
    wanted += [labels["dont_know"], labels["unofficial"]]
    assert [words for words in wanted if unbroken(words) not in text] == []


def test_an_arabic_form_has_all_its_letters() -> None:
    labels = frame_texts("ar")
    pdf = form(translated("ar"), language="ar", labels=labels)
    assert b"/Lang(ar)" in pdf and b"<pdfuaid:part>1" in pdf
    wanted = arabic_letters("".join(TRANSLATED["ar"]) + labels["dont_know"])
    assert set(wanted) <= set(arabic_letters(poppler_text("pdftotext", pdf)))


def test_an_arabic_question_runs_from_right_to_left_and_a_dutch_one_does_not() -> None:
    placed = boxes(translated("ar"), language="ar", labels=frame_texts("ar"))
    steps = {(box.parent, box.name): box.x for box in placed if box.kind == "option"}
    assert steps["q1", "1"] > steps["q1", "5"] > steps["q1", DONT_KNOW]
    assert steps["q2", "1"] < steps["q2", "5"] < steps["q2", DONT_KNOW]


def test_memory_questions_are_asked_only_when_rounds_are_linked() -> None:
    question = unbroken(FRAME_LABELS["person_question_1"])
    assert question not in words_of(form(every_kind()))
    assert question in words_of(form(every_kind(), replace(METING, linked=True)))


def test_what_no_font_can_draw_is_left_out_and_the_form_stays_to_standard() -> None:
    odd = "Vraag \ue000 met \u202e rare \x00 tekens 漢字 en 😀?"
    pdf = form(with_questions(stelling("q1", odd)), numbers=("1\ue000",), language="nl")
    assert b"<pdfuaid:part>1" in pdf
    assert "Vraagmetraretekensen" in words_of(pdf)


def test_an_empty_vragenlijst_is_still_a_form() -> None:
    assert form(Vragenlijst("v1", "")).startswith(b"%PDF-")


def test_typst_code_in_a_text_is_only_text() -> None:
    code = '#panic("x") $ x $ *vet* `code` <label> #import "a.typ" \\'
    assert form(with_questions(stelling("q1", code), title=code, name=code)).startswith(b"%PDF-")
