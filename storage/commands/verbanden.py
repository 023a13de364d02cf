"""The command about verbanden: from one element, all targets at once."""

from collections.abc import Iterable, Mapping

from sqlmodel import Session, select

from storage.asking import command
from storage.commands.shared import EditConflict, change, fill, id_of
from storage.queries import read_veranderverhaal, to_verband
from storage.tables import InitiatiefRow, VerbandRow
from veranderverhaal.access import Right
from veranderverhaal.editing import check_verband
from veranderverhaal.model import Verband, may_join
from veranderverhaal.text import NotAccepted

FIELDS = ("assumption", "certainty")


@command(Right.EDIT)
def save_verbanden(
    slug: str,
    source: str,
    wanted: Iterable[Verband],
    *,
    seen: Mapping[str, int],
    session: Session,
) -> None:
    """Make the verbanden that leave `source` those that are wanted.

    `seen` holds the revision of every verband that was on the screen, by target: one that someone
    else changed since raises EditConflict, one that someone else added stays.
    Raises NotAccepted when a verband joins what may not be joined, NotFound.
    """
    checked = {verband.target: check_verband(verband) for verband in wanted}
    row = change(slug, session=session)
    _check_ends(row, source, checked, session)
    kept = {one.target: one for one in _leaving(row, source, session)}
    theirs = [
        to_verband(one)
        for target, one in kept.items()
        if target in {*seen, *checked}
        and seen.get(target) != one.revision
        and not _same(one, checked.get(target))
    ]
    if theirs:
        raise EditConflict(tuple(theirs))
    for target in seen:
        if target in kept and target not in checked:
            session.delete(kept[target])
    for target, verband in checked.items():
        _write(row, verband, kept.get(target), session)


def _check_ends(
    row: InitiatiefRow, source: str, wanted: Mapping[str, Verband], session: Session
) -> None:
    elements = {one.key: one.layer for one in read_veranderverhaal(row, session).elements}
    for target, verband in wanted.items():
        known = verband.source == source and source in elements and target in elements
        if not known or not may_join(elements[source], elements[target]):
            raise NotAccepted(
                "target", "Dit verband kan niet meer: een kaartje is verplaatst of verwijderd."
            )


def _leaving(row: InitiatiefRow, source: str, session: Session) -> list[VerbandRow]:
    question = select(VerbandRow).where(
        VerbandRow.initiatief_id == row.id, VerbandRow.source == source
    )
    return list(session.exec(question).all())


def _same(row: VerbandRow, verband: Verband | None) -> bool:
    return verband is not None and (row.assumption, row.certainty) == (
        verband.assumption,
        verband.certainty,
    )


def _write(row: InitiatiefRow, verband: Verband, kept: VerbandRow | None, session: Session) -> None:
    if kept is None:
        kept = VerbandRow(initiatief_id=id_of(row), source=verband.source, target=verband.target)
    elif _same(kept, verband):
        return
    else:
        kept.revision += 1
    fill(kept, verband, FIELDS)
    session.add(kept)
