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
        _text("kind"),
        _text("place"),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("milliseconds", sa.Integer(), nullable=True),
        _text("version"),
    )
    op.create_index("ix_incident_at", "incident", ["at"])
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


def downgrade() -> None:
    for table in ("rate_count", "rate_window", "incident", "backup"):
        op.drop_table(table)
