"""Commands about what stands beside uitkomsten: norms, figures of the neighbourhood, themes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlmodel import Session

from storage.asking import command
from storage.commands.parts import check_room, find_part, find_removed_part, list_parts
from storage.commands.shared import EditConflict, change, fill, id_of
from storage.finding import NotFound, next_position
from storage.meting_queries import list_vragenlijsten
from storage.meting_rows import to_response
from storage.meting_tables import MetingRow, ResponseRow
from storage.tables import InitiatiefRow
from storage.tally_rows import to_figure, to_norm, to_theme
from storage.tally_tables import FigureRow, NormRow, ThemeMarkRow, ThemeRow
from veranderverhaal.access import Right
from veranderverhaal.model import new_key
from veranderverhaal.question import DONT_KNOW, Question
from veranderverhaal.uitkomst import NeighbourhoodFigure, Norm, Theme
from veranderverhaal.uitkomst_editing import MAX_FIGURES, check_figure, check_norm, check_theme

FIGURE_FIELDS = (
    *("label", "area", "unit", "year", "source", "url"),
    *("instrument", "item", "variant", "question", "revision"),
)


@command(Right.EDIT)
def set_norm(slug: str, norm: Norm, *, session: Session) -> Norm:
    """Keep when the group is content with the answers to a question.

    Its revision rises, also the first time: of two who set a first norm at once, one is asked.
    Raises NotAccepted, NotFound, or EditConflict when `revision` is no longer the newest.
    """
    row = change(slug, session=session)
    checked = check_norm(norm, _find_question(slug, norm.question, session))
    kept = session.get(NormRow, (id_of(row), checked.question))
    if kept is not None and kept.revision != checked.revision:
        raise EditConflict(to_norm(kept))
    saved = replace(checked, revision=checked.revision + 1)
    session.merge(norm_row(row, saved))
    session.flush()
    return saved


@command(Right.EDIT)
def remove_norm(slug: str, question: str, *, session: Session) -> None:
    """Take a norm away; set_norm with what it was undoes it. Raises NotFound."""
    kept = session.get(NormRow, (id_of(change(slug, session=session)), question))
    if kept is None:
        raise NotFound(question)
    session.delete(kept)


@command(Right.EDIT)
def add_figure(slug: str, figure: NeighbourhoodFigure, *, session: Session) -> NeighbourhoodFigure:
    """Add a figure at the end, under a key of its own when it has none.

    Raises NotAccepted, NotFound.
    """
    return add_figures(slug, [figure], session=session)[0]


@command(Right.EDIT)
def add_figures(
    slug: str, figures: Sequence[NeighbourhoodFigure], *, session: Session
) -> list[NeighbourhoodFigure]:
    """As add_figure, all figures of a file or none of them."""
    row = change(slug, session=session)
    added = []
    for figure in figures:
        checked = check_figure(replace(figure, key=figure.key or new_key(), revision=1))
        _check_room(row, session)
        session.add(figure_row(row, checked, next_position(FigureRow, row, session)))
        session.flush()
        added.append(checked)
    return added


@command(Right.EDIT)
def change_figure(
    slug: str, figure: NeighbourhoodFigure, *, session: Session
) -> NeighbourhoodFigure:
    """Save a figure. Raises NotAccepted, NotFound, or EditConflict on an older `revision`."""
    checked = check_figure(figure)
    kept = find_part(FigureRow, change(slug, session=session), checked.key, session)
    if kept.revision != checked.revision:
        raise EditConflict(to_figure(kept))
    saved = replace(checked, revision=kept.revision + 1)
    fill(kept, saved, FIGURE_FIELDS)
    kept.value = f"{saved.value:f}"
    session.add(kept)
    return saved


@command(Right.EDIT)
def remove_figure(slug: str, key: str, *, session: Session) -> None:
    """Take a figure away; put_back_figure undoes it. Raises NotFound."""
    _remove(FigureRow, slug, key, session)


@command(Right.EDIT)
def put_back_figure(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_figure. Raises NotAccepted when there is no room by now, NotFound."""
    row = change(slug, session=session)
    kept = find_removed_part(FigureRow, row, key, session)
    if kept.removed:
        _check_room(row, session)
    kept.removed = False
    session.add(kept)


@command(Right.EDIT)
def add_theme(slug: str, theme: Theme, *, session: Session) -> Theme:
    """Add a theme at the end, under a key of its own when it has none.

    Raises NotAccepted, NotFound.
    """
    row = change(slug, session=session)
    wanted = replace(theme, key=theme.key or new_key(), revision=1)
    checked = check_theme(wanted, _themes(row, session))
    session.add(theme_row(row, checked, next_position(ThemeRow, row, session)))
    session.flush()
    return checked


@command(Right.EDIT)
def rename_theme(slug: str, theme: Theme, *, session: Session) -> Theme:
    """Give a theme another label; its question never changes.

    Raises NotAccepted, NotFound, or EditConflict on an older `revision`.
    """
    row = change(slug, session=session)
    kept = find_part(ThemeRow, row, theme.key, session)
    checked = check_theme(replace(theme, question=kept.question), _themes(row, session))
    if kept.revision != checked.revision:
        raise EditConflict(to_theme(kept))
    kept.label, kept.revision = checked.label, kept.revision + 1
    session.add(kept)
    return to_theme(kept)


@command(Right.EDIT)
def remove_theme(slug: str, key: str, *, session: Session) -> None:
    """Take a theme away; put_back_theme undoes it, its marks too. Raises NotFound."""
    _remove(ThemeRow, slug, key, session)


@command(Right.EDIT)
def put_back_theme(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_theme. Raises NotAccepted when its place was taken by now, NotFound."""
    row = change(slug, session=session)
    kept = find_removed_part(ThemeRow, row, key, session)
    check_theme(to_theme(kept), _themes(row, session))
    kept.removed = False
    session.add(kept)


@command(Right.READ_ANSWERS)
def mark_theme(
    slug: str, meting_key: str, response_id: int, theme: str, on: bool, *, session: Session
) -> None:
    """Give an open answer a theme, or take it away.

    Raises NotFound, also when the response has no answer to the question of the theme.
    """
    row = change(slug, session=session)
    find_part(MetingRow, row, meting_key, session)
    question = find_part(ThemeRow, row, theme, session).question
    _check_written(row, meting_key, response_id, question, session)
    kept = session.get(ThemeMarkRow, (id_of(row), theme, response_id))
    if kept is not None and not on:
        session.delete(kept)
    if kept is None and on:
        session.add(ThemeMarkRow(initiatief_id=id_of(row), theme=theme, response_id=response_id))
    session.flush()


def norm_row(row: InitiatiefRow, norm: Norm) -> NormRow:
    """A checked norm as it is kept."""
    return NormRow(
        initiatief_id=id_of(row),
        question=norm.question,
        least=f"{norm.least:f}",
        set_on=norm.set_on,
        revision=norm.revision,
    )


def figure_row(row: InitiatiefRow, figure: NeighbourhoodFigure, position: int) -> FigureRow:
    """A checked figure as it is kept, at this position."""
    kept = FigureRow(
        initiatief_id=id_of(row),
        key=figure.key,
        position=position,
        label=figure.label,
        area=figure.area,
        value=f"{figure.value:f}",
        unit=figure.unit,
        year=figure.year,
        source=figure.source,
    )
    fill(kept, figure, FIGURE_FIELDS)
    return kept


def theme_row(row: InitiatiefRow, theme: Theme, position: int) -> ThemeRow:
    """A checked theme as it is kept, at this position."""
    return ThemeRow(
        initiatief_id=id_of(row),
        key=theme.key,
        position=position,
        question=theme.question,
        label=theme.label,
        revision=theme.revision,
    )


def _check_written(
    row: InitiatiefRow, meting_key: str, response_id: int, question: str, session: Session
) -> None:
    kept = session.get(ResponseRow, response_id)
    if kept is None or (kept.initiatief_id, kept.meting) != (row.id, meting_key):
        raise NotFound(str(response_id))
    if to_response(kept).answers.get(question, (DONT_KNOW,)) == (DONT_KNOW,):
        raise NotFound(question)


def _remove(table: Any, slug: str, key: str, session: Session) -> None:
    kept = find_part(table, change(slug, session=session), key, session)
    kept.removed = True
    session.add(kept)


def _themes(row: InitiatiefRow, session: Session) -> list[Theme]:
    return [to_theme(one) for one in list_parts(ThemeRow, row, session)]


def _find_question(slug: str, key: str, session: Session) -> Question | None:
    """As the newest vragenlijsten ask it."""
    for vragenlijst in list_vragenlijsten(slug, session=session):
        for question in vragenlijst.questions:
            if question.key == key:
                return question
    return None


def _check_room(row: InitiatiefRow, session: Session) -> None:
    check_room(FigureRow, row, session, limit=MAX_FIGURES, field="label", label="cijfers")
