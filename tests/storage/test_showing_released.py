"""What poster and report are made from: all that may be shown, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from storage import commands
from storage.commands import import_bundle
from storage.finding import NotFound
from storage.showcase_queries import load_released, load_report_material
from storage.showcases import load_showcase
from tests.measured_bundle import FIGURES, NORMS
from tests.metingen import a_meting, every_kind
from tests.showing_bundle import EXAMPLE, REPORT, SAID
from tests.storage.helpers import SLUG, ask, run
from tests.stories import small_bundle
from veranderverhaal.bundle import CarriedResponse
from veranderverhaal.meting import MetingState, Response
from veranderverhaal.shared_page import SharedPage
from veranderverhaal.showcase import PosterChoice

TODAY = date(2026, 11, 20)
N = 40
CODES = ("abcdefg2", "abcdefg3", "abcdefg4")


def a_round(key, year, code, **fields):
    given = {"state": MetingState.CLOSED, "starts_on": date(year, 3, 1), "code": code}
    return a_meting(key=key, name=key, **given | fields)


def answers(meting, yes, *, n=N, linked=False):
    """How many of n said yes; the same people every round when linked."""
    return tuple(
        CarriedResponse(
            meting,
            Response(
                {"vaker": ("yes" if place < yes else "no",)},
                week="2026-W10",
                person=f"{place:06x}" if linked else "",
            ),
        )
        for place in range(n)
    )


def two_rounds(*, linked=False, **fields):
    """The later round was made first, so that only its date tells the order."""
    later = a_round("later", 2026, CODES[0], linked=linked)
    first = a_round("first", 2024, CODES[1], linked=linked)
    parts = {
        "vragenlijsten": (every_kind(version=1),),
        "metingen": (later, first, a_round("nobody", 2025, CODES[2], linked=linked)),
        "responses": (
            *answers("later", 30, linked=linked),
            *answers("first", 10, linked=linked),
        ),
        "linking_secret": "ab" * 32,
    }
    return small_bundle(**parts | fields)


@pytest.mark.parametrize("linked", [False, True], ids=["other people", "the same people"])
def test_rounds_with_answers_come_oldest_first_and_are_compared(engine, linked):
    run(engine, import_bundle, two_rounds(linked=linked))
    found = ask(engine, load_released, SLUG)
    assert [one.meting.key for one in found.uitkomsten] == ["first", "later"]
    (comparison,) = found.comparisons
    assert (comparison.before.key, comparison.after.key) == ("first", "later")
    assert (bool(comparison.changes), bool(comparison.differences)) == (linked, not linked)


def test_people_who_can_be_recognised_went_up_or_down(engine):
    bundle = two_rounds(linked=True)
    run(engine, import_bundle, replace(bundle, metingen=bundle.metingen[:2]))
    (comparison,) = ask(engine, load_released, SLUG).comparisons
    (change,) = [one for one in comparison.changes if one.question.key == "vaker"]
    assert (change.n, change.up, change.same, change.down) == (N, 20, 20, 0)


def test_steps_are_shown_of_the_first_two_linked_rounds_and_not_of_the_next(engine):
    three = two_rounds(linked=True)
    middle = answers("nobody", 20, linked=True)
    run(engine, import_bundle, replace(three, responses=(*three.responses, *middle)))
    (early, late, whole) = ask(engine, load_released, SLUG).comparisons
    assert [one.steps for one in early.changes if one.has_numbers] == [
        {("yes", "yes"): 10, ("no", "yes"): 10, ("no", "no"): 20}
    ]
    assert all(one.steps is None for one in (*late.changes, *whole.changes))


def test_a_round_that_nobody_answered_yet_keeps_its_place(engine):
    run(engine, import_bundle, two_rounds(linked=True))
    (comparison,) = ask(engine, load_released, SLUG).comparisons
    assert all(one.steps is None for one in comparison.changes)


def test_other_people_are_two_shares(engine):
    run(engine, import_bundle, two_rounds())
    (comparison,) = ask(engine, load_released, SLUG).comparisons
    (difference,) = [one for one in comparison.differences if one.question.key == "vaker"]
    assert [one.headline for one in (difference.before, difference.after)] == [10, 30]


def test_rounds_are_compared_with_the_next_and_the_first_with_the_last(engine):
    three = two_rounds()
    middle = answers("nobody", 20)
    run(engine, import_bundle, replace(three, responses=(*three.responses, *middle)))
    found = ask(engine, load_released, SLUG).comparisons
    pairs = [(one.before.key, one.after.key) for one in found]
    assert pairs == [("first", "nobody"), ("nobody", "later"), ("first", "later")]


def test_rounds_of_another_vragenlijst_stand_alone(engine):
    other = every_kind(key="ander", version=1)
    bundle = two_rounds(vragenlijsten=(every_kind(version=1), other))
    metingen = (replace(bundle.metingen[0], vragenlijst="ander"), *bundle.metingen[1:])
    run(engine, import_bundle, replace(bundle, metingen=metingen))
    found = ask(engine, load_released, SLUG)
    assert (len(found.uitkomsten), found.comparisons) == (2, ())


def test_a_few_answers_are_withheld(engine):
    few = (*answers("later", 3, n=4), *answers("first", 10))
    run(engine, import_bundle, two_rounds(responses=few))
    found = ask(engine, load_released, SLUG)
    shown = [one for block in found.uitkomsten[1].blocks for one in block.uitkomsten]
    assert shown
    assert not any(one.has_numbers for one in shown)
    assert all(one.difference is None for one in found.comparisons[0].differences)


def test_before_anything_was_asked_nothing_is_released(filled):
    found = ask(filled, load_released, SLUG)
    assert (found.uitkomsten, found.comparisons) == ((), ())


def test_a_report_gets_what_may_stand_in_it(engine):
    elsewhere = replace(SAID, key="poster", purposes=SAID.purposes[1:])
    over = replace(SAID, key="over", until=date(2026, 11, 19))
    bundle = two_rounds(
        citaten=(SAID, elsewhere, over, EXAMPLE),
        report_choice=REPORT,
        norms=NORMS[:1],
        figures=FIGURES,
    )
    run(engine, import_bundle, bundle)
    material = ask(engine, load_report_material, SLUG, today=TODAY)
    assert material.citaten == (SAID, EXAMPLE)
    assert (material.choice, material.norms, material.figures) == (REPORT, NORMS[:1], FIGURES)
    assert (material.initiatief, material.veranderverhaal) == (
        bundle.initiatief,
        bundle.veranderverhaal,
    )
    assert (material.logo, material.today) == (bundle.logo, TODAY)
    assert material.released == ask(engine, load_released, SLUG)


def test_a_showcase_has_what_was_chosen_and_links_only_where_we_can_be_reached(engine):
    choice = PosterChoice(citaat="said", verbanden=False)
    bundle = two_rounds(citaten=(EXAMPLE, SAID), poster_choice=choice)
    opened = replace(bundle.metingen[2], state=MetingState.OPEN)
    run(engine, import_bundle, replace(bundle, metingen=(*bundle.metingen[:2], opened)))
    page = run(engine, commands.save_shared_page, SLUG, SharedPage(open=True))
    base = "https://buurt.example"
    found = ask(engine, load_showcase, SLUG, today=TODAY, base=base)
    assert (found.citaat, found.verbanden, found.logo) == (SAID, False, bundle.logo)
    assert found.results
    assert found.link == f"{base}/i/{page.code}"
    assert found.form_link == f"{base}/v/{opened.code}"
    unreachable = ask(engine, load_showcase, SLUG, today=TODAY)
    assert (unreachable.link, unreachable.form_link) == ("", "")
    run(engine, commands.close_shared_page, SLUG)
    assert ask(engine, load_showcase, SLUG, today=TODAY, base=base).link == ""


@pytest.mark.parametrize("query", [load_released, load_report_material, load_showcase])
def test_an_unknown_initiatief_is_not_found(filled, query):
    named = {} if query is load_released else {"today": TODAY}
    with pytest.raises(NotFound):
        ask(filled, query, "weg", **named)
