"""The effectenarena: who puts what in, who gains; known totals, and the money of an initiatief."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

TABLES = (
    "income_line",
    "known_total",
    "kengetal",
    "keten",
    "incasseerder",
    "investering",
    "investeerder",
)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False)


def _long_text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _yes(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _maybe(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def _make(table: str, *columns: sa.Column[Any]) -> None:
    """A table of parts: what all of them have stands here."""
    op.create_table(
        table,
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        _number("position"),
        *columns,
        _number("revision"),
        _yes("removed"),
        _maybe("removed_on", sa.Date()),
    )


def upgrade() -> None:
    _make("investeerder", _text("name"), _text("sector"))
    _make(
        "investering",
        _text("investeerder"),
        _text("aanpak"),
        _text("kind"),
        _text("words"),
        _maybe("first_year", sa.Integer()),
        _number("years"),
        _long_text("quantity"),
        _long_text("price"),
        _long_text("note"),
    )
    _make("incasseerder", _text("name"), _text("group"))
    _make(
        "keten",
        _text("aanpak"),
        _text("effect"),
        _text("incasseerder"),
        _text("gain"),
        _long_text("chance"),
        _long_text("delta"),
        _text("pricing"),
        _text("pm_reason"),
        _yes("is_negative"),
        _text("doelgroep"),
        _long_text("people"),
        _long_text("reach"),
        _text("kengetal"),
        _maybe("first_year", sa.Integer()),
        _number("years"),
        _text("course"),
        _maybe("leefdomein", sa.String()),
        _long_text("deadweight"),
        _long_text("displacement"),
        _long_text("attribution"),
        _long_text("drop_off"),
        _yes("not_claimable"),
        _text("not_claimable_why"),
        _long_text("note"),
    )
    _make(
        "kengetal",
        _text("title"),
        _long_text("value"),
        _maybe("year", sa.Integer()),
        _maybe("price_year", sa.Integer()),
        _text("estimated_by"),
        _long_text("url"),
        _maybe("leefdomein", sa.String()),
        _long_text("note"),
    )
    _make(
        "known_total",
        _text("title"),
        _long_text("source"),
        _maybe("year", sa.Integer()),
        _long_text("url"),
        _maybe("first_year", sa.Integer()),
        _number("horizon"),
        _number("period_years"),
        _number("cost_years"),
        _maybe("costs", sa.String()),
        _maybe("baten", sa.String()),
        _maybe("multiplier", sa.String()),
        _long_text("parts"),
        _long_text("limits"),
        _long_text("conflicts"),
    )
    _make(
        "income_line",
        _text("payer"),
        _text("sector"),
        _text("theme"),
        _maybe("year", sa.Integer()),
        _maybe("price", sa.String()),
        _text("volume"),
        _text("unit"),
        _text("scenario"),
        _long_text("source"),
    )


def downgrade() -> None:
    op.execute("DELETE FROM choice WHERE kind = 'effectenarena'")
    for table in TABLES:
        op.drop_table(table)
