"""Norms, figures of the neighbourhood, and themes with their marks go along to another computer."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given

from storage import commands
from storage.commands import import_bundle
from storage.response_queries import list_responses
from storage.tally_queries import count_themes, list_figures, list_open_answers
from tests.long_run import examples
from tests.measured_bundle import (
    FIGURES,
    FULL,
    NORMS,
    SECOND,
    THEMES,
    TODAY,
    bundles_with_themes,
    measured_bundle,
)
from tests.metingen import every_kind
from tests.storage.helpers import SLUG, ask, bundle, run
from veranderverhaal.archive import pack, unpack
from veranderverhaal.bundle import CarriedResponse
from veranderverhaal.meting import MetingState
from veranderverhaal.question import QuestionKind
from veranderverhaal.uitkomst import Norm, Theme
from veranderverhaal.vragenlijst import Section

METING = "voorjaar"
MARKS = ((), ("koffie",), ("rust", "koffie", "groen"), (), ("groen",))


def answered(number):
    return replace(FULL, answers={"kwijt": (f"Antwoord {number}",)}, person="")


def closed(**fields):
    """The measured bundle when no more answers come: all that came are counted."""
    metingen = [replace(one, state=MetingState.CLOSED) for one in measured_bundle().metingen]
    return measured_bundle(metingen=tuple(metingen), **fields)


def with_marks(marks=MARKS):
    """Every open answer with themes of its own, and a response that wrote nothing in between."""
    kept = [
        CarriedResponse(METING, answered(number), themes=themes)
        for number, themes in enumerate(marks)
    ]
    kept.insert(2, CarriedResponse(METING, SECOND))
    return closed(responses=tuple(kept))


def written(engine, slug=SLUG):
    """What people wrote, with its themes."""
    found = ask(engine, list_open_answers, slug, METING, "kwijt")
    return {one.text: one.themes for one in found}


def ids(engine):
    return [one.id for one in ask(engine, list_responses, SLUG, METING)]


def test_answers_come_out_with_the_themes_they_went_in_with(engine):
    run(engine, import_bundle, unpack(pack(with_marks())))
    assert bundle(engine) == with_marks()
    assert written(engine) == {f"Antwoord {place}": marks for place, marks in enumerate(MARKS)}
    counted = ask(engine, count_themes, SLUG, METING, "kwijt")
    assert counted == {"rust": 1, "koffie": 2, "groen": 2}


def test_a_second_copy_has_marks_of_its_own(engine):
    run(engine, import_bundle, with_marks())
    slug = run(engine, import_bundle, with_marks(MARKS[::-1])).slug
    assert bundle(engine, slug).responses == with_marks(MARKS[::-1]).responses
    assert bundle(engine) == with_marks()
    assert written(engine, slug)["Antwoord 0"] == ("groen",)


@examples(
    6,
    60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(given_bundle=bundles_with_themes())
def test_any_bundle_comes_out_as_it_went_in(engine, given_bundle):
    slug = run(engine, import_bundle, given_bundle).slug
    kept = bundle(engine, slug)
    for name in ("norms", "figures", "themes", "responses"):
        assert getattr(kept, name) == getattr(given_bundle, name)
    assert unpack(pack(kept)) == kept


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("there", "here"), [("sqlite", "postgresql"), ("postgresql", "sqlite")], ids=["to", "from"]
)
def test_they_go_from_one_engine_to_the_other_as_the_same_bytes(open_engine, there, here):
    capitals = tuple(Norm(key, Decimal(60), "2026-01-05") for key in ("B", "a-b", "aa", "b"))
    old, new = open_engine(there), open_engine(here)
    run(old, import_bundle, replace(with_marks(), norms=capitals))
    content = pack(bundle(old))
    run(new, import_bundle, unpack(content))
    assert bundle(new) == bundle(old) == replace(with_marks(), norms=capitals)
    assert pack(bundle(new)) == content


def test_what_was_set_here_goes_along(engine):
    run(engine, import_bundle, closed(norms=(), figures=(), themes=(), responses=()))
    named = {"file_name": "x.csv", "today": TODAY}
    run(engine, commands.import_responses, SLUG, METING, [answered(0), answered(1)], **named)
    norm = run(engine, commands.set_norm, SLUG, NORMS[0])
    figure = run(engine, commands.add_figure, SLUG, FIGURES[0])
    second, first = (run(engine, commands.add_theme, SLUG, THEMES[place]) for place in (1, 0))
    for theme in (first, second):
        run(engine, commands.mark_theme, SLUG, METING, ids(engine)[0], theme.key, True)
    carried = unpack(pack(bundle(engine)))
    assert (carried.norms, carried.figures) == ((norm,), (figure,))
    assert carried.themes == (second, first)
    marked = [one for one in carried.responses if one.themes]
    assert [one.themes for one in marked] == [("koffie", "rust")]
    slug = run(engine, import_bundle, carried).slug
    assert written(engine, slug) == written(engine)
    assert set(written(engine).values()) == {(), ("koffie", "rust")}


def test_an_order_that_was_changed_by_removing_goes_along(engine):
    run(engine, import_bundle, with_marks())
    run(engine, commands.remove_figure, SLUG, "thuis")
    run(engine, commands.remove_theme, SLUG, "koffie")
    run(engine, commands.remove_norm, SLUG, "buren")
    kept = bundle(engine)
    assert (kept.norms, kept.figures) == (NORMS[1:], FIGURES[1:])
    assert [one.key for one in kept.themes] == ["rust", "groen", "ander"]
    marks = [one.themes for one in kept.responses if one.themes]
    assert marks == [("rust", "groen"), ("groen",)]
    slug = run(engine, import_bundle, unpack(pack(kept))).slug
    assert bundle(engine, slug).responses == kept.responses
    added = run(engine, commands.add_figure, slug, replace(FIGURES[0], key=""))
    assert ask(engine, list_figures, slug) == [FIGURES[1], added]


def test_a_withdrawn_response_takes_its_marks_along(engine):
    run(engine, import_bundle, with_marks())
    marked = next(one.id for one in ask(engine, list_responses, SLUG, METING) if _wrote(one, 2))
    run(engine, commands.withdraw_response, SLUG, METING, marked)
    kept = bundle(engine)
    assert len(kept.responses) == len(MARKS)
    slug = run(engine, import_bundle, unpack(pack(kept))).slug
    rest = {f"Antwoord {place}": MARKS[place] for place in (0, 1, 3, 4)}
    assert written(engine, slug) == rest


def _wrote(kept, number):
    return kept.response.answers.get("kwijt") == (f"Antwoord {number}",)


def test_a_norm_that_its_question_outgrew_stays_behind(engine):
    """Else the file could not be taken in: a grade of seventy is no grade."""
    grade = every_kind().question("cijfer")
    as_stelling = replace(grade, kind=QuestionKind.STELLING)
    first = every_kind(sections=(Section("s", "", (as_stelling,)),))
    nothing = {"wording_changes": (), "metingen": (), "responses": ()}
    start = measured_bundle(vragenlijsten=(first,), norms=(), **nothing)
    run(engine, import_bundle, start)
    run(engine, commands.set_norm, SLUG, Norm("cijfer", Decimal(70), "2026-01-05"))
    changed = replace(first, sections=(Section("s", "", (grade,)),))
    run(engine, commands.save_vragenlijst, SLUG, changed, today=TODAY)
    assert bundle(engine).norms == ()
    assert unpack(pack(bundle(engine))) == bundle(engine)


def test_a_mark_on_a_choice_stays_behind(engine):
    choice = Theme("keuze", "vaker", "Vaker")
    answer = CarriedResponse(METING, SECOND)
    run(engine, import_bundle, measured_bundle(themes=(choice,), responses=(answer,)))
    run(engine, commands.mark_theme, SLUG, METING, ids(engine)[0], "keuze", True)
    kept = bundle(engine)
    assert kept.themes == (choice,)
    assert kept.responses[0].themes == ()
    assert unpack(pack(kept)) == kept
