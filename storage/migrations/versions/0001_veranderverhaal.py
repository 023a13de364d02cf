"""The first schema: initiatief, element, verband, feit, snapshot."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "initiatief",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("slug", sa.String(), nullable=False, unique=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("buurt", sa.String(), nullable=False),
        sa.Column("gemeente", sa.String(), nullable=False),
        sa.Column("motto", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reference_date", sa.Date()),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("logo", sa.LargeBinary()),
        sa.Column("aanleiding", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("no_neveneffecten", sa.Boolean(), nullable=False),
        sa.Column("story_revision", sa.Integer(), nullable=False),
        sa.Column("gesprek_question", sa.String(), nullable=False),
        sa.Column("data_version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime()),
    )
    op.create_table(
        "element",
        _initiatief_id(),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("layer", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("level", sa.String()),
        sa.Column("influence", sa.String()),
        sa.Column("signs", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "verband",
        _initiatief_id(),
        sa.Column("source", sa.String(), primary_key=True),
        sa.Column("target", sa.String(), primary_key=True),
        sa.Column("assumption", sa.Text(), nullable=False),
        sa.Column("certainty", sa.String()),
        sa.Column("revision", sa.Integer(), nullable=False),
    )
    op.create_table(
        "feit",
        _initiatief_id(),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("low", sa.String()),
        sa.Column("high", sa.String()),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("counted_on", sa.Date()),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "snapshot",
        _initiatief_id(),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kept_on", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    for table in ("snapshot", "feit", "verband", "element", "initiatief"):
        op.drop_table(table)


def _initiatief_id() -> sa.Column[int]:
    return sa.Column(
        "initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True
    )
