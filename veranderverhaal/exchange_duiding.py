"""What may be kept of bijeenkomsten, other sources and learning that come from a file."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from veranderverhaal.afspraak import MAX_AFSPRAKEN, check_afspraak
from veranderverhaal.bijeenkomst import (
    MAX_BIJEENKOMSTEN,
    MAX_TOPICS,
    Bijeenkomst,
    BijeenkomstState,
    GuestRole,
    check_bijeenkomst,
)
from veranderverhaal.bundle import Bundle, CarriedGroup
from veranderverhaal.card import MAX_GROUPS, check_group_title
from veranderverhaal.duiding import Duiding, DuidingQuestion, check_duiding
from veranderverhaal.exchange_checks import check_keys, check_number, check_once
from veranderverhaal.interview import MAX_INTERVIEWS, check_interview
from veranderverhaal.lesson import MAX_LESSONS, check_lesson
from veranderverhaal.milestone import MAX_MILESTONES, check_milestone
from veranderverhaal.model import MAX_ELEMENTS
from veranderverhaal.set_aside import MAX_SET_ASIDE, check_set_asides
from veranderverhaal.source_cell import SourceCell, SourceKind, check_source_cell
from veranderverhaal.story_round import MAX_ROUNDS, check_story_round
from veranderverhaal.text import NotAccepted

MOST_DUIDINGEN = MAX_BIJEENKOMSTEN * MAX_TOPICS * (len(GuestRole) + 1)
MOST_GROUPS = MAX_BIJEENKOMSTEN * MAX_TOPICS * len(DuidingQuestion) * MAX_GROUPS
MOST_CELLS = MAX_ELEMENTS * len(SourceKind)


def check_talking(bundle: Bundle) -> Bundle:
    """The bundle with all about duiding as storage hands it out. Raises NotAccepted.

    What a part is about may be gone since. A bijeenkomst that was running is prepared only: its
    cards and the phones are of one installation.
    """
    _check_numbers(bundle)
    _check_all_keys(bundle)
    bijeenkomsten = tuple(_stopped(check_bijeenkomst(one)) for one in bundle.bijeenkomsten)
    known = {one.key for one in bijeenkomsten}
    about = {one.bijeenkomst for one in bundle.duidingen}
    about |= {one.bijeenkomst for one in bundle.card_groups}
    if not about <= known:
        raise NotAccepted("", "er staat iets in over een bijeenkomst die er niet is.")
    return replace(
        bundle,
        bijeenkomsten=bijeenkomsten,
        duidingen=tuple(sorted(map(check_duiding, bundle.duidingen), key=duiding_order)),
        card_groups=tuple(_check_group(one) for one in bundle.card_groups),
        afspraken=tuple(check_afspraak(one) for one in bundle.afspraken),
        interviews=tuple(check_interview(one) for one in bundle.interviews),
        story_rounds=tuple(check_story_round(one) for one in bundle.story_rounds),
        source_cells=tuple(sorted(map(check_source_cell, bundle.source_cells), key=cell_order)),
        lessons=tuple(check_lesson(one) for one in bundle.lessons),
        milestones=tuple(check_milestone(one) for one in bundle.milestones),
        set_asides=check_set_asides(bundle.set_asides),
    )


def duiding_order(duiding: Duiding) -> tuple[str, str, str]:
    """By bijeenkomst and topic; what all say comes first."""
    return duiding.bijeenkomst, duiding.topic, duiding.party or ""


def cell_order(cell: SourceCell) -> tuple[str, str]:
    """By effect and kind of source."""
    return cell.effect, cell.source


def _stopped(bijeenkomst: Bijeenkomst) -> Bijeenkomst:
    if bijeenkomst.state is BijeenkomstState.RUNNING:
        return replace(bijeenkomst, state=BijeenkomstState.PREPARED)
    return bijeenkomst


def _check_group(carried: CarriedGroup) -> CarriedGroup:
    group = carried.group
    return replace(carried, group=replace(group, title=check_group_title(group.title)))


def _check_numbers(bundle: Bundle) -> None:
    check_number(bundle.bijeenkomsten, MAX_BIJEENKOMSTEN, "bijeenkomsten")
    check_number(bundle.duidingen, MOST_DUIDINGEN, "aantekeningen")
    check_number(bundle.card_groups, MOST_GROUPS, "groepjes kaartjes")
    check_number(bundle.afspraken, MAX_AFSPRAKEN, "afspraken")
    check_number(bundle.interviews, MAX_INTERVIEWS, "interviews")
    check_number(bundle.story_rounds, MAX_ROUNDS, "rondes")
    check_number(bundle.source_cells, MOST_CELLS, "vakjes van de bronnenmatrix")
    check_number(bundle.lessons, MAX_LESSONS, "lessen")
    check_number(bundle.milestones, MAX_MILESTONES, "mijlpalen")
    check_number(bundle.set_asides.items, MAX_SET_ASIDE, "uitgelegde getallen")


def _check_all_keys(bundle: Bundle) -> None:
    lists: tuple[Sequence[Any], ...] = (
        bundle.bijeenkomsten,
        bundle.afspraken,
        bundle.interviews,
        bundle.story_rounds,
        bundle.lessons,
        bundle.milestones,
        tuple(one.group for one in bundle.card_groups),
        *(one.topics for one in bundle.bijeenkomsten),
        *(one.statements for one in bundle.interviews),
    )
    for parts in lists:
        check_keys([one.key for one in parts])
    check_once([" ".join(duiding_order(one)) for one in bundle.duidingen])
    check_once([" ".join(cell_order(one)) for one in bundle.source_cells])
    for key in _named(bundle):
        check_keys([key])


def _named(bundle: Bundle) -> Iterable[str]:
    """The keys of other parts that these name; "" names none."""
    named = {one.topic for one in bundle.duidingen} | {one.effect for one in bundle.source_cells}
    named |= {key for one in bundle.afspraken for key in (one.bijeenkomst, one.topic)}
    named |= {key for one in bundle.lessons for key in (one.bijeenkomst, one.topic)}
    named |= {one.group.topic for one in bundle.card_groups}
    named |= {each.effect for one in bundle.interviews for each in one.statements}
    named |= {key for one in bundle.story_rounds for key in one.stories}
    named |= {topic.meting for one in bundle.bijeenkomsten for topic in one.topics}
    named |= {one.snapshot for one in bundle.lessons}
    named |= {one.change.element for one in bundle.lessons if one.change}
    return sorted(named - {""})
