"""What a response is for: the meting, and the version of the vragenlijst it is compared with."""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlmodel import Session, col, select, update

from storage.finding import NotFound
from storage.meting_joins import is_asked, is_in_use
from storage.meting_rows import to_vragenlijst
from storage.meting_tables import MetingRow, VragenlijstRow, VragenlijstVersionRow
from veranderverhaal.kept_answers import ResponseCheck
from veranderverhaal.meting import MetingState, Response
from veranderverhaal.question import QuestionKind
from veranderverhaal.tally import Cell, cell_maker
from veranderverhaal.vragenlijst import Vragenlijst

MAX_KNOWN = 200


@dataclass(frozen=True)
class Target:
    """The meting that a response is for, with the version of the vragenlijst that it uses."""

    initiatief_id: int
    key: str
    state: str
    linked: bool
    fixed: int | None
    vragenlijst: str
    version: int
    revision: int

    @property
    def is_open(self) -> bool:
        """Whether answers come in now."""
        return self.state == MetingState.OPEN


@dataclass(frozen=True)
class Asked:
    """What responses to a meting are checked and counted with; made once for many."""

    vragenlijst: Vragenlijst
    linked: bool

    @cached_property
    def check(self) -> ResponseCheck:
        """What a response is compared with before it is kept."""
        return ResponseCheck(self.vragenlijst, linked=self.linked)

    @cached_property
    def cells_of(self) -> Callable[[Response], tuple[Cell, ...]]:
        """What makes the cells of a response."""
        return cell_maker(self.vragenlijst)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the questions that make a response complete: writing something is extra."""
        questions = self.vragenlijst.questions
        return frozenset(one.key for one in questions if one.kind is not QuestionKind.OPEN)


Known = MutableMapping[Target, Asked]


def find_targets(session: Session, *conditions: Any) -> dict[str, Target]:
    """The metingen for which the conditions hold, by code; no removed ones."""
    found = session.exec(
        select(
            MetingRow.code,
            MetingRow.initiatief_id,
            MetingRow.key,
            MetingRow.state,
            MetingRow.linked,
            MetingRow.vragenlijst_version,
            MetingRow.vragenlijst,
            VragenlijstVersionRow.version,
            VragenlijstVersionRow.revision,
        )  # type: ignore[call-overload]
        .join(VragenlijstRow, is_asked())
        .join(VragenlijstVersionRow, is_in_use())
        .where(*conditions)
        .order_by(col(MetingRow.position), col(MetingRow.key))
    )
    return {code: Target(*columns) for code, *columns in found}


def find_target(initiatief_id: int, meting_key: str, *, session: Session) -> Target:
    """The meting that responses are for. Raises NotFound."""
    found = find_targets(
        session,
        MetingRow.initiatief_id == initiatief_id,
        MetingRow.key == meting_key,
        col(MetingRow.removed).is_(False),
    )
    for target in found.values():
        return target
    raise NotFound(meting_key)


def load_asked(target: Target, *, known: Known | None = None, session: Session) -> Asked:
    """What this meting asks, from `known` when it is there."""
    if known is not None and target in known:
        return known[target]
    place = (target.initiatief_id, target.vragenlijst, target.version)
    row = session.get_one(VragenlijstVersionRow, place)
    asked = Asked(to_vragenlijst(row), target.linked)
    if known is not None:
        if len(known) >= MAX_KNOWN:
            known.clear()
        known[target] = asked
    return asked


def fix_version(target: Target, *, session: Session) -> None:
    """From its first response on, a meting keeps the version it has."""
    if target.fixed is None:
        chosen = (
            col(MetingRow.initiatief_id) == target.initiatief_id,
            col(MetingRow.key) == target.key,
        )
        fixed = update(MetingRow).where(*chosen).values(vragenlijst_version=target.version)
        session.connection().execute(fixed)
