"""What a page may show as results: made of what was released, chosen without choosing the best."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.domain.saying_samples import COMING, GRADE, GREET, LADDER, uitkomst_of
from tests.metingen import a_meting
from veranderverhaal.instrument import find_instrument
from veranderverhaal.meting import MetingState
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.release import show_difference
from veranderverhaal.result_lines import split_lead
from veranderverhaal.results import Comparison, Released, choose_results, offer_results
from veranderverhaal.showcase import ResultKind, Tone
from veranderverhaal.uitkomst import (
    Bar,
    Block,
    BlockKind,
    Change,
    ResponseFigures,
    Shown,
    Uitkomst,
    Uitkomsten,
)
from veranderverhaal.vragenlijst import Vragenlijst

MAY, MARCH = date(2022, 5, 2), date(2023, 3, 6)
FIRST = a_meting(key="eerst", state=MetingState.CLOSED, starts_on=MAY, ends_on=MAY)
LAST = a_meting(key="later", state=MetingState.CLOSED, starts_on=MARCH, ends_on=MARCH)
LISTS = {
    BlockKind.STELLINGEN: (GREET, (4, 6, 20, 50, 31)),
    BlockKind.YES_NO: (COMING, (20, 11)),
    BlockKind.GRADE: (GRADE, (0, 0, 0, 0, 0, 5, 10, 20, 0, 0)),
}


def block(kind, *uitkomsten, key="blok", **fields):
    return Block(key, kind, "Een titel", uitkomsten, **fields)


def released(*blocks, meting=FIRST):
    uitkomsten = Uitkomsten(meting, Vragenlijst("l", "L"), ResponseFigures(None, 9, 9, 9), blocks)
    return Released((uitkomsten,))


def stelling(key, text, counts, **fields):
    return uitkomst_of(Question(key, QuestionKind.STELLING, text), counts, **fields)


def test_a_bar_has_its_parts_in_percent_with_n_and_band() -> None:
    uitkomst = stelling("buren", "Ik ken andere bewoners.", (3, 7, 20, 50, 31))
    (bars, number) = offer_results(released(block(BlockKind.STELLINGEN, uitkomst)))
    (row,) = bars.rows
    assert (row.label, row.n, row.figure, row.band) == (
        "Ik ken andere bewoners.",
        111,
        "73%",
        "64% tot 80%",
    )
    assert [(part.tone, part.count, part.text) for part in row.parts] == [
        (Tone.AGAINST, 10, "9%"),
        (Tone.NEUTRAL, 20, "18%"),
        (Tone.FAVOUR, 81, "73%"),
    ]
    assert bars.basis == "111 antwoorden, mei 2022"
    assert (number.kind, number.figure, number.band) == (ResultKind.NUMBER, "73%", "64% tot 80%")


def test_few_answers_are_counts_and_never_percents() -> None:
    uitkomst = stelling("buren", "Ik ken andere bewoners.", (1, 1, 3, 4, 3))
    bars, number = offer_results(released(block(BlockKind.STELLINGEN, uitkomst)))
    assert [part.text for part in bars.rows[0].parts] == ["2", "3", "7"]
    assert bars.rows[0].figure == number.figure == "7 van de 12"
    assert bars.rows[0].band == number.band == "3 tot 9 van de 10"
    assert "%" not in repr(bars) + repr(number)


@pytest.mark.parametrize("shown", [Shown.NOTHING, Shown.PRESENCE, Shown.WITHHELD])
def test_what_was_withheld_is_not_offered(shown: Shown) -> None:
    hidden = [
        block(kind, Uitkomst(question, "m", shown), key=kind.value)
        for kind, (question, _) in LISTS.items()
    ]
    assert offer_results(released(*hidden)) == ()


def test_a_row_whose_small_numbers_were_joined_across_tones_is_left_out_and_that_is_said() -> None:
    joined = replace(
        stelling("a", "Ik ken buren.", (5, 5, 5, 20, 5)),
        bars=(Bar(("1", "2", "3", "4"), "tot en met eens", 35), Bar(("5",), "helemaal eens", 5)),
    )
    whole = stelling("b", "Ik kom vaker.", (5, 5, 5, 20, 5))
    bars = offer_results(released(block(BlockKind.STELLINGEN, joined, whole)))[0]
    assert [row.label for row in bars.rows] == ["Ik kom vaker."]
    assert any("staat er niet bij" in note for note in bars.notes)


def test_bars_have_what_most_agree_with_on_top_and_what_all_begin_with_once() -> None:
    rows = [
        stelling("a", "Door de tuin ken ik meer buren.", (0, 10, 10, 10, 10)),
        stelling("b", "Door de tuin kom ik meer buiten.", (0, 0, 10, 20, 10)),
    ]
    bars = offer_results(released(block(BlockKind.STELLINGEN, *rows, experienced=True)))[0]
    assert bars.lead == "Door de tuin …"
    assert [row.label for row in bars.rows] == ["kom ik meer buiten", "ken ik meer buren"]
    assert bars.notes == ("Ervaren verandering: zo zeggen mensen het zelf.",)


@pytest.mark.parametrize(
    ("texts", "lead", "rest"),
    [
        (["Ik ken buren.", "Ik kom buiten."], "", ("Ik ken buren.", "Ik kom buiten.")),
        (["Door de tuin lach ik."], "", ("Door de tuin lach ik.",)),
        (
            ["Door de tuin lach ik.", "Door de tuin huil ik."],
            "Door de tuin …",
            ("lach ik", "huil ik"),
        ),
        (["Ik ga nu al", "Ik ga nu"], "", ("Ik ga nu al", "Ik ga nu")),
        (["a b c", "a b c"], "", ("a b c", "a b c")),
        ([], "", ()),
    ],
)
def test_what_texts_begin_with(texts, lead, rest) -> None:
    assert split_lead(texts) == (lead, rest)


def test_stellingen_of_several_parts_come_together_and_apart() -> None:
    parts = [
        block(BlockKind.STELLINGEN, stelling(key, f"Ik {key}.", (0, 10, 10, 10, 10)), key=key)
        for key in ("lach", "zing")
    ]
    offered = [one for one in offer_results(released(*parts)) if one.kind is ResultKind.BARS]
    assert [len(one.rows) for one in offered] == [2, 1, 1]
    assert len({one.key for one in offered}) == 3


# Rounds.


def change(question, down, same, up, **fields):
    shown = Shown.SHARES if down + same + up >= 30 else Shown.COUNTS
    parts = {"n": down + same + up, "up": up, "same": same, "down": down}
    return Change(question, "eerst", "later", fields.pop("shown", shown), **(parts | fields))


def compared(*changes, differences=()):
    return Released(comparisons=(Comparison(FIRST, LAST, changes, differences),))


def test_the_same_people_went_down_stayed_and_went_up() -> None:
    (moved,) = offer_results(compared(change(LADDER, 3, 10, 11)))
    assert moved.kind is ResultKind.CHANGE
    assert [part.text for part in moved.rows[0].parts] == ["3", "10", "11"]
    assert moved.rows[0].figure == "11 van de 24"
    assert moved.basis == "24 antwoorden, mei 2022 en maart 2023"
    assert dict(moved.legend)[Tone.FAVOUR] == "hogere trede"
    assert "We weten niet of dit door het initiatief komt." in moved.sentence


def test_changes_of_another_kind_stand_apart() -> None:
    offered = offer_results(compared(change(LADDER, 3, 10, 11), change(GRADE, 3, 10, 11)))
    assert [dict(one.legend)[Tone.FAVOUR] for one in offered] == ["hoger cijfer", "hogere trede"]


def test_a_change_of_which_nothing_is_shown_is_not_offered() -> None:
    hidden = Change(LADDER, "eerst", "later", Shown.WITHHELD)
    assert offer_results(compared(hidden)) == ()


def test_going_up_on_a_stelling_that_says_the_opposite_is_not_shown_as_favourable() -> None:
    items = find_instrument("sociale-cohesie").items
    reversed_item = next(one for one in items if one.reverse)
    cohesion = Question(
        "kennen",
        QuestionKind.STELLING,
        "De mensen kennen elkaar nauwelijks.",
        instrument="sociale-cohesie",
        item=reversed_item.key,
    )
    assert offer_results(compared(change(cohesion, 10, 10, 20))) == ()


def test_other_people_are_two_points_with_their_bands_and_the_warning() -> None:
    before, after = uitkomst_of(COMING, (11, 25)), uitkomst_of(COMING, (22, 19))
    difference = show_difference(COMING, before, after)
    (beside,) = offer_results(compared(differences=(difference,)))
    then, now = beside.rows[0].points
    assert (then.label, then.n, then.text) == ("mei 2022", 36, "31%")
    assert (now.label, now.n, now.text) == ("maart 2023", 41, "54%")
    assert then.low < then.share < then.high
    assert "Het zijn andere mensen: dit zijn twee foto’s van een groep." in beside.notes


def test_two_rounds_with_too_few_answers_are_not_offered() -> None:
    difference = show_difference(COMING, uitkomst_of(COMING, (5, 7)), uitkomst_of(COMING, (22, 19)))
    assert offer_results(compared(differences=(difference,))) == ()


# Choosing.


def everything() -> Released:
    blocks = [
        block(kind, uitkomst_of(question, counts), key=kind.value)
        for kind, (question, counts) in LISTS.items()
    ]
    return Released(released(*blocks).uitkomsten, compared(change(LADDER, 3, 10, 11)).comparisons)


def test_without_a_choice_there_is_one_of_each_kind_and_no_number_twice() -> None:
    chosen = choose_results(offer_results(everything()))
    assert [one.kind for one in chosen] == [ResultKind.BARS, ResultKind.CHANGE, ResultKind.NUMBER]
    assert set(chosen[0].questions).isdisjoint(chosen[2].questions)


def test_the_first_number_is_taken_and_not_the_highest() -> None:
    low, high = uitkomst_of(COMING, (5, 30)), uitkomst_of(GRADE, (0,) * 8 + (40, 0))
    blocks = block(BlockKind.YES_NO, low, key="a"), block(BlockKind.GRADE, high, key="b")
    numbers = [one for one in offer_results(released(*blocks)) if one.kind is ResultKind.NUMBER]
    assert choose_results(numbers) == (numbers[0],)
    assert numbers[0].figure == "14%"


def test_chosen_keys_come_in_their_order_and_what_is_gone_falls_out() -> None:
    offered = offer_results(everything())
    keys = [offered[-1].key, "bars/weg/weg", offered[0].key, offered[0].key]
    assert choose_results(offered, keys) == (offered[-1], offered[0])
    assert choose_results(offered, []) == ()
    assert len(choose_results(offered, [one.key for one in offered])) == 3


def test_made_up_answers_make_a_made_up_result() -> None:
    meting = replace(FIRST, made_up=True)
    uitkomst = uitkomst_of(GREET, (4, 6, 20, 50, 31))
    offered = offer_results(released(block(BlockKind.STELLINGEN, uitkomst), meting=meting))
    assert all(one.made_up for one in offered)


def test_what_chance_may_do_stands_with_a_change() -> None:
    alike = offer_results(compared(change(LADDER, 3, 10, 11, p=Decimal("0.3"))))[0]
    assert alike.notes == (
        "Dit verschil kan ook toeval zijn.",
        "We weten niet of dit door het initiatief komt.",
    )
    other = replace(LADDER, key="anders", text="Waar sta je?")
    seldom = change(other, 1, 10, 13, p=Decimal("0.002"))
    both = offer_results(compared(change(LADDER, 3, 10, 11, p=Decimal("0.3")), seldom))[0]
    assert both.notes[0].startswith("‘Welke trede?’: ")
    assert "zelden door toeval" in both.notes[1]


def test_a_stelling_that_says_the_opposite_has_no_bar_in_which_agreeing_seems_good() -> None:
    items = find_instrument("sociale-cohesie").items
    opposite = Question(
        "nauwelijks",
        QuestionKind.STELLING,
        "De mensen kennen elkaar nauwelijks.",
        instrument="sociale-cohesie",
        item=next(one.key for one in items if one.reverse),
    )
    rows = [
        uitkomst_of(opposite, (5, 15, 10, 40, 30), headline=20),
        stelling("b", "Ik kom vaker.", (5, 5, 5, 20, 5)),
    ]
    bars = offer_results(released(block(BlockKind.STELLINGEN, *rows)))[0]
    assert [row.label for row in bars.rows] == ["Ik kom vaker."]
    assert "Wat het tegendeel vraagt, staat er niet bij." in bars.notes


def test_the_sentence_is_about_what_was_asked_first_and_not_about_the_highest() -> None:
    rows = [
        stelling("a", "Ik lach.", (10, 10, 10, 10, 10)),
        stelling("b", "Ik zing.", (0, 0, 0, 40, 10)),
    ]
    bars = offer_results(released(block(BlockKind.STELLINGEN, *rows)))[0]
    assert bars.rows[0].label == "Ik zing."
    assert "‘Ik lach’" in bars.sentence
