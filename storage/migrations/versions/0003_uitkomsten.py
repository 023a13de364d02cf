"""Uitkomsten: tallies, what is set beside them, and presentations. storage.migrate fills them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TABLES = (
    "presentation",
    "theme_mark",
    "theme",
    "figure",
    "norm",
    "response_count",
    "tally",
)
INDEXES = {
    "ix_response_waiting": ("id", "counted IS FALSE AND withdrawn IS FALSE"),
    "ix_response_person": ("person", "person <> ''"),
}


def upgrade() -> None:
    op.add_column(
        "response",
        sa.Column("counted", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    for name, (column, condition) in INDEXES.items():
        chosen = sa.text(condition)
        op.create_index(
            name,
            "response",
            ["initiatief_id", "meting", column],
            sqlite_where=chosen,
            postgresql_where=chosen,
        )
    _make_tallies()
    _make_beside()
    _make_themes()
    _make_presentations()


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    for name in INDEXES:
        op.drop_index(name, "response")
    op.drop_column("response", "counted")


def _make_tallies() -> None:
    op.create_table(
        "tally",
        _initiatief_id(),
        sa.Column("meting", sa.String(), primary_key=True),
        sa.Column("axis", sa.String(), primary_key=True),
        sa.Column("part", sa.String(), primary_key=True),
        sa.Column("question", sa.String(), primary_key=True),
        sa.Column("code", sa.String(), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "response_count",
        _initiatief_id(),
        sa.Column("meting", sa.String(), primary_key=True),
        sa.Column("week", sa.String(), primary_key=True),
        sa.Column("channel", sa.String(), primary_key=True),
        sa.Column("language", sa.String(), primary_key=True),
        sa.Column("helped", sa.Boolean(), primary_key=True),
        sa.Column("complete", sa.Boolean(), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )


def _make_beside() -> None:
    op.create_table(
        "norm",
        _initiatief_id(),
        sa.Column("question", sa.String(), primary_key=True),
        sa.Column("least", sa.String(), nullable=False),
        sa.Column("set_on", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    )
    op.create_table(
        "figure",
        _initiatief_id(),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("variant", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
    )


def _make_themes() -> None:
    op.create_table(
        "theme",
        _initiatief_id(),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "theme_mark",
        _initiatief_id(),
        sa.Column("theme", sa.String(), primary_key=True),
        sa.Column("response_id", sa.Integer(), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_theme_mark_response", "theme_mark", ["initiatief_id", "response_id"])


def _make_presentations() -> None:
    op.create_table(
        "presentation",
        sa.Column("token", sa.String(), primary_key=True),
        _initiatief_id(primary_key=False),
        sa.Column("meting", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("revealed", sa.Boolean(), nullable=False),
        sa.Column("dark", sa.Boolean(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
    )


def _initiatief_id(*, primary_key: bool = True) -> sa.Column[int]:
    return sa.Column(
        "initiatief_id",
        sa.Integer(),
        sa.ForeignKey("initiatief.id"),
        primary_key=primary_key,
        nullable=False,
    )
