"""The screens of a bijeenkomst, from uitkomsten as they are released."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from presentation.colours import DARK_CHART, LIGHT_CHART, THEME_COLOURS, contrast, readable_on
from tests.web.forms import options
from tests.web.shown_kinds import (
    INITIATIEF,
    QUOTES,
    every_block,
    every_kind,
    nothing,
    uitkomst,
)
from veranderverhaal.meting import MetingState
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.result_words import common_start
from veranderverhaal.uitkomst import Bar, Block, BlockKind, ResponseFigures, Shown, Uitkomsten
from web.presentatie_charts import Look, row_chart
from web.presentatie_colours import DARK_STEPS, LIGHT_STEPS, colours_css
from web.presentatie_screens import (
    Deck,
    Screen,
    ScreenKind,
    leaving_out,
    make_deck,
)
from web.presentatie_steps import step_back, step_on
from web.presentatie_words import joined_text

CSS = Path(__file__).resolve().parents[2] / "dashboard" / "static" / "presentatie.css"
KINDS = [block.key for block in every_block()]


def deck_of(uitkomsten: Uitkomsten) -> Deck:
    return make_deck(INITIATIEF, uitkomsten, QUOTES)


def screens_of(key: str, **fields: object) -> list[Screen]:
    place = KINDS.index(key)
    return [one for one in deck_of(every_kind(**fields)).screens if one.block == place]  # type: ignore[arg-type]


def without_numbers(shown: Shown, **fields: object) -> Uitkomsten:
    """The same questions, of which nothing may be shown."""
    found = every_kind(**fields)  # type: ignore[arg-type]
    blocks = tuple(
        replace(
            block,
            uitkomsten=tuple(
                replace(one, **nothing(shown), median=None, median_places={})  # type: ignore[arg-type]
                for one in block.uitkomsten
            ),
        )
        for block in found.blocks
    )
    return replace(found, blocks=blocks)


@pytest.mark.parametrize(
    ("key", "look", "screens"),
    [
        ("een", Look.ROWS, 1),
        ("meer", Look.STACKS, 1),
        ("ja", Look.ROWS, 1),
        ("cijfer", Look.COLUMNS, 1),
        ("ladder", Look.ROWS, 1),
        ("leeftijd", Look.ROWS, 1),
        ("waarvoor", Look.ROWS, 1),
        ("volgorde", Look.ROWS, 1),
        ("keer", Look.COLUMNS, 1),
        ("zrm", Look.ROWS, 2),
        ("kwijt", Look.QUOTES, 1),
    ],
)
def test_every_kind_of_block_has_its_screens(key: str, look: Look, screens: int) -> None:
    found = screens_of(key)
    assert [one.chart.look for one in found if one.chart] == [look] * screens


def test_shares_are_rounded_half_up_and_counts_stay_counts() -> None:
    (one,) = screens_of("een")
    (few,) = screens_of("leeftijd")
    assert one.chart and few.chart
    assert [row.value for row in one.chart.rows] == ["3%", "6%", "18%", "46%", "27%"]
    assert [row.value for row in few.chart.rows] == ["3", "12", "6"]


def test_the_sentence_does_not_repeat_the_title_and_gives_the_band() -> None:
    (one,) = screens_of("een")
    assert one.told == (
        "81 van de 111 mensen (73%) zijn het (helemaal) eens. "
        "Door toeval kan dat ook tussen 64% en 80% zijn.",
    )


def test_every_result_says_its_n_and_period() -> None:
    results = [one for one in deck_of(every_kind()).screens if one.kind is ScreenKind.RESULT]
    assert all("mei – juni 2026" in one.figures for one in results)
    assert all(re.search(r"\d+ antwoorden", one.figures) for one in results if one.guess)


def test_stellingen_stand_around_the_middle_and_say_their_shared_start_once() -> None:
    (screen,) = screens_of("meer")
    assert screen.chart
    assert screen.title == "Door het Badhuis …"
    assert screen.chart.rows[1].label == "… groet ik vaker mensen op straat."
    pieces = screen.chart.rows[0].pieces
    below = sum(float(piece.width) for piece in pieces[:2]) + float(pieces[2].width) / 2
    assert float(pieces[0].left) == pytest.approx(50 - below, abs=0.02)
    assert screen.chart.rows[0].note == "van 111 (64–80%)"


def test_the_highest_trede_of_a_ladder_stands_on_top() -> None:
    (screen,) = screens_of("ladder")
    assert screen.chart
    assert [row.number for row in screen.chart.rows] == ["4", "3", "2", "1"]


def test_a_trede_says_how_many_and_from_thirty_answers_their_share_too() -> None:
    (screen,) = screens_of("ladder")
    assert screen.chart
    assert [row.value for row in screen.chart.rows] == [
        "20 (18%)",
        "48 (43%)",
        "31 (28%)",
        "12 (11%)",
    ]
    few = uitkomst(every_block()[KINDS.index("ladder")].uitkomsten[0].question, [2, 3, 5, 2])
    assert [row.value for row in row_chart(BlockKind.LADDER, few).rows] == ["2", "5", "3", "2"]


def test_a_ladder_that_is_too_long_for_one_screen_takes_more() -> None:
    steps = options(*(f"Trede {place}" for place in range(1, 31)))
    question = Question("lang", QuestionKind.LADDER, "Waar sta je?", options=steps)
    block = Block("lang", BlockKind.LADDER, question.text, (uitkomst(question, [2] * 30),))
    found = deck_of(replace(every_kind(), blocks=(block,))).screens
    ladders = [one.chart for one in found if one.kind is ScreenKind.RESULT and one.chart]
    assert [len(one.rows) for one in ladders] == [10, 10, 10]
    assert [row.number for row in ladders[0].rows][::9] == ["10", "1"]


def test_treden_put_together_keep_their_numbers() -> None:
    (ladder,) = every_block()[KINDS.index("ladder")].uitkomsten
    one, two, three, four = ladder.bars
    both = Bar((*three.codes, *four.codes), "samen", three.count + four.count)
    chart = row_chart(BlockKind.LADDER, replace(ladder, bars=(one, two, both), merged=True))
    assert [row.number for row in chart.rows] == ["3–4", "2", "1"]


def test_a_median_is_marked_and_said() -> None:
    (screen,) = screens_of("cijfer")
    assert screen.chart
    assert [one.label for one in screen.chart.columns if one.is_middle] == ["8"]
    assert screen.chart.beside == "Middelste antwoord: 8"


def test_many_numbers_share_columns_and_none_is_lost() -> None:
    (screen,) = screens_of("keer")
    assert screen.chart
    assert [one.label for one in screen.chart.columns][:2] == ["0–2", "3–5"]
    assert len(screen.chart.columns) <= 11


def test_at_most_six_quotes_stand_on_a_screen_and_none_twice() -> None:
    quotes = {"op": ["Fijn.", "Fijn.", *QUOTES["op"]]}
    screen = next(
        one
        for one in make_deck(INITIATIEF, every_kind(), quotes).screens
        if one.chart and one.chart.look is Look.QUOTES
    )
    assert screen.chart
    assert 0 < len(screen.chart.quotes) <= 6
    assert len(set(screen.chart.quotes)) == len(screen.chart.quotes)
    assert all(len(quote) <= 182 for quote in screen.chart.quotes)


@pytest.mark.parametrize("shown", [Shown.NOTHING, Shown.PRESENCE, Shown.WITHHELD])
def test_what_is_withheld_has_no_bars_and_says_so(shown: Shown) -> None:
    results = [
        one for one in deck_of(without_numbers(shown)).screens if one.kind is ScreenKind.RESULT
    ]
    assert not any(one.guess for one in results)
    assert all(one.told and one.told[0] for one in results)
    drawn = [row for one in results if one.chart for row in one.chart.rows]
    assert not any(piece.width != "0" for row in drawn for piece in row.pieces)


@pytest.mark.parametrize("state", list(MetingState))
@pytest.mark.parametrize("shown", [Shown.NOTHING, Shown.WITHHELD])
def test_which_screens_there_are_does_not_depend_on_the_answers(
    shown: Shown, state: MetingState
) -> None:
    known = deck_of(every_kind(state=MetingState.CLOSED)).screens
    unknown = deck_of(without_numbers(shown, state=state)).screens
    assert [(one.kind, one.block) for one in known] == [(one.kind, one.block) for one in unknown]


def test_going_on_and_back_visits_every_screen_with_and_without_bars() -> None:
    deck = deck_of(every_kind())
    places = [(0, False)]
    while (following := step_on(deck, places[-1])) != places[-1]:
        places.append(following)
    asked = [one for one in deck.screens if one.guess]
    assert len(places) == len(deck.screens) - 1 + len(asked)  # doe mee is passed by: it is closed
    for earlier, later in pairwise(places):
        assert step_back(deck, later) == earlier
    assert step_back(deck, (0, False)) == (0, False)


def test_results_left_out_are_passed_by() -> None:
    deck = leaving_out(deck_of(every_kind()), frozenset({0, 1}))
    at, _ = step_on(deck, (0, False))
    assert deck.screens[at].block == 2


def test_beside_the_qr_stands_the_first_result_that_is_shown() -> None:
    deck = deck_of(every_kind(state=MetingState.OPEN))
    join = deck.screens[1]
    assert (join.kind, join.left_out) == (ScreenKind.JOIN, False)
    assert join.chart == deck.screens[2].chart
    fewer = leaving_out(deck, frozenset({0, 1}))
    assert fewer.screens[1].topic == "Kom je hier elke week?"


def test_of_several_stellingen_the_first_stands_beside_the_qr() -> None:
    deck = leaving_out(deck_of(every_kind(state=MetingState.OPEN)), frozenset({0}))
    join = deck.screens[1]
    assert join.topic == "‘Door het Badhuis ken ik meer mensen in de buurt.’"
    assert join.chart and join.chart.look is Look.ROWS


@pytest.mark.parametrize(
    ("received", "counted", "text"),
    [
        (0, 0, "Nog niemand deed mee."),
        (1, 0, "1 persoon deed mee; de balken komen vanaf 10 antwoorden."),
        (23, 15, "23 mensen deden mee; de balken laten er 15 zien."),
        (23, 23, "23 mensen deden mee."),
    ],
)
def test_the_screen_says_how_many_the_bars_show(received: int, counted: int, text: str) -> None:
    assert joined_text(ResponseFigures(None, received, counted, counted)) == text


@pytest.mark.parametrize(
    ("texts", "start"),
    [
        (["Door ons lach ik.", "Door ons lach jij vaak."], "Door ons lach"),
        (["Ik lach.", "Ik zing."], ""),
        (["Door ons lach", "Door ons lach ik."], ""),
        (["Een stelling die alleen staat."], ""),
    ],
)
def test_a_start_is_said_once_when_it_is_worth_it(texts: list[str], start: str) -> None:
    assert common_start(texts) == start


def test_every_colour_that_the_style_sheet_names_is_there() -> None:
    named = set(re.findall(r"--([\w-]+):", colours_css() + CSS.read_text(encoding="utf-8")))
    used = set(re.findall(r"var\(--([\w-]+)\)", CSS.read_text(encoding="utf-8")))
    assert used <= named
    assert all(f"--s{at}: {one};" in colours_css() for at, one in enumerate(LIGHT_CHART.scale, 1))


def test_text_on_the_beamer_stands_out_from_its_ground() -> None:
    for theme in THEME_COLOURS.values():
        pairs = [(LIGHT_CHART.ink, theme.paper), (LIGHT_CHART.muted, theme.paper)]
        pairs += [(LIGHT_CHART.beside, theme.paper), (theme.accent, theme.dark)]
        pairs += [("#ffffff", theme.dark), ("#16262d", theme.accent)]
        assert all(contrast(text, ground) >= 4.5 for text, ground in pairs)
    dark = (DARK_CHART.ink, DARK_CHART.muted, DARK_CHART.beside)
    assert all(contrast(text, DARK_CHART.ground) >= 4.5 for text in dark)
    steps = (*LIGHT_STEPS, *DARK_STEPS, *LIGHT_CHART.scale, *DARK_CHART.scale)
    assert all(contrast(readable_on(step), step) >= 4.5 for step in steps)


def test_every_block_kind_is_tried_here() -> None:
    assert {block.kind for block in every_block()} == set(BlockKind) - {BlockKind.SCORE}
