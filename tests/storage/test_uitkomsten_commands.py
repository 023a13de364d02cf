"""Norms, figures of the neighbourhood, themes of open answers, and what a beamer shows."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from storage import commands
from storage.finding import NotFound
from storage.presentation_queries import Presentation, load_presentation
from storage.response_queries import list_responses
from storage.tally_queries import (
    count_themes,
    list_figures,
    list_norms,
    list_open_answers,
    list_themes,
)
from tests.measured_bundle import FULL, SECOND
from tests.metingen import SLUG, fill_with_meting
from tests.storage.helpers import ask, run, version
from veranderverhaal.meting import MetingState, Response
from veranderverhaal.text import NotAccepted
from veranderverhaal.uitkomst import FigureUnit, NeighbourhoodFigure, Norm, Theme

METING = "voorjaar"
TODAY = date(2026, 11, 20)
NORM = Norm("buren", Decimal("70.50"), "2026-01-05")
FIGURE = NeighbourhoodFigure(
    key="",
    label="Voelt zich thuis in de buurt",
    area="Deventer",
    value=Decimal("6.20"),
    unit=FigureUnit.SCORE,
    year=2021,
    source="CBS, Veiligheidsmonitor 2021",
    url="https://www.cbs.nl/",
    question="buren",
)
THEME = Theme("", "kwijt", "Koffie")


@pytest.fixture
def meting(engine):
    return fill_with_meting(engine, state=MetingState.CLOSED)


def take_in(engine, responses):
    named = {"file_name": "a.csv", "today": TODAY}
    return run(engine, commands.import_responses, SLUG, METING, responses, **named)


def written(engine, question="kwijt", **named):
    return ask(engine, list_open_answers, SLUG, METING, question, **named)


def themes(engine):
    return ask(engine, count_themes, SLUG, METING, "kwijt")


def test_a_norm_is_kept_exactly_and_of_two_who_set_it_at_once_one_is_asked(engine, meting):
    kept = run(engine, commands.set_norm, SLUG, NORM)
    assert ask(engine, list_norms, SLUG) == [kept] == [replace(NORM, revision=2)]
    with pytest.raises(commands.EditConflict) as conflict:
        run(engine, commands.set_norm, SLUG, NORM)
    assert conflict.value.theirs == kept
    changed = run(engine, commands.set_norm, SLUG, replace(kept, least=Decimal(80)))
    assert ask(engine, list_norms, SLUG) == [changed]


def test_a_norm_that_is_taken_away_may_be_set_again(engine, meting):
    kept = run(engine, commands.set_norm, SLUG, NORM)
    run(engine, commands.remove_norm, SLUG, "buren")
    assert ask(engine, list_norms, SLUG) == []
    with pytest.raises(NotFound):
        run(engine, commands.remove_norm, SLUG, "buren")
    again = run(engine, commands.set_norm, SLUG, kept)
    assert again.least == NORM.least


def test_figures_are_kept_exactly_in_their_order_changed_removed_and_put_back(engine, meting):
    first = run(engine, commands.add_figure, SLUG, FIGURE)
    second = run(engine, commands.add_figure, SLUG, replace(FIGURE, label="Kent de buren"))
    assert first == replace(FIGURE, key=first.key)
    assert ask(engine, list_figures, SLUG) == [first, second]
    changed = run(engine, commands.change_figure, SLUG, replace(first, value=Decimal("6.4")))
    assert changed.revision == 2
    assert ask(engine, list_figures, SLUG) == [changed, second]
    with pytest.raises(commands.EditConflict):
        run(engine, commands.change_figure, SLUG, first)
    run(engine, commands.remove_figure, SLUG, first.key)
    assert ask(engine, list_figures, SLUG) == [second]
    run(engine, commands.put_back_figure, SLUG, first.key)
    assert ask(engine, list_figures, SLUG) == [changed, second]


def test_figures_of_a_file_are_kept_all_or_none(engine, meting):
    wrong = replace(FIGURE, year=21)
    with pytest.raises(NotAccepted):
        run(engine, commands.add_figures, SLUG, [FIGURE, wrong])
    assert ask(engine, list_figures, SLUG) == []
    kept = run(engine, commands.add_figures, SLUG, [FIGURE, replace(FIGURE, year=2023)])
    assert ask(engine, list_figures, SLUG) == kept


def test_what_cannot_be_is_refused(engine, meting):
    for norm in (replace(NORM, question="cijfer"), replace(NORM, question="waar")):
        with pytest.raises(NotAccepted):
            run(engine, commands.set_norm, SLUG, norm)
    theme = run(engine, commands.add_theme, SLUG, THEME)
    with pytest.raises(NotAccepted):
        run(engine, commands.add_theme, SLUG, THEME)
    run(engine, commands.remove_theme, SLUG, theme.key)
    run(engine, commands.add_theme, SLUG, THEME)
    with pytest.raises(NotAccepted):
        run(engine, commands.put_back_theme, SLUG, theme.key)


def test_answers_are_given_themes_that_are_counted(engine, meting):
    take_in(engine, [FULL] * 6 + [SECOND] * 6)
    coffee = run(engine, commands.add_theme, SLUG, THEME)
    garden = run(engine, commands.add_theme, SLUG, replace(THEME, label="Tuin"))
    answers = written(engine)
    assert [one.text for one in answers] == list(FULL.answers["kwijt"]) * 6
    for one in answers[:4]:
        for _ in range(2):
            run(engine, commands.mark_theme, SLUG, METING, one.id, coffee.key, True)
    run(engine, commands.mark_theme, SLUG, METING, answers[0].id, garden.key, True)
    run(engine, commands.mark_theme, SLUG, METING, answers[3].id, coffee.key, False)
    assert themes(engine) == {coffee.key: 3, garden.key: 1}
    marked = [one.themes for one in written(engine)]
    assert marked == [(coffee.key, garden.key), *[(coffee.key,)] * 2, *[()] * 3]


def test_a_theme_is_renamed_removed_and_put_back_with_its_marks(engine, meting):
    take_in(engine, [FULL] * 10)
    theme = run(engine, commands.add_theme, SLUG, THEME)
    run(engine, commands.mark_theme, SLUG, METING, written(engine)[0].id, theme.key, True)
    renamed = run(engine, commands.rename_theme, SLUG, replace(theme, label="Koffie en thee"))
    assert (
        ask(engine, list_themes, SLUG)
        == [renamed]
        == [replace(theme, label="Koffie en thee", revision=2)]
    )
    with pytest.raises(commands.EditConflict):
        run(engine, commands.rename_theme, SLUG, theme)
    run(engine, commands.remove_theme, SLUG, theme.key)
    assert themes(engine) == {}
    assert {one.themes for one in written(engine)} == {()}
    run(engine, commands.put_back_theme, SLUG, theme.key)
    assert themes(engine) == {theme.key: 1}


def test_only_what_counts_is_read_and_counted(engine, meting):
    imported = take_in(engine, [FULL] * 12)
    theme = run(engine, commands.add_theme, SLUG, THEME)
    first, second, *_ = written(engine)
    for one in (first, second):
        run(engine, commands.mark_theme, SLUG, METING, one.id, theme.key, True)
    run(engine, commands.withdraw_response, SLUG, METING, first.id)
    assert first not in written(engine)
    assert themes(engine) == {theme.key: 1}
    run(engine, commands.undo_import, SLUG, imported)
    assert (written(engine), themes(engine)) == ([], {theme.key: 0})


def test_an_answer_that_still_waits_is_not_read(engine):
    fill_with_meting(engine)
    take_in(engine, [FULL] * 17)
    assert len(written(engine)) == 10


def test_an_answer_that_was_corrected_loses_its_themes_and_others_keep_them(engine, meting):
    take_in(engine, [FULL] * 10)
    theme = run(engine, commands.add_theme, SLUG, THEME)
    first, second, *_ = written(engine)
    for one in (first, second):
        run(engine, commands.mark_theme, SLUG, METING, one.id, theme.key, True)
    other = FULL.answers | {"vaker": ("yes",)}
    run(engine, commands.mark_checked, SLUG, METING, second.id, replace(FULL, answers=other))
    assert themes(engine) == {theme.key: 2}
    other = FULL.answers | {"kwijt": ("Anders",)}
    run(engine, commands.mark_checked, SLUG, METING, first.id, replace(FULL, answers=other))
    assert themes(engine) == {theme.key: 1}


def test_a_theme_is_for_answers_to_its_own_question_only(engine, meting):
    take_in(engine, [FULL] * 5 + [SECOND] * 5)
    theme = run(engine, commands.add_theme, SLUG, THEME)
    without = ask(engine, list_responses, SLUG, METING)[0].id
    for wrong in ((METING, without, theme.key), (METING, 10**6, theme.key)):
        with pytest.raises(NotFound):
            run(engine, commands.mark_theme, SLUG, *wrong, True)
    with pytest.raises(NotFound):
        kept = written(engine)[0].id
        run(engine, commands.mark_theme, SLUG, "najaar", kept, theme.key, True)


def test_answers_are_read_in_pages_in_an_order_that_is_not_that_of_arrival(engine, meting):
    texts = [f"antwoord {number}" for number in range(40)]
    take_in(engine, [Response({"kwijt": (one,)}, week="2026-W47") for one in texts])
    pages = [written(engine, limit=15, offset=start) for start in (0, 15, 30)]
    found = [one.text for page in pages for one in page]
    assert [len(page) for page in pages] == [15, 15, 10]
    assert sorted(found) == sorted(texts)
    assert found == [one.text for one in written(engine, limit=100)]
    risings = sum(texts.index(one) < texts.index(after) for one, after in pairwise(found))
    assert 10 < risings < 30


@pytest.mark.parametrize("question", ["bestaat-niet", 'niet"[0]', "vaker", "keren"])
def test_only_what_people_wrote_themselves_is_read_one_by_one(engine, meting, question):
    take_in(engine, [FULL] * 5 + [SECOND] * 5)
    assert written(engine, question) == []


def test_a_beamer_and_its_remote_find_each_other_by_a_token(engine, meting):
    before = version(engine)
    token = run(engine, commands.start_presentation, SLUG, METING)
    other = run(engine, commands.start_presentation, SLUG, METING)
    assert ask(engine, load_presentation, token) == Presentation(SLUG, METING)
    run(engine, commands.steer_presentation, token, position=3, dark=True)
    run(engine, commands.steer_presentation, token, revealed=True)
    run(engine, commands.steer_presentation, token)
    expected = Presentation(SLUG, METING, position=3, revealed=True, dark=True)
    assert ask(engine, load_presentation, token) == expected
    assert ask(engine, load_presentation, other) == Presentation(SLUG, METING)
    assert version(engine) == before
    with engine.connect() as connection:
        assert token not in str(connection.exec_driver_sql("SELECT * FROM presentation").all())


@pytest.mark.parametrize("token", ["", "x", "é" * 50])
def test_an_unknown_token_shows_and_steers_nothing(engine, meting, token):
    with pytest.raises(NotFound):
        ask(engine, load_presentation, token)
    with pytest.raises(NotFound):
        run(engine, commands.steer_presentation, token, position=1)


def test_a_presentation_ends_after_a_day_and_with_its_meting(engine, meting):
    token = run(engine, commands.start_presentation, SLUG, METING, today=TODAY)
    tomorrow, later = (TODAY + timedelta(days=days) for days in (1, 2))
    assert ask(engine, load_presentation, token, today=tomorrow)
    run(engine, commands.steer_presentation, token, position=1, today=tomorrow)
    with pytest.raises(NotFound):
        ask(engine, load_presentation, token, today=later)
    with pytest.raises(NotFound):
        run(engine, commands.steer_presentation, token, position=1, today=later)
    run(engine, commands.start_presentation, SLUG, METING, today=later)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM presentation").scalar() == 1
    run(engine, commands.remove_meting, SLUG, METING)
    with pytest.raises(NotFound):
        ask(engine, load_presentation, token, today=TODAY)
    with pytest.raises(NotFound):
        run(engine, commands.start_presentation, SLUG, METING)


@pytest.mark.parametrize("position", [-1, 10**9])
def test_a_screen_that_cannot_be_is_refused(engine, meting, position):
    token = run(engine, commands.start_presentation, SLUG, METING)
    with pytest.raises(ValueError):
        run(engine, commands.steer_presentation, token, position=position)
