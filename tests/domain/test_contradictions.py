"""Numbers that do not fit: only what cannot both be, and nothing that may well be."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sample_data.loader import SAMPLE_SLUGS, load_sample
from veranderverhaal.afspraak import Afspraak, AfspraakState
from veranderverhaal.contradictions import (
    Contradiction,
    ContradictionKind,
    Place,
    PlacedFeit,
    PlacedText,
    find_contradictions,
)
from veranderverhaal.exchange import Bundle
from veranderverhaal.figures import percent, possible_share, possible_share_to
from veranderverhaal.impossible_shares import impossible_shares
from veranderverhaal.lesson import Lesson
from veranderverhaal.milestone import Milestone
from veranderverhaal.model import Feit, Precision
from veranderverhaal.number_places import (
    placed_feiten,
    texts_of_afspraken,
    texts_of_cells,
    texts_of_interviews,
    texts_of_learning,
    texts_of_story,
    texts_of_talk,
)
from veranderverhaal.number_reading import mentions_in
from veranderverhaal.number_words import stem
from veranderverhaal.scoring import round_half_up

HERE, THERE = Place("hier"), Place("daar")


def feit(label: str, low: int, precision: Precision = Precision.EXACT, **more: object) -> Feit:
    return Feit("f", label, precision, Decimal(low), **more)  # type: ignore[arg-type]


def found_in(*texts: str, feiten: tuple[Feit, ...] = ()) -> tuple[Contradiction, ...]:
    return find_contradictions(
        [PlacedText(Place(f"tekst {place}"), text) for place, text in enumerate(texts)],
        [PlacedFeit(Place(f"feit {place}"), one) for place, one in enumerate(feiten)],
    )


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("73% van de 11 bewoners merkt dit.", False),  # 8 of 11
        ("75% van de 11 bewoners merkt dit.", True),
        ("Van de 12 mensen zegt 40% ja.", True),
        ("Van de 12 mensen zegt 42 procent ja.", False),
        ("40% zegt ja (n = 12).", True),
        ("Het is 72,97% (n=111).", False),
        ("Het is 72,90% (n=111).", True),
        ("33,3% van de 3", False),
        ("80% van de 4.830 inwoners", False),
        ("81 van de 111 (73%) merken dit.", False),
        ("75 van de 111 (73%) merken dit.", True),
        ("73% (75 van de 111) merkt dit.", True),
        ("12 mensen gaven antwoord, 40% zei ja.", True),
        ("Ongeveer 40% van de 12", False),
        ("Er kwamen 12 mensen, 40% meer dan eerst.", False),
        ("Door toeval kan dat ook tussen 64% en 80% zijn van de 12.", False),
        ("40% van de tijd waren er 12 mensen.", False),
        ("40% is veel. Er waren 12 mensen.", False),
        ("Van de 12 mensen en van de 30 buren zegt 41% ja.", False),
        ("12 procentpunt van de 7", False),
        ("Van de 20 deelnemers vindt 85% het fijn en 13% niet.", True),
        ("Van de 20 deelnemers vindt 85% het fijn en 15% niet.", False),
        ("85% (n=20), 33% (n=21)", False),
        ("12 van de 10 mensen zeiden ja.", True),
        ("Twaalf bewoners van de tien bewoners kwamen.", True),
        ("10 van de 10 mensen zeiden ja.", False),
        ("De tuin kreeg een 8 van de 5 bewoners.", False),
        ("Van de elf mensen zei 74% ja.", True),
        ("Van de elf mensen zei 73% ja.", False),
        ("Drieënzeventig procent van 10 mensen zei ja.", True),
        ("Zeventig procent van 10 mensen zei ja.", False),
    ],
)
def test_a_share_is_impossible_only_when_no_number_of_people_gives_it(
    text: str, is_wrong: bool
) -> None:
    assert bool(impossible_shares(text)) is is_wrong


@pytest.mark.parametrize("n", [7, 11, 24, 96, 111])
def test_every_share_that_so_many_people_give_is_possible(n: int) -> None:
    for k in range(n + 1):
        assert not impossible_shares(f"{percent(k, n)}% van de {n} zegt ja.")
        for places in (0, 1, 2):
            share = round_half_up(Decimal(100 * k) / n, places)
            assert possible_share_to(share, n, places)


def test_no_other_share_is_possible() -> None:
    for n in (7, 24, 111):
        given_shares = {percent(k, n) for k in range(n + 1)}
        assert {one for one in range(101) if possible_share(one, n)} == given_shares
        assert {one for one in range(101) if possible_share_to(Decimal(one), n, 0)} == given_shares


def test_every_share_of_the_badhuis_is_possible_with_the_answers_there_were() -> None:
    measured = load_sample("het-badhuis")
    shares = (73, 70, 59, 90, 86, 24, 23, 37, 41, 42, 53, 65, 45)
    assert all(possible_share(one, len(measured.responses)) for one in shares)
    assert not any(impossible_shares(f"{one}% van de 111 merkt dit.") for one in shares)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Er zijn 80 vrijwilligers.", feit("vrijwilligers", 94)),
        ("Met 80 vrijwilligers draaien we het huis.", feit("vrijwilligers", 94)),
        ("We hebben 500 bezoekers per maand.", feit("bezoekers", 600, period="per maand")),
        ("Elke maand komen 500 bezoekers.", feit("bezoekers", 600, period="per maand")),
        ("Tien vaste huurders.", feit("vaste huurders", 7)),
        ("hooguit 500 bezoekers", feit("bezoekers", 600, Precision.MORE_THAN)),
        ("ongeveer 60 vrijwilligers", feit("vrijwilligers", 94)),
        ("tientallen bezoekers", feit("bezoekers", 250)),
        ("20 tot 24 bezoekers", feit("bezoeker", 25)),
        ("Met 18 taarten bij 6 activiteiten.", feit("taarten bij 6 activiteiten", 12)),
        ("De bar heeft 1.500 euro baromzet.", feit("baromzet", 1825, unit="euro")),
    ],
)
def test_a_count_that_a_text_gives_differently_is_found(text: str, known: Feit) -> None:
    (one,) = found_in(text, feiten=(known,))
    assert one.kind is ContradictionKind.COUNT
    assert [place.label for place in one.places] == ["feit 0", "tekst 0"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Er zijn 94 vrijwilligers.", feit("vrijwilligers", 94)),
        ("ruim 90 vrijwilligers", feit("vrijwilligers", 94)),
        ("bijna 100 vrijwilligers", feit("vrijwilligers", 94)),
        ("ongeveer 100 vrijwilligers", feit("vrijwilligers", 94)),
        ("7.200 bezoekers per jaar", feit("bezoekers", 600, period="per maand")),
        ("In 2021 waren er 80 vrijwilligers.", feit("vrijwilligers in 2023", 94)),
        ("Drie vrijwilligers koken op dinsdag.", feit("vrijwilligers", 94)),
        ("Op het feest hielpen 120 vrijwilligers bij de deur.", feit("vrijwilligers", 94)),
        ("We groeiden van 80 vrijwilligers naar meer.", feit("vrijwilligers", 94)),
        ("We willen 120 vrijwilligers.", feit("vrijwilligers", 94)),
        ("In 2023 vrijwilligers geteld.", feit("vrijwilligers", 94)),
        ("80% vrijwilligers", feit("vrijwilligers", 94)),
        ("80 nieuwe vrijwilligers", feit("vrijwilligers", 94)),
        ("40 bezoekers", feit("vaste bezoekers", 25)),
        ("1.500 euro huur", feit("baromzet", 1825, unit="euro")),
        ("12 van de 94 vrijwilligers zijn jong.", feit("vrijwilligers", 94)),
        ("Om 19.30 uur met 80 mensen", feit("mensen", 94)),
        ("meer dan 600 bezoekers", feit("bezoekers", 650)),
    ],
)
def test_what_may_well_be_is_no_contradiction(text: str, known: Feit) -> None:
    assert found_in(text, feiten=(known,)) == ()


def test_two_texts_and_two_feiten_are_laid_beside_each_other_too() -> None:
    assert len(found_in("Er zijn 40 moestuinen.", "We hebben 30 moestuinen.")) == 1
    assert found_in("Er zijn 40 mensen.", "We zagen 30 mensen.") == ()
    assert found_in("40 tuinen", "40 tuinen") == ()
    two = (feit("bezoekers", 25), feit("bezoeker", 40))
    assert len(found_in(feiten=two)) == 1
    assert found_in(feiten=(feit("bezoekers", 25, period="per dag"), two[1])) != ()
    apart = (feit("bezoekers", 25, period="per dag"), feit("bezoekers", 700, period="per maand"))
    assert found_in(feiten=apart) == ()


def test_what_is_set_right_gets_another_mark() -> None:
    (one,) = found_in("80 vrijwilligers", feiten=(feit("vrijwilligers", 94),))
    (two,) = found_in("81 vrijwilligers", feiten=(feit("vrijwilligers", 94),))
    assert one.mark != two.mark


def test_a_year_of_a_text_and_of_a_feit_keep_them_apart() -> None:
    from datetime import date

    known = feit("vrijwilligers", 94, counted_on=date(2022, 1, 1))
    text = PlacedText(HERE, "Er zijn 80 vrijwilligers.", 2024)
    assert find_contradictions([text], [PlacedFeit(THERE, known)]) == ()


@pytest.mark.parametrize(
    ("one", "more"),
    [
        ("vrijwilliger", "vrijwilligers"),
        ("buur", "buren"),
        ("kind", "kinderen"),
        ("huis", "huizen"),
        ("brief", "brieven"),
        ("kop", "koppen"),
        ("activiteit", "activiteiten"),
        ("taart", "taarten"),
        ("tante", "tantes"),
        ("bus", "bussen"),
    ],
)
def test_one_and_more_of_a_thing_are_alike(one: str, more: str) -> None:
    assert stem(one) == stem(more)


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5000), st.integers(1, 5000))
def test_two_exact_counts_fit_only_when_they_are_equal_and_the_order_does_not_matter(
    one: int, other: int
) -> None:
    first, second = f"Er zijn {one} tuinen.", f"Er zijn {other} tuinen."
    found = found_in(first, second)
    near = max(one, other) <= 3 * min(one, other)
    years = any(1900 <= number < 2100 for number in (one, other))
    if not years:
        assert bool(found) is (one != other and near)
    assert len(found) == len(found_in(second, first))


TEXTS = st.lists(
    st.sampled_from(
        [
            "94 vrijwilligers",
            "per maand",
            "73% van de 11",
            "tussen 4 en 5",
            "€ 1.825",
            "n =",
            "(",
            "tientallen",
            "ca.",
            "2022",
            ".",
            "12,5",
            "x" * 40,
            "\n",
            "–",
            "één",
        ]
    ),
    max_size=12,
).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), TEXTS)
def test_no_text_breaks_it(anything: str, words: str) -> None:
    list(mentions_in(anything))
    found_in(anything, words, words, feiten=(feit("vrijwilligers", 94),))


def of_sample(bundle: Bundle) -> tuple[Contradiction, ...]:
    story = bundle.veranderverhaal
    texts = (
        *texts_of_story(story),
        *texts_of_cells(story, bundle.source_cells),
        *texts_of_talk(bundle.bijeenkomsten, bundle.duidingen),
        *texts_of_interviews(bundle.interviews),
        *texts_of_learning(bundle.lessons, bundle.milestones),
        *texts_of_afspraken(bundle.afspraken),
    )
    return find_contradictions(texts, placed_feiten(story.feiten))


@pytest.mark.parametrize("slug", SAMPLE_SLUGS)
def test_the_samples_contradict_nothing(slug: str) -> None:
    assert of_sample(load_sample(slug)) == ()


def test_what_was_learned_happened_or_came_of_an_afspraak_is_compared_too() -> None:
    told = "Er zijn 40 vrijwilligers."
    lesson = Lesson("l", "Iets", explanation=told)
    milestone = Milestone("m", "Iets", date(2026, 5, 1), told)
    afspraak = Afspraak("a", "Iets", state=AfspraakState.DONE, reason=told)
    known = placed_feiten([feit("vrijwilligers", 94)])
    places = [
        one.places[1].page
        for texts in (
            texts_of_learning([lesson], []),
            texts_of_learning([], [milestone]),
            texts_of_afspraken([afspraak]),
        )
        for one in find_contradictions(texts, known)
    ]
    assert places == ["leren", "tijdlijn", "afspraken"]
