"""Two rounds in a report: what is compared, on how many people, and why something is not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from presentation.report_appendix import appendix_blocks
from presentation.report_blocks import Block, Paragraph, Table
from presentation.report_results import results_blocks
from tests.presentation.report_samples import sample_material
from tests.presentation.uitkomst_samples import withheld
from veranderverhaal.meting import Meting, MetingKind
from veranderverhaal.reporting import ReportMaterial
from veranderverhaal.results import Comparison, Released
from veranderverhaal.saying_rounds import ONE_TOO_FEW
from veranderverhaal.saying_words import MADE_UP, WITHHELD_WORDS, after_colon, say_period
from veranderverhaal.uitkomst import Difference, Shown

KEMPENAAR = sample_material("buurttuin-kempenaar")
ROUNDS = tuple(
    Meting(key, key, MetingKind.ONCE, name, "v", 1, starts_on=date(year, 3, 1))
    for key, name, year in (("a", "Eerst", 2024), ("b", "Later", 2025))
)
SLUGS = ("het-badhuis", "buurttuin-kempenaar", "de-sleutel")


def comparing(*differences: Difference) -> ReportMaterial:
    comparison = Comparison(*ROUNDS, differences=differences)
    released = Released(KEMPENAAR.released.uitkomsten, (comparison,))
    return replace(KEMPENAAR, released=released)


def differing(before: Shown, after: Shown) -> Difference:
    one = withheld(before)
    return Difference(one.question, one, withheld(after))


def told_in(blocks: list[Block]) -> str:
    return " ".join(one.text for one in blocks if isinstance(one, Paragraph))


def tables_of(material: ReportMaterial) -> Iterator[Table]:
    return (one for one in appendix_blocks(material) if isinstance(one, Table))


@pytest.mark.parametrize("shown", [Shown.NOTHING, Shown.PRESENCE, Shown.WITHHELD])
def test_people_who_cannot_be_compared_are_told_why(shown: Shown) -> None:
    (comparison,) = KEMPENAAR.released.comparisons
    unseen = [replace(one, shown=shown, n=None) for one in comparison.changes]
    released = replace(
        KEMPENAAR.released, comparisons=(replace(comparison, changes=tuple(unseen)),)
    )
    told = told_in(results_blocks(replace(KEMPENAAR, released=released)))
    assert f"’: {after_colon(WITHHELD_WORDS[shown])}" in told
    assert told.count(after_colon(WITHHELD_WORDS[shown])) == 1
    assert all(f"‘{one.question.text.removesuffix('.')}’" in told for one in unseen)


def test_what_is_withheld_is_not_called_too_few_answers() -> None:
    told = told_in(results_blocks(comparing(differing(Shown.WITHHELD, Shown.WITHHELD))))
    question = withheld().question.text.removesuffix(".")
    assert f"‘{question}’: {after_colon(WITHHELD_WORDS[Shown.WITHHELD])}" in told
    assert "te weinig antwoorden om te" not in told.split(question)[-1].lower()


def test_one_round_without_numbers_is_enough_not_to_compare() -> None:
    seen = next(
        one
        for each in KEMPENAAR.released.uitkomsten
        for block in each.blocks
        for one in block.uitkomsten
        if one.has_numbers
    )
    half = Difference(seen.question, seen, replace(seen, shown=Shown.NOTHING, n=None))
    assert after_colon(ONE_TOO_FEW) in told_in(results_blocks(comparing(half)))


def test_from_answer_to_answer_tells_how_many_people_and_when() -> None:
    (comparison,) = KEMPENAAR.released.comparisons
    change = next(one for one in comparison.changes if one.steps)
    steps = [one for one in tables_of(KEMPENAAR) if one.header == ("Eerst", "Daarna", "Aantal")]
    captions = [one.caption for one in steps]
    asked = change.question.text.removesuffix(".")
    when = f"{say_period(comparison.before)} en {say_period(comparison.after)}"
    assert captions[0] == f"{asked} {change.n} mensen, {when}. {MADE_UP}"


@pytest.mark.parametrize("slug", SLUGS)
def test_answers_are_separated_by_one_sign(slug: str) -> None:
    for table in tables_of(sample_material(slug)):
        assert not [cell for row in table.rows for cell in row if ".;" in cell]
        assert ".." not in table.caption
