"""What is counted of a response."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.metingen import every_kind
from veranderverhaal.instrument import find_instrument, questions_of, texts_to_enter
from veranderverhaal.meting import Channel, Response
from veranderverhaal.tally import Cell, axis_groups, cell_maker, cells_of
from veranderverhaal.vragenlijst import Section, Vragenlijst

LIST = every_kind(languages=("nl", "tr"))
FULL = Response(
    {
        "buren": ("4",),
        "vaker": ("yes",),
        "bekend": ("a",),
        "waar": ("a", "c"),
        "eerst": ("b", "a"),
        "keren": ("12.345",),
        "kwijt": ("Dank je",),
    },
    channel=Channel.PAPER,
    language="tr",
    helped=True,
)


def of_everyone(vragenlijst, response):
    cells = cells_of(vragenlijst, response)
    return sorted((one.question, one.code) for one in cells if one.axis == "")


def test_each_answer_fills_its_cells_once():
    assert of_everyone(LIST, FULL) == [
        ("", ""),
        ("bekend", "a"),
        ("buren", "4"),
        ("eerst", "a@2"),
        ("eerst", "b@1"),
        ("eerst", "n"),
        ("keren", "12.3"),
        ("kwijt", "n"),
        ("vaker", "yes"),
        ("waar", "a"),
        ("waar", "c"),
        ("waar", "n"),
    ]


def test_a_response_is_counted_alike_on_every_axis_it_belongs_to():
    groups = {}
    for cell in cells_of(LIST, FULL):
        groups.setdefault((cell.axis, cell.group), set()).add((cell.question, cell.code))
    assert list(groups) == [
        ("", ""),
        ("language", "tr"),
        ("channel", "paper"),
        ("helped", "yes"),
        ("question:vaker", "yes"),
        ("question:bekend", "a"),
    ]
    assert len({frozenset(found) for found in groups.values()}) == 1


def test_who_does_not_know_has_not_answered_and_makes_a_group():
    response = Response({"waar": ("dk",), "vaker": ("dk",), "keren": ("dk",)})
    cells = cells_of(LIST, response)
    assert Cell("question:vaker", "dk", "waar", "dk") in cells
    assert not [one for one in cells if one.code == "n"]


@pytest.mark.parametrize(
    ("given_number", "counted"),
    [
        ("0", "0"),
        ("12", "12"),
        ("1825", "1830"),
        ("1.005", "1.01"),
        ("-7.25", "-7.25"),
        ("0.0001", "0"),
        ("999999", "1000000"),
    ],
)
def test_numbers_are_counted_with_three_digits(given_number, counted):
    assert Cell("", "", "keren", counted) in cells_of(LIST, Response({"keren": (given_number,)}))


def with_instrument(key):
    instrument = find_instrument(key)
    questions = questions_of(instrument, dict.fromkeys(texts_to_enter(instrument), "Tekst"))
    return Vragenlijst("x", "x", sections=(Section("s", "", questions),))


@pytest.mark.parametrize(
    ("key", "codes", "scores"),
    [
        ("sociale-cohesie", "1555", [("=sociale-cohesie", "10")]),
        ("sociale-cohesie", "4434", [("=sociale-cohesie", "5.625")]),
        ("sociale-cohesie", "444-", []),
        ("who-5", "33243", [("=who-5", "60")]),
        (
            "eenzaamheid-6",
            "333333",
            [
                ("=eenzaamheid-6", "3"),
                ("=eenzaamheid-6/emotional", "3"),
                ("=eenzaamheid-6/social", "0"),
            ],
        ),
        ("zelfredzaamheid", "5" * 11, []),
    ],
)
def test_instruments_with_a_total_are_scored_by_their_own_rule(key, codes, scores):
    vragenlijst = with_instrument(key)
    pairs = zip(vragenlijst.questions, codes, strict=True)
    response = Response({one.key: (code,) for one, code in pairs if code != "-"})
    found = [pair for pair in of_everyone(vragenlijst, response) if pair[0].startswith("=")]
    assert found == scores


def test_the_axes_have_dutch_labels():
    axes = {axis: (label, dict(groups)) for axis, label, groups in axis_groups(LIST)}
    assert list(axes) == ["language", "channel", "helped", "question:vaker", "question:bekend"]
    assert axes["language"] == ("Taal", {"nl": "Nederlands", "tr": "Turks"})
    assert axes["question:vaker"][1] == {"yes": "ja", "no": "nee", "dk": "weet ik niet"}
    assert "language" not in {axis for axis, _, _ in axis_groups(every_kind())}


answers = st.fixed_dictionaries(
    {},
    optional={
        "buren": st.sampled_from("12345").map(lambda code: (code,)),
        "vaker": st.sampled_from([("yes",), ("no",), ("dk",)]),
        "waar": st.sampled_from([("a",), ("a", "b", "c"), ("dk",)]),
        "eerst": st.permutations("abc").map(tuple),
        "keren": st.decimals(0, 31, places=4).map(lambda number: (f"{number:f}",)),
    },
)


@given(st.lists(answers, max_size=30))
def test_summing_cells_is_counting_by_hand_and_grows_with_the_questions_only(given_answers):
    make = cell_maker(LIST)
    tally = Counter(cell for one in given_answers for cell in make(Response(one)))
    assert tally[Cell()] == len(given_answers)
    for key, code in [("buren", "3"), ("vaker", "dk"), ("waar", "b")]:
        by_hand = sum(code in one.get(key, ()) for one in given_answers)
        assert tally[Cell("", "", key, code)] == by_hand
        assert tally[Cell("language", "nl", key, code)] == by_hand
    numbers = 9_000  # at most, of a number from 0 to 31 with three decimals in three digits
    plain = [cell for cell in tally if cell.question != "keren"]
    assert len(plain) <= 9 * (1 + 5 + 3 + 5 + 10)
    assert len(tally) - len(plain) <= 9 * numbers
