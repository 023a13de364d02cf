"""How the tables of measuring hang together, for queries."""

from typing import Any

from sqlmodel import col, func

from storage.meting_tables import MetingRow, VragenlijstRow, VragenlijstVersionRow
from storage.tables import InitiatiefRow


def is_newest() -> Any:
    """Joins a vragenlijst with its newest version."""
    return (
        (col(VragenlijstRow.initiatief_id) == VragenlijstVersionRow.initiatief_id)
        & (col(VragenlijstRow.key) == VragenlijstVersionRow.vragenlijst)
        & (col(VragenlijstRow.version) == VragenlijstVersionRow.version)
    )


def is_asked() -> Any:
    """Joins a meting with its vragenlijst."""
    return (col(VragenlijstRow.initiatief_id) == MetingRow.initiatief_id) & (
        col(VragenlijstRow.key) == MetingRow.vragenlijst
    )


def is_in_use() -> Any:
    """Joins a meting and its vragenlijst with the version that it uses."""
    in_use = func.coalesce(MetingRow.vragenlijst_version, VragenlijstRow.version)
    return (
        (col(VragenlijstVersionRow.initiatief_id) == MetingRow.initiatief_id)
        & (col(VragenlijstVersionRow.vragenlijst) == MetingRow.vragenlijst)
        & (col(VragenlijstVersionRow.version) == in_use)
    )


def is_reachable(code: str) -> tuple[Any, ...]:
    """Holds for the meting with this code while neither it nor its initiatief is removed."""
    return (
        col(MetingRow.code) == code,
        col(MetingRow.removed).is_(False),
        col(InitiatiefRow.removed_at).is_(None),
    )
