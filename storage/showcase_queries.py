"""Reading what may be shown of all metingen, and all that a report is made from."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from storage.asking import query
from storage.duiding_queries import (
    list_afspraken,
    list_bijeenkomsten,
    list_duidingen,
    list_lessons,
    list_made_up,
    list_milestones,
    list_source_cells,
    list_story_rounds,
)
from storage.effectenarena_queries import load_effectenarena
from storage.interview_queries import interview_counts
from storage.kept_showing import find_shared_page as find_shared_page
from storage.kept_showing import list_citaten as list_citaten
from storage.kept_showing import load_poster_choice as load_poster_choice
from storage.kept_showing import load_report_choice as load_report_choice
from storage.kept_showing import load_shared_page as load_shared_page
from storage.meting_queries import (
    list_counts,
    list_indicatoren,
    list_metingen,
    list_tellingen,
)
from storage.photos import photos_of
from storage.queries import list_snapshots, load_listing, load_logo
from storage.tally_queries import count_pairs, list_figures, list_norms, load_counted
from veranderverhaal.access import Right
from veranderverhaal.citaat import Purpose, shown_citaten
from veranderverhaal.comparing import (
    CountedRound,
    changes_between,
    compared_rounds,
    differences_between,
)
from veranderverhaal.meting import Meting, MetingState
from veranderverhaal.release import release
from veranderverhaal.reporting import ReportMaterial
from veranderverhaal.results import Comparison, Released
from veranderverhaal.rounds import are_linked, oldest_first
from veranderverhaal.story_order import Counted
from veranderverhaal.timeline import Event, tell_timeline
from veranderverhaal.uitkomst import Uitkomsten


@query(Right.SEE)
def load_released(slug: str, *, session: Session) -> Released:
    """All that may be shown, for everyone: of each meting with answers, and of each two rounds
    that follow one another. Raises NotFound.
    """
    counted: dict[str, CountedRound] = {}
    shown: dict[str, Uitkomsten] = {}
    metingen = list_metingen(slug, session=session)
    for meting in oldest_first(metingen):
        found, vragenlijst, tally, figures = load_counted(slug, meting.key, session=session)
        if figures.received:
            counted[meting.key] = CountedRound(found, vragenlijst, tally)
            shown[meting.key] = release(found, vragenlijst, tally, figures)
    answered = [one.meting for one in counted.values()]
    return Released(
        uitkomsten=tuple(shown.values()),
        comparisons=tuple(
            _compare_linked(slug, counted[before.key], counted[after.key], metingen, session)
            if are_linked(before, after)
            else _compare_others(shown[before.key], shown[after.key])
            for before, after in compared_rounds(answered)
        ),
    )


@query(Right.SEE)
def load_report_material(slug: str, *, today: date, session: Session) -> ReportMaterial:
    """All that a report is made from on this day. Raises NotFound."""
    listing = load_listing(slug, session=session)
    kept = list_citaten(slug, session=session)
    released = load_released(slug, session=session)
    citaten = shown_citaten(kept, Purpose.REPORT, today)
    photos = [one.photo for one in citaten]
    return ReportMaterial(
        initiatief=listing.initiatief,
        veranderverhaal=listing.veranderverhaal,
        released=released,
        today=today,
        logo=load_logo(slug, session=session),
        citaten=citaten,
        citaten_for_gemeente=shown_citaten(kept, Purpose.GEMEENTE, today),
        norms=tuple(list_norms(slug, session=session)),
        figures=tuple(list_figures(slug, session=session)),
        choice=load_report_choice(slug, session=session),
        indicatoren=tuple(list_indicatoren(slug, session=session)),
        counted=Counted(
            tuple(list_tellingen(slug, session=session)), tuple(list_counts(slug, session=session))
        ),
        bijeenkomsten=tuple(list_bijeenkomsten(slug, session=session)),
        duidingen=tuple(list_duidingen(slug, session=session)),
        afspraken=tuple(list_afspraken(slug, session=session)),
        lessons=tuple(list_lessons(slug, session=session)),
        story_rounds=tuple(list_story_rounds(slug, session=session)),
        source_cells=tuple(list_source_cells(slug, session=session)),
        interviews=interview_counts(slug, session=session),
        photos=photos_of(slug, kept, photos, Purpose.REPORT, today, session),
        events=_events(slug, released, today, session),
        made_up=list_made_up(slug, session=session),
        effectenarena=load_effectenarena(slug, session=session),
    )


def _events(slug: str, released: Released, today: date, session: Session) -> tuple[Event, ...]:
    """The timeline; a meting that was never opened is not in a file for others."""
    metingen = list_metingen(slug, session=session)
    return tell_timeline(
        today=today,
        snapshots=list_snapshots(slug, session=session),
        metingen=[one for one in metingen if one.state is not MetingState.DRAFT],
        received={one.meting.key: one.response.received for one in released.uitkomsten},
        bijeenkomsten=list_bijeenkomsten(slug, session=session),
        afspraken=list_afspraken(slug, session=session),
        lessons=list_lessons(slug, session=session),
        milestones=list_milestones(slug, session=session),
        made_up=list_made_up(slug, session=session),
    )


def _compare_linked(
    slug: str,
    before: CountedRound,
    after: CountedRound,
    metingen: Sequence[Meting],
    session: Session,
) -> Comparison:
    then, now = before.meting, after.meting
    pairs = count_pairs(slug, then.key, now.key, session=session)
    changes = changes_between(before, after, pairs, metingen)
    return Comparison(then, now, changes=changes)


def _compare_others(then: Uitkomsten, now: Uitkomsten) -> Comparison:
    return Comparison(then.meting, now.meting, differences=differences_between(then, now))
