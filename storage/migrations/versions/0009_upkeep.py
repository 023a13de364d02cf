"""Upkeep: backups, errors and slow answers, and limits that several processes share."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def upgrade() -> None:
    op.create_table(
        "backup",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        _text("file"),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("responses", sa.BigInteger(), nullable=False),
        sa.Column("encrypted", sa.Boolean(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
    )
    op.create_index("ix_backup_at", "backup", ["at"])
    op.create_table(
        "incident",
        sa.Column("reference", sa.String(), primary_key=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        _text("kind"),
        _text("place"),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("milliseconds", sa.Integer(), nullable=True),
        _text("version"),
    )
    op.create_index("ix_incident_last_at", "incident", ["last_at"])
    op.create_table(
        "gone",
        sa.Column("mark", sa.String(), primary_key=True),
        _text("kind"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
    )
    op.create_table(
        "move",
        sa.Column("direction", sa.String(), primary_key=True),
        _text("other"),
        sa.Column("looked", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
    )
    # Counts of ten minutes: after a crash of PostgreSQL they may start from nothing.
    unlogged = ["UNLOGGED"] if op.get_bind().dialect.name == "postgresql" else []
    op.create_table(
        "rate_window",
        sa.Column("kind", sa.String(), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        _text("salt"),
        prefixes=unlogged,
    )
    op.create_table(
        "rate_count",
        sa.Column("kind", sa.String(), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("who", sa.String(), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
        prefixes=unlogged,
    )
    answers = sa.Column("answers_version", sa.Integer(), nullable=False, server_default="0")
    op.add_column("initiatief", answers)
    _add_indices()


def _add_indices() -> None:
    """What is looked for in the whole country must not be looked for row by row."""
    op.create_index("ix_begun_form_meting", "begun_form", ["initiatief_id", "meting"])
    chosen = {
        ("ix_initiatief_removed", "initiatief", "removed_at"): ("removed_at IS NOT NULL",) * 2,
        ("ix_response_nowhere", "response", "id"): ("meting = ''",) * 2,
        ("ix_response_withdrawn", "response", "initiatief_id", "withdrawn_on"): (
            "withdrawn IS 1 OR withdrawn_on IS NOT NULL",
            "withdrawn IS TRUE OR withdrawn_on IS NOT NULL",
        ),
    }
    for (name, table, *columns), (in_sqlite, in_postgresql) in chosen.items():
        op.create_index(
            name,
            table,
            columns,
            sqlite_where=sa.text(in_sqlite),
            postgresql_where=sa.text(in_postgresql),
        )


def downgrade() -> None:
    for name, table in (
        ("ix_response_withdrawn", "response"),
        ("ix_response_nowhere", "response"),
        ("ix_initiatief_removed", "initiatief"),
        ("ix_begun_form_meting", "begun_form"),
    ):
        op.drop_index(name, table)
    op.drop_column("initiatief", "answers_version")
    for table in ("rate_count", "rate_window", "move", "gone", "incident", "backup"):
        op.drop_table(table)
