"""Scores, by the test vectors of the field's knowledge (domain 2.2), and rounding."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veranderverhaal.instrument import load_instruments, questions_of, texts_to_enter
from veranderverhaal.question import DONT_KNOW
from veranderverhaal.scoring import (
    answers_by_item,
    cut_off_label,
    round_half_up,
    score,
    score_response,
)

INSTRUMENTS = {instrument.key: instrument for instrument in load_instruments()}
SCALES = ["sociale-cohesie", "eenzaamheid-6", "eenzaamheid-11", "who-5"]
NO, MORE_OR_LESS, YES = "1", "2", "3"
EMOTIONAL_6, SOCIAL_6 = ("3", "9", "10"), ("4", "7", "8")
EMOTIONAL_11, SOCIAL_11 = ("2", "3", "5", "6", "9", "10"), ("1", "4", "7", "8", "11")


def answered(keys, codes):
    """Answers by item key; None is no answer."""
    pairs = zip(keys, codes, strict=True)
    return {key: (str(code),) for key, code in pairs if code is not None}


def score_of(key, codes):
    instrument = INSTRUMENTS[key]
    return score(instrument, answered([item.key for item in instrument.items], codes))


def lonely_6(emotional, social):
    codes = answered(EMOTIONAL_6, emotional) | answered(SOCIAL_6, social)
    return score(INSTRUMENTS["eenzaamheid-6"], codes)


def lonely_11(emotional, social):
    codes = answered(EMOTIONAL_11, emotional) | answered(SOCIAL_11, social)
    return score(INSTRUMENTS["eenzaamheid-11"], codes)


@st.composite
def answers_to(draw, key):
    """Answers to all items of an instrument."""
    instrument = INSTRUMENTS[key]
    codes = st.sampled_from([option.code for option in instrument.scale])
    return {item.key: (draw(codes),) for item in instrument.items}


@pytest.mark.parametrize(
    ("emotional", "social", "total", "label"),
    [
        pytest.param((YES, MORE_OR_LESS, NO), (NO, NO, YES), 4, "matig eenzaam", id="published"),
        pytest.param((YES, YES, YES), (YES, YES, YES), 3, "matig eenzaam", id="all yes"),
        pytest.param((NO, NO, NO), (NO, NO, NO), 3, "matig eenzaam", id="all no"),
        pytest.param((NO, NO, NO), (YES, YES, YES), 0, "niet eenzaam", id="not lonely"),
        pytest.param((YES, NO, NO), (YES, YES, YES), 1, "niet eenzaam", id="one: not yet"),
        pytest.param((YES, YES, NO), (YES, YES, YES), 2, "matig eenzaam", id="two: lowest middle"),
        pytest.param((YES, YES, YES), (NO, NO, YES), 5, "ernstig eenzaam", id="five: severe"),
        pytest.param((YES, YES, YES), (NO, NO, NO), 6, "ernstig eenzaam", id="all lonely"),
        pytest.param((MORE_OR_LESS,) * 3, (MORE_OR_LESS,) * 3, 6, "ernstig eenzaam", id="middle"),
    ],
)
def test_loneliness_of_six_items_is_counted(emotional, social, total, label):
    result = lonely_6(emotional, social)
    assert (result.total, result.label) == (total, label)


def test_loneliness_has_two_subscales_of_three():
    result = lonely_6((YES, YES, YES), (YES, YES, YES))
    emotional, social = result.part("emotional"), result.part("social")
    assert (emotional.value, emotional.label) == (3, "emotioneel eenzaam")
    assert (social.value, social.label) == (0, "niet sociaal eenzaam")


def test_one_missing_item_leaves_a_total_but_not_its_subscale():
    result = lonely_6((YES, YES, None), (NO, NO, YES))
    assert (result.total, result.label) == (4, "matig eenzaam")
    assert result.part("emotional") is None
    assert result.part("social").value == 2


def test_two_missing_items_leave_no_score():
    assert lonely_6((YES, YES, None), (NO, NO, None)) is None


@pytest.mark.parametrize(
    ("lonely_items", "label", "by_ggd"),
    [
        (0, "niet eenzaam", "niet eenzaam"),
        (2, "niet eenzaam", "niet eenzaam"),
        (3, "matig eenzaam", "eenzaam"),
        (8, "matig eenzaam", "eenzaam"),
        (9, "ernstig eenzaam", "sterk eenzaam"),
        (10, "ernstig eenzaam", "sterk eenzaam"),
        (11, "zeer ernstig eenzaam", "sterk eenzaam"),
    ],
)
def test_loneliness_of_eleven_items_has_the_limits_of_the_owner_and_of_the_ggd(
    lonely_items, label, by_ggd
):
    emotional = [YES if place < lonely_items else NO for place in range(6)]
    social = [NO if place < lonely_items - 6 else YES for place in range(5)]
    result = lonely_11(emotional, social)
    assert (result.total, result.label) == (lonely_items, label)
    assert cut_off_label(INSTRUMENTS["eenzaamheid-11"], result.total, by="GGD") == by_ggd


@pytest.mark.parametrize(("value", "label"), [(1, "niet sociaal eenzaam"), (2, "sociaal eenzaam")])
def test_the_ggd_draws_a_limit_in_the_subscales_at_two(value, label):
    eleven = INSTRUMENTS["eenzaamheid-11"]
    assert cut_off_label(eleven, Decimal(value), of="social", by="GGD") == label


def test_the_eleven_items_may_miss_one_as_well():
    assert lonely_11((YES,) * 6, (None, NO, NO, NO, NO)).total == 10
    assert lonely_11((YES,) * 6, (None, None, NO, NO, NO)) is None


@pytest.mark.parametrize(
    ("codes", "total", "shown"),
    [
        pytest.param((1, 5, 5, 5), "10", "10.0", id="as good as can be"),
        pytest.param((5, 1, 1, 1), "0", "0.0", id="as bad as can be"),
        pytest.param((3, 3, 3, 3), "5", "5.0", id="all neutral"),
        pytest.param((2, 4, 4, 4), "7.5", "7.5", id="disagree, agree three times"),
        # Published as 2, 2, 3, 2 where 1 is fully agree: the other way round from our codes.
        pytest.param((4, 4, 3, 4), "5.625", "5.6", id="rounded half up"),
    ],
)
def test_cohesion_is_a_sum_from_zero_to_ten(codes, total, shown):
    result = score_of("sociale-cohesie", codes)
    assert result.total == Decimal(total)
    assert round_half_up(result.total, 1) == Decimal(shown)
    assert (result.label, result.variant) == ("", "VM 2012-2019, 4 items")


@pytest.mark.parametrize("missing", [None, DONT_KNOW], ids=["skipped", "does not know"])
def test_cohesion_needs_all_four_answers(missing):
    assert score_of("sociale-cohesie", (1, 5, 5, missing)) is None


@pytest.mark.parametrize(
    ("codes", "total", "label"),
    [
        pytest.param((3, 3, 2, 4, 3), 60, "geen laag welbevinden", id="published"),
        pytest.param((0, 0, 0, 0, 0), 0, "laag welbevinden", id="all lowest"),
        pytest.param((5, 5, 5, 5, 5), 100, "geen laag welbevinden", id="all highest"),
        pytest.param((3, 3, 2, 2, 2), 48, "laag welbevinden", id="raw 12 is low"),
        pytest.param((3, 3, 3, 2, 2), 52, "geen laag welbevinden", id="raw 13 is not low"),
    ],
)
def test_wellbeing_is_the_sum_times_four(codes, total, label):
    result = score_of("who-5", codes)
    assert (result.total, result.label) == (total, label)


def test_wellbeing_needs_all_five_answers():
    assert score_of("who-5", (5, 5, 5, 5, None)) is None


@pytest.mark.parametrize(
    "key",
    ["participatieladder-6", "participatieladder-5", "straatladder", "leefbaarheidsladder"],
)
def test_a_trede_is_its_own_score_and_dont_know_is_none(key):
    for option in INSTRUMENTS[key].scale:
        assert score_of(key, (option.code,)).total == int(option.code)
    assert score_of(key, (DONT_KNOW,)) is None
    assert score_of(key, (None,)) is None


@pytest.mark.parametrize(("grade", "by_cbs"), [(1, ""), (6, ""), (7, "tevreden"), (10, "tevreden")])
def test_a_grade_is_its_own_score(grade, by_cbs):
    result = score_of("rapportcijfer-leven", (grade,))
    assert result.total == grade
    assert cut_off_label(INSTRUMENTS["rapportcijfer-leven"], result.total, by="CBS") == by_cbs


def test_the_matrix_has_a_level_per_domain_and_no_sum():
    result = score_of("zelfredzaamheid", (5, 4, 3, 2, 1, 5, 4, 3, 2, 1, 5))
    assert result.total is None
    assert [part.value for part in result.parts] == [5, 4, 3, 2, 1, 5, 4, 3, 2, 1, 5]
    assert result.part("finances").value == 5


def test_the_matrix_needs_all_its_domains():
    assert score_of("zelfredzaamheid", (5,) * 10 + (None,)) is None


def test_stellingen_stand_alone_however_many_were_asked():
    result = score(INSTRUMENTS["stellingen"], {"nature-green": ("4",), "meaning-day": (DONT_KNOW,)})
    assert result.total is None
    assert [(part.key, part.value) for part in result.parts] == [("nature-green", 4)]


def test_nothing_answered_is_no_score():
    assert all(score(instrument, {}) is None for instrument in load_instruments())


@pytest.mark.parametrize("code", ["0", "6", "x", ""])
def test_a_code_that_is_not_on_the_scale_is_a_mistake(code):
    with pytest.raises(ValueError, match=r"."):
        score(INSTRUMENTS["straatladder"], {"trede": (code,)})


def test_a_response_is_scored_by_the_questions_of_its_variant_only():
    cohesion = INSTRUMENTS["sociale-cohesie"]
    questions = questions_of(cohesion)
    codes = ("1", "5", "5", "5")
    answers = {one.key: (code,) for one, code in zip(questions, codes, strict=True)}
    assert score_response(cohesion, questions, answers).total == 10
    assert score_response(INSTRUMENTS["straatladder"], questions, answers) is None
    assert answers_by_item(cohesion, questions[:1], answers) == {"know": ("1",)}


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        ("12.5", 0, "13"),
        ("13.5", 0, "14"),
        ("12.4999", 0, "12"),
        ("0.125", 2, "0.13"),
        ("-12.5", 0, "-13"),
        ("5.625", 1, "5.6"),
        ("5.65", 1, "5.7"),
        ("7", 1, "7.0"),
    ],
)
def test_rounding_goes_up_at_half(number, places, rounded):
    assert str(round_half_up(Decimal(number), places)) == rounded


@given(st.decimals(-1000, 1000, places=6), st.integers(0, 4))
def test_rounding_is_never_off_by_more_than_half_a_step(number, places):
    assert abs(round_half_up(number, places) - number) <= Decimal(5).scaleb(-places - 1)


@pytest.mark.parametrize("key", SCALES)
@given(data=st.data())
def test_a_score_stays_on_its_scale_and_has_a_label_where_there_are_limits(key, data):
    instrument = INSTRUMENTS[key]
    result = score(instrument, data.draw(answers_to(key)))
    assert instrument.lowest <= result.total <= instrument.highest
    assert bool(result.label) == bool([one for one in instrument.cut_offs if not one.by])


@pytest.mark.parametrize("key", SCALES)
@given(data=st.data())
def test_one_answer_a_step_up_never_lowers_the_score(key, data):
    """A step down for what is reversed: then there is more of what is measured."""
    instrument = INSTRUMENTS[key]
    answers = data.draw(answers_to(key))
    item = data.draw(st.sampled_from(instrument.items))
    codes = [option.code for option in instrument.scale]
    steps = codes[::-1] if item.reverse else codes
    place = steps.index(answers[item.key][0])
    higher = answers | {item.key: (steps[min(place + 1, len(steps) - 1)],)}
    assert score(instrument, higher).total >= score(instrument, answers).total


@pytest.mark.parametrize("key", SCALES)
@given(data=st.data())
def test_leaving_answers_out_never_makes_a_score_from_too_few(key, data):
    instrument = INSTRUMENTS[key]
    answers = data.draw(answers_to(key))
    dropped = data.draw(st.sets(st.sampled_from(list(answers)), min_size=1))
    kept = {item: answer for item, answer in answers.items() if item not in dropped}
    result = score(instrument, kept)
    assert (result is None) == (len(dropped) > (instrument.may_miss or 0) or not kept)


@pytest.mark.parametrize("key", list(INSTRUMENTS))
def test_every_instrument_can_be_scored_from_its_own_questions(key):
    instrument = INSTRUMENTS[key]
    texts = dict.fromkeys(texts_to_enter(instrument), "Tekst")
    questions = questions_of(instrument, texts)
    highest = instrument.scale[-1].code if instrument.scale else "10"
    result = score_response(instrument, questions, {one.key: (highest,) for one in questions})
    assert result.total is not None or len(result.parts) == len(questions)
