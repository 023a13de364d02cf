"""The command that takes in a whole initiatief."""

from dataclasses import replace

from sqlmodel import Session

from storage.asking import command
from storage.commands.effectenarena import write_effectenarena
from storage.commands.initiatieven import create_initiatief
from storage.commands.measuring import write_measuring
from storage.commands.shared import id_of
from storage.commands.showing import write_showing
from storage.commands.story import write_veranderverhaal
from storage.commands.talking import write_talking
from storage.queries import find_row
from storage.tables import SnapshotRow
from veranderverhaal.access import Right
from veranderverhaal.exchange import Bundle, veranderverhaal_to_json
from veranderverhaal.model import Initiatief


@command(Right.INSTALLATION)
def import_bundle(bundle: Bundle, *, session: Session) -> Initiatief:
    """Keep a whole initiatief beside what is there; a taken short name gets a number behind it.

    Raises NotAccepted when a part of it cannot be kept.
    """
    initiatief = create_initiatief(bundle.initiatief, logo=bundle.logo, session=session)
    row = find_row(initiatief.slug, session=session)
    row.revision = bundle.initiatief.revision
    row.gesprek_question = bundle.gesprek_question
    row.story_revision = 0
    write_veranderverhaal(row, bundle.veranderverhaal, session=session)
    for position, snapshot in enumerate(bundle.snapshots, 1):
        session.add(
            SnapshotRow(
                initiatief_id=id_of(row),
                key=snapshot.key,
                position=position,
                name=snapshot.name,
                kept_on=snapshot.kept_on,
                content=veranderverhaal_to_json(snapshot.veranderverhaal),
            )
        )
    write_measuring(row, bundle, session=session)
    write_showing(row, bundle, session=session)
    write_talking(row, bundle, session=session)
    write_effectenarena(row, bundle, session=session)
    session.flush()
    return replace(initiatief, revision=row.revision)
