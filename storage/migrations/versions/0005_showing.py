"""Showing: citaten, what was chosen for poster and report, and the shared page."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TABLES = ("shared_page", "choice", "citaat")
LOOKS = (("initiatief", "colour"), ("feit", "icon"))


def upgrade() -> None:
    for table, column in LOOKS:
        op.add_column(table, sa.Column(column, sa.String(), nullable=False, server_default=""))
    op.create_table(
        "citaat",
        _initiatief_id(),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("effect", sa.String(), nullable=False),
        sa.Column("purposes", sa.String(), nullable=False),
        sa.Column("agreed_on", sa.Date()),
        sa.Column("until", sa.Date()),
        sa.Column("made_up", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "choice",
        _initiatief_id(),
        sa.Column("kind", sa.String(), primary_key=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    )
    op.create_table(
        "shared_page",
        _initiatief_id(),
        sa.Column("code", sa.String(), nullable=False, unique=True),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("indexed", sa.Boolean(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    for table, column in LOOKS:
        op.drop_column(table, column)


def _initiatief_id() -> sa.Column[int]:
    return sa.Column(
        "initiatief_id",
        sa.Integer(),
        sa.ForeignKey("initiatief.id"),
        primary_key=True,
        nullable=False,
    )
