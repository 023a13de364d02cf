"""The made-up answers of the samples give the published shares, and say that they are made up."""

from collections import Counter
from random import Random

import pytest

from sample_data import badhuis, kempenaar
from sample_data.loader import load_measured, load_sample
from sample_data.made_up import (
    Choices,
    count_for,
    make_choices,
    make_moods,
    make_stelling,
    percentage_of,
)
from veranderverhaal.indicator import IndicatorKind, effects_without, loose_indicatoren
from veranderverhaal.instrument import instrument_of, what_else_question
from veranderverhaal.kept_answers import ResponseCheck
from veranderverhaal.meten_editing import check_core, check_indicator, check_meting
from veranderverhaal.meting import MetingKind, MetingState
from veranderverhaal.model import Layer
from veranderverhaal.question import DONT_KNOW, STELLING_CODES, QuestionKind
from veranderverhaal.question_editing import check_vragenlijst

# The shares of residents that agree, as published (Movisie, Collectief, 2023), n = 111.
PUBLISHED = {
    "kennen": 73,
    "praatje": 70,
    "leuks": 59,
    "verbonden": 90,
    "welkom": 86,
    "vaardig": 42,
    "talent": 53,
    "ruimte": 65,
    "kracht": 45,
}
PUBLISHED_NETWORK = {"niets": 24, "klusjes": 23, "vinden": 37, "advies": 41}
MEASURED = ("het-badhuis", "buurttuin-kempenaar")
measured = pytest.mark.parametrize("slug", MEASURED)


def answers_to(key):
    return [one.answers[key] for one in load_measured("het-badhuis").responses[badhuis.METING]]


def steps_of(ladder):
    """Before and after by person, of those who took part twice and chose a trede both times."""
    responses = load_measured("buurttuin-kempenaar").responses
    before, after = (
        {one.person: one.answers[f"{ladder}-trede"][0] for one in responses[key]}
        for key in (kempenaar.BEFORE, kempenaar.AFTER)
    )
    return [(int(before[person]), int(after[person])) for person in before.keys() & after.keys()]


@pytest.mark.parametrize(("key", "share"), PUBLISHED.items())
def test_a_stelling_gives_exactly_the_published_share_of_111(key, share):
    given = answers_to(key)
    assert len(given) == 111
    agree = sum(answer in (("4",), ("5",)) for answer in given)
    assert percentage_of(agree, 111) == share


@pytest.mark.parametrize("key", PUBLISHED)
def test_the_answers_to_a_stelling_are_spread_over_the_five_codes(key):
    counts = Counter(code for (code,) in answers_to(key))
    assert set(counts) == set(STELLING_CODES)
    assert counts["1"] < counts["3"]
    assert counts["4"] < 111 * 0.6


@pytest.mark.parametrize(("option", "share"), PUBLISHED_NETWORK.items())
def test_an_answer_about_the_network_gives_exactly_the_published_share_of_111(option, share):
    given = answers_to("steun")
    assert len(given) == 111
    assert percentage_of(sum(option in answer for answer in given), 111) == share


def test_the_answers_about_the_network_add_to_more_than_a_hundred():
    assert sum(PUBLISHED_NETWORK.values()) == 125
    assert sum(len(answer) for answer in answers_to("steun")) == 27 + 26 + 41 + 46


def test_nothing_changed_goes_with_no_other_answer():
    assert all(answer == ("niets",) for answer in answers_to("steun") if "niets" in answer)


def test_people_who_like_one_thing_tend_to_like_another():
    known, welcome = answers_to("kennen"), answers_to("ruimte")
    pairs = [(int(one[0]), int(other[0])) for one, other in zip(known, welcome, strict=True)]
    high = [other for one, other in pairs if one >= 4]
    low = [other for one, other in pairs if one < 4]
    assert sum(high) / len(high) > sum(low) / len(low)


def test_only_the_open_question_is_skipped_and_not_by_everybody():
    responses = load_measured("het-badhuis").responses[badhuis.METING]
    (vragenlijst,) = load_measured("het-badhuis").vragenlijsten
    missing = {
        question.key: sum(question.key not in one.answers for one in responses)
        for question in vragenlijst.questions
    }
    open_key = vragenlijst.questions[-1].key
    assert {key for key, count in missing.items() if count} == {open_key}
    assert 0 < missing[open_key] < 111


def test_the_survey_was_one_closed_round_in_2022_and_nobody_knows_how_many_were_asked():
    (meting,) = load_measured("het-badhuis").metingen
    assert (meting.kind, meting.state) == (MetingKind.ONCE, MetingState.CLOSED)
    assert meting.approached is None
    weeks = {one.week for one in load_measured("het-badhuis").responses[meting.key]}
    assert min(weeks) == "2022-W18"
    assert max(weeks) == "2022-W23"


def test_the_survey_has_an_indicator_for_every_effect_and_a_kernvraag_for_each():
    story = load_sample("het-badhuis").veranderverhaal
    indicatoren = load_measured("het-badhuis").indicatoren
    assert effects_without(story, indicatoren) == ()
    effects = {effect.key for effect in story.layer(Layer.DIRECT)}
    assert {one.effect for one in indicatoren if one.core} == effects
    feiten = {feit.key for feit in story.feiten}
    counted = {one.feit for one in indicatoren if one.kind is IndicatorKind.OUTPUT}
    assert counted <= feiten


def test_the_stellingen_are_known_as_experienced_change_and_ask_what_else_played_a_part():
    (vragenlijst,) = load_measured("het-badhuis").vragenlijsten
    for question in vragenlijst.questions:
        instrument = instrument_of(question)
        if question.kind is QuestionKind.STELLING:
            assert instrument is not None
            assert instrument.experienced == "ervaren verandering"
    assert vragenlijst.questions[-1] == what_else_question()


@measured
def test_everything_that_nobody_answered_says_so(slug):
    for meting in load_measured(slug).metingen:
        assert meting.made_up
        assert "verzonnen" in meting.name


@measured
def test_what_belongs_to_a_sample_may_be_kept_as_it_is(slug):
    kept = load_measured(slug)
    check_core(kept.indicatoren)
    assert [check_indicator(one) for one in kept.indicatoren] == list(kept.indicatoren)
    assert [check_vragenlijst(one) for one in kept.vragenlijsten] == list(kept.vragenlijsten)
    assert [check_meting(one) for one in kept.metingen] == list(kept.metingen)
    assert loose_indicatoren(load_sample(slug).veranderverhaal, kept.indicatoren) == ()


@measured
def test_every_made_up_answer_is_one_that_was_offered(slug):
    kept = load_measured(slug)
    (vragenlijst,) = kept.vragenlijsten
    assert kept.responses.keys() == {meting.key for meting in kept.metingen}
    for meting in kept.metingen:
        check = ResponseCheck(vragenlijst, linked=meting.linked)
        for response in kept.responses[meting.key]:
            assert check.accept(response) == response


def test_the_garden_asks_the_same_people_before_and_after():
    kept = load_measured("buurttuin-kempenaar")
    assert [one.kind for one in kept.metingen] == [MetingKind.NULMETING, MetingKind.EINDMETING]
    assert all(one.linked for one in kept.metingen)
    assert len({one.vragenlijst for one in kept.metingen}) == 1
    before, after = ([one.person for one in kept.responses[key]] for key in kept.responses)
    assert all(before + after)
    assert (len(set(before)), len(set(after))) == (len(before), len(after)) == (36, 36)
    assert len(set(before) & set(after)) == 24


@pytest.mark.parametrize("key", [kempenaar.BEFORE, kempenaar.AFTER])
@pytest.mark.parametrize("ladder", kempenaar.STEPS)
def test_ten_of_those_who_took_part_once_chose_a_trede(key, ladder):
    responses = load_measured("buurttuin-kempenaar").responses
    (other,) = responses.keys() - {key}
    known = {one.person for one in responses[other]}
    once = [one.answers[f"{ladder}-trede"] for one in responses[key] if one.person not in known]
    assert len(once) == 12
    assert sum(answer != (DONT_KNOW,) for answer in once) >= 10


@pytest.mark.parametrize(
    ("ladder", "up", "same", "down"),
    [("participatieladder-6", 11, 13, 0), ("straatladder", 7, 12, 5)],
)
def test_on_a_ladder_so_many_went_up_and_down_that_it_may_be_shown(ladder, up, same, down):
    steps = steps_of(ladder)
    assert sum(last > first for first, last in steps) == up
    assert sum(last == first for first, last in steps) == same
    assert sum(last < first for first, last in steps) == down


def test_the_order_of_the_responses_does_not_tell_who_is_who():
    responses = load_measured("buurttuin-kempenaar").responses
    before, after = ([one.person for one in responses[key]] for key in responses)
    shared = [person for person in before if person in after]
    assert shared != [person for person in after if person in before]


def test_a_sample_without_a_survey_has_no_answers():
    assert load_measured("de-sleutel").responses == {}


def test_the_answers_are_the_same_every_time():
    assert badhuis.make_answers() == badhuis.make_answers()


@pytest.mark.parametrize("n", [1, 2, 7, 24, 111, 112])
def test_a_share_is_reached_as_closely_as_so_many_people_can(n):
    for percentage in range(101):
        count = count_for(percentage, n)
        assert 0 <= count <= n
        assert abs(count - percentage * n / 100) <= 0.5


@pytest.mark.parametrize(("count", "n", "share"), [(1, 200, 1), (3, 24, 13), (81, 111, 73)])
def test_a_percentage_is_rounded_half_up(count, n, share):
    assert percentage_of(count, n) == share


@pytest.mark.parametrize("percentage", [0, 1, 50, 99, 100])
def test_a_stelling_can_have_any_share(percentage):
    random = Random(1)
    given = make_stelling(percentage, make_moods(111, random), random)
    assert sum(code >= "4" for (code,) in given) == count_for(percentage, 111)


def test_shares_that_leave_somebody_without_an_answer_are_refused():
    random = Random(1)
    moods = make_moods(10, random)
    with pytest.raises(ValueError, match="without an answer"):
        make_choices(Choices({"nothing": 10, "some": 20}, "nothing"), moods, random)
