"""The canvas: cards in four columns, links in words, ketens as sentences, and what hangs loose."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest

from sample_data.loader import load_sample
from tests.domain.canvas_samples import FILLED, PUBLISHED, STORY
from veranderverhaal.effectenarena.canvas import Canvas, CanvasLink, Column, make_canvas
from veranderverhaal.effectenarena.canvas_words import (
    NO_CHANCE,
    NO_DELTA,
    NO_INCASSEERDER,
    chance_words,
    is_from_a_source,
    say_change,
)
from veranderverhaal.effectenarena.model import Effectenarena, Factor, Investering, Keten
from veranderverhaal.effectenarena.settings import CHANCE_SCALE, DELTA_SCALE


def canvas_of(effectenarena: Effectenarena = FILLED) -> Canvas:
    return make_canvas(effectenarena, STORY)


def titles(canvas: Canvas, column: Column, *, loose: bool = True) -> list[str]:
    return [one.title for one in canvas.column(column, loose=loose)]


def link(canvas: Canvas, source: str, target: str) -> CanvasLink:
    return next(one for one in canvas.links if (one.source, one.target) == (source, target))


def test_the_columns_hold_parties_story_and_all_four_groups_and_who_gains_nothing_last() -> None:
    canvas = canvas_of()
    assert titles(canvas, Column.INVESTEERDER) == ["Gemeente", "Bewoners", "Fonds"]
    assert titles(canvas, Column.AANPAK) == ["Soep koken", "Samen tuinieren"]
    assert titles(canvas, Column.INCASSEERDER) == [
        *("Deelnemers", "Overige wijkbewoners", "De huisarts", "Overheid", "Overige partijen"),
    ]
    assert titles(canvas, Column.INCASSEERDER, loose=False) == [
        *("Deelnemers", "Overige wijkbewoners", "De huisarts"),
    ]
    assert canvas.card("effect:lawaai").note == "neveneffect"


def crossings(canvas: Canvas) -> int:
    """How many pairs of lines between the same two columns cross."""
    places = {one.id: place for column in Column for place, one in enumerate(canvas.column(column))}
    ends = [
        (canvas.card(one.source).column, places[one.source], places[one.target])
        for one in canvas.links
    ]
    return sum(
        first[0] is second[0] and (first[1] - second[1]) * (first[2] - second[2]) < 0
        for first, second in combinations(ends, 2)
    )


def test_cards_stand_near_what_leads_to_them_so_that_few_lines_cross() -> None:
    sample = load_sample("het-badhuis")
    canvas = make_canvas(sample.effectenarena, sample.veranderverhaal)
    story = {one.key: place for place, one in enumerate(sample.veranderverhaal.elements)}
    as_told = replace(
        canvas, cards=tuple(sorted(canvas.cards, key=lambda one: story.get(one.key, 0)))
    )
    assert crossings(canvas) < crossings(as_told) / 2
    assert set(canvas.cards) == set(as_told.cards)


def test_a_link_says_what_is_put_in_how_likely_and_how_big() -> None:
    canvas = canvas_of()
    assert link(canvas, "investeerder:g", "aanpak:soep").words == "geld en ruimte"
    assert link(canvas, "aanpak:soep", "effect:alleen").words == "kans laag-middel"
    assert link(canvas, "effect:alleen", "incasseerder:participants").words == "verandering middel"
    assert link(canvas, "aanpak:tuin", "effect:kennen").words == ""
    assert link(canvas, "effect:lawaai", "incasseerder:residents").is_negative


def test_who_invests_in_all_of_it_is_joined_to_every_aanpak() -> None:
    canvas = canvas_of()
    assert link(canvas, "investeerder:b", "aanpak:soep").ketens == ("k1", "k3")
    assert link(canvas, "investeerder:b", "aanpak:tuin").words == "uren"
    assert canvas.card("investeerder:b").ketens == ("k1", "k2", "k3")
    assert canvas.card("investeerder:g").ketens == ("k1", "k3")


def test_a_keten_runs_through_its_cards_from_left_to_right() -> None:
    assert canvas_of().ketens[0].cards == (
        *("investeerder:g", "investeerder:b", "aanpak:soep"),
        *("effect:alleen", "incasseerder:participants"),
    )


def test_a_keten_is_told_as_an_estimate_without_a_single_euro() -> None:
    published, unsaid, negative = (one.sentence for one in canvas_of().ketens)
    assert published == (
        "Als we dit doen: ‘Soep koken’, is de kans laag-middel dat we dit merken: "
        "‘Minder eenzaamheid’. Voor deelnemers betekent dat: ‘Mentaal gezonder’. "
        "Het gaat om een middelgrote verandering."
    )
    assert NO_CHANCE in unsaid
    assert NO_DELTA in unsaid
    assert "De huisarts" in unsaid
    assert "Dat is een nadeel voor overige wijkbewoners." in negative


def test_two_ketens_with_other_chances_share_a_link_that_says_both() -> None:
    other = replace(PUBLISHED, key="k4", incasseerder="government", chance=Factor(label="high"))
    canvas = canvas_of(replace(FILLED, ketens=(PUBLISHED, other)))
    shared = link(canvas, "aanpak:soep", "effect:alleen")
    assert shared.words == "kans laag-middel of kans hoog"
    assert shared.ketens == ("k1", "k4")


def test_a_keten_waits_for_who_gains_without_a_link_to_nobody() -> None:
    canvas = canvas_of(replace(FILLED, ketens=(replace(PUBLISHED, incasseerder=""),)))
    assert all(one.is_loose for one in canvas.column(Column.INCASSEERDER))
    assert NO_INCASSEERDER in canvas.ketens[0].sentence
    assert "Bij dit effect incasseert nog niemand: ‘Minder eenzaamheid’." in canvas.loose


def test_what_hangs_loose_is_told_in_sentences() -> None:
    without_all = replace(FILLED, investeringen=FILLED.investeringen[:2])
    assert set(canvas_of(without_all).loose) == {
        "Deze investeerders brengen nog niets in: ‘Bewoners’ en ‘Fonds’.",
        "Hier investeert nog niemand in: ‘Samen tuinieren’.",
    }
    bare = canvas_of(replace(FILLED, ketens=()))
    assert "Hier staat nog geen effect bij: ‘Soep koken’ en ‘Samen tuinieren’." in bare.loose
    assert any(one.startswith("Dit staat wel in jullie verhaal") for one in bare.loose)


def test_what_is_gone_keeps_its_keten_and_reads_as_gone() -> None:
    gone = Keten("k9", "weg", "ook weg", "nergens")
    lost = Investering("i9", "verdwenen", "weg")
    canvas = canvas_of(replace(FILLED, ketens=(gone,), investeringen=(lost,)))
    assert sum(one.is_gone for one in canvas.cards) == 4
    assert "weggehaald" in canvas.ketens[0].sentence
    assert len(canvas.links) == 3


def test_an_empty_effectenarena_shows_the_story_and_the_groups_and_nothing_linked() -> None:
    canvas = canvas_of(Effectenarena())
    assert canvas.is_empty
    assert canvas.links == ()
    assert all(one.is_loose for one in canvas.cards)
    with pytest.raises(KeyError):
        canvas.card("aanpak:")


def test_a_number_reads_as_its_word_or_as_so_many_of_a_hundred() -> None:
    assert chance_words(Factor(middle=Decimal("0.35")), CHANCE_SCALE) == "laag-middel"
    assert chance_words(Factor(middle=Decimal("0.425")), CHANCE_SCALE) == "42,5 op de 100"
    assert chance_words(Factor(label="is er niet"), CHANCE_SCALE) == ""


def test_only_the_published_words_come_from_a_source() -> None:
    assert is_from_a_source(Factor(label="middle"), DELTA_SCALE)
    assert not is_from_a_source(Factor(label="low"), DELTA_SCALE)
    assert not is_from_a_source(Factor(middle=Decimal("0.5")), DELTA_SCALE)


def test_a_word_of_a_scale_of_their_own_stands_in_quotes() -> None:
    assert say_change("een ommekeer") == "een verandering van ‘een ommekeer’"
