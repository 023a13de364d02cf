"""The library of instruments: what is in it, what is not, and how an item becomes a question."""

import pytest

from tests.test_architecture import CAUSAL
from veranderverhaal.instrument import (
    FOLDER,
    NOT_SHIPPED,
    STELLINGEN,
    FilledBy,
    ScoringRule,
    find_instrument,
    instrument_of,
    load_instruments,
    option_field,
    question_key,
    questions_of,
    texts_to_enter,
)
from veranderverhaal.question import DONT_KNOW, Question, QuestionKind, offered_codes
from veranderverhaal.question_editing import check_question
from veranderverhaal.reading import find_words
from veranderverhaal.text import NotAccepted

INSTRUMENTS = {instrument.key: instrument for instrument in load_instruments()}
STELLING_ITEMS = INSTRUMENTS[STELLINGEN].items
# The sites that the knowledge of the field names, and two pages of owners that were looked up.
KNOWN_SITES = {
    "https://euroqol.org",
    "https://iph.nl",
    "https://movisie.nl",
    "https://psykiatri-regionh.dk",
    "https://warwick.ac.uk",
    "https://zelfredzaamheidmatrix.nl",
    "https://www.cbs.nl",
    "http://home.fsw.vu.nl/TG.van.Tilburg/manual_loneliness_scale_1999.html",
}


def entered_texts(key):
    """Something for everything that must be entered."""
    return {field: f"Tekst {field}" for field in texts_to_enter(INSTRUMENTS[key])}


def all_questions(key):
    return questions_of(INSTRUMENTS[key], entered_texts(key))


def test_the_library_has_what_may_be_shipped():
    assert set(INSTRUMENTS) == {
        "stellingen",
        "rapportcijfer-leven",
        "sociale-cohesie",
        "participatieladder-6",
        "participatieladder-5",
        "straatladder",
        "leefbaarheidsladder",
        "eenzaamheid-6",
        "eenzaamheid-11",
        "who-5",
        "zelfredzaamheid",
    }


@pytest.mark.parametrize(
    ("key", "items"),
    [
        ("rapportcijfer-leven", 1),
        ("sociale-cohesie", 4),
        ("participatieladder-6", 1),
        ("eenzaamheid-6", 6),
        ("eenzaamheid-11", 11),
        ("who-5", 5),
        ("zelfredzaamheid", 11),
    ],
)
def test_an_instrument_has_all_its_items(key, items):
    assert len(INSTRUMENTS[key].items) == items


@pytest.mark.parametrize(
    ("key", "steps"),
    [
        ("participatieladder-6", 6),
        ("participatieladder-5", 5),
        ("straatladder", 5),
        ("leefbaarheidsladder", 4),
        ("zelfredzaamheid", 5),
        ("eenzaamheid-6", 3),
        ("who-5", 6),
    ],
)
def test_a_scale_has_all_its_steps(key, steps):
    assert len(INSTRUMENTS[key].scale) == steps


@pytest.mark.parametrize("key", ["eenzaamheid-6", "eenzaamheid-11", "who-5"])
def test_texts_of_others_are_not_shipped(key):
    instrument = INSTRUMENTS[key]
    assert not instrument.shipped
    assert all(not item.text and not item.help for item in instrument.items)


def test_the_answers_of_the_who_5_are_not_shipped_either():
    assert all(not option.label for option in INSTRUMENTS["who-5"].scale)


def test_what_is_left_out_says_why_and_where():
    assert [one.key for one in NOT_SHIPPED] == [
        "eq-5d-5l",
        "swemwbs",
        "zrm-criteria",
        "mijn-positieve-gezondheid",
    ]
    assert all(len(find_words(one.why)) > 10 for one in NOT_SHIPPED)


def test_no_site_is_made_up():
    found = {one.url for one in (*NOT_SHIPPED, *load_instruments())} - {""}
    assert found <= KNOWN_SITES


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_no_file_speaks_of_causes(path):
    assert not CAUSAL.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", INSTRUMENTS)
def test_texts_have_no_line_break_inside_a_sentence(key):
    instrument = INSTRUMENTS[key]
    for text in (instrument.about, instrument.missing, instrument.fit_for, instrument.unfit_for):
        assert "\n" not in text.strip()
        assert "  " not in text


@pytest.mark.parametrize("key", INSTRUMENTS)
def test_every_instrument_becomes_questions_that_may_be_kept(key):
    questions = all_questions(key)
    assert [check_question(question) for question in questions] == list(questions)
    assert len({question.key for question in questions}) == len(questions)
    assert {instrument_of(question) for question in questions} == {INSTRUMENTS[key]}
    assert {question.variant for question in questions} == {INSTRUMENTS[key].variant}


@pytest.mark.parametrize("key", INSTRUMENTS)
def test_the_codes_that_are_offered_are_those_of_the_scale(key):
    scale = tuple(option.code for option in INSTRUMENTS[key].scale)
    for question in all_questions(key):
        codes = tuple(code for code in offered_codes(question) if code != DONT_KNOW)
        assert codes == (scale or tuple(str(grade) for grade in range(1, 11)))


@pytest.mark.parametrize(
    ("key", "sensitive"),
    [
        ("eenzaamheid-6", True),
        ("eenzaamheid-11", True),
        ("who-5", True),
        ("zelfredzaamheid", True),
        ("participatieladder-6", True),
        ("sociale-cohesie", False),
        ("straatladder", False),
        ("leefbaarheidsladder", False),
    ],
)
def test_loneliness_health_and_money_are_sensitive(key, sensitive):
    assert {question.sensitive for question in all_questions(key)} == {sensitive}


def test_stellingen_about_health_or_being_alone_are_sensitive_and_others_are_not():
    sensitive = {one.item for one in all_questions(STELLINGEN) if one.sensitive}
    health = {item.key for item in STELLING_ITEMS if item.theme == "health"}
    assert sensitive == health | {"connection-less-alone"}


def test_dont_know_stands_apart_on_the_leefbaarheidsladder():
    (question,) = all_questions("leefbaarheidsladder")
    assert offered_codes(question) == ("1", "2", "3", "4", DONT_KNOW)


def test_a_validated_scale_gets_no_answer_of_our_own():
    for key in ("eenzaamheid-6", "eenzaamheid-11", "who-5", "zelfredzaamheid"):
        assert not any(question.dont_know for question in all_questions(key))


def test_only_the_first_item_on_cohesion_is_reversed():
    reversed_items = [item.key for item in INSTRUMENTS["sociale-cohesie"].items if item.reverse]
    assert reversed_items == ["know"]
    assert INSTRUMENTS["sociale-cohesie"].variant == "VM 2012-2019, 4 items"


def test_the_matrix_is_filled_by_a_worker_and_the_rest_by_respondents():
    by_worker = [one.key for one in load_instruments() if one.filled_by is FilledBy.WORKER]
    assert by_worker == ["zelfredzaamheid"]
    assert INSTRUMENTS["zelfredzaamheid"].scoring is ScoringRule.EACH


def test_a_text_that_is_not_entered_is_refused_with_the_item_that_needs_it():
    texts = entered_texts("eenzaamheid-6") | {"7": "  "}
    with pytest.raises(NotAccepted, match="De tekst van vraag 3 is nog leeg") as refused:
        questions_of(INSTRUMENTS["eenzaamheid-6"], texts)
    assert refused.value.field == "7"


def test_an_answer_that_is_not_entered_is_refused_with_the_option_that_needs_it():
    texts = {f"{place}": "Tekst" for place in range(1, 6)}
    with pytest.raises(NotAccepted) as refused:
        questions_of(INSTRUMENTS["who-5"], texts)
    assert refused.value.field == option_field("0")


def test_entered_texts_are_cleaned_and_used():
    questions = questions_of(
        INSTRUMENTS["eenzaamheid-6"], entered_texts("eenzaamheid-6") | {"3": " a \n b "}
    )
    assert questions[0].text == "a b"


def test_a_text_of_the_library_wins_from_an_entered_one():
    (question,) = questions_of(INSTRUMENTS["straatladder"], {"trede": "Iets anders"})
    assert question.text == INSTRUMENTS["straatladder"].item("trede").text


def test_some_stellingen_can_be_taken_but_no_part_of_a_scale():
    chosen = questions_of(INSTRUMENTS[STELLINGEN], items=("nature-green", "connection-greet"))
    assert [question.item for question in chosen] == ["connection-greet", "nature-green"]
    with pytest.raises(NotAccepted, match="horen bij elkaar"):
        questions_of(INSTRUMENTS["sociale-cohesie"], items=("know",))


def test_a_question_always_gets_the_same_key():
    cohesion = INSTRUMENTS["sociale-cohesie"]
    assert question_key(cohesion, cohesion.items[0]) == "sociale-cohesie-know"


def test_an_unknown_instrument_item_or_origin_is_not_found():
    with pytest.raises(KeyError):
        find_instrument("eq-5d-5l")
    with pytest.raises(KeyError):
        INSTRUMENTS[STELLINGEN].item("nothing")
    assert instrument_of(Question("k", QuestionKind.OPEN, "Vertel")) is None
