"""How many forms were begun and not sent; unknown for the metingen that are there already."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("meting", sa.Column("unsent", sa.Integer(), nullable=True))
    op.create_table(
        "begun_form",
        sa.Column("mark", sa.String(), primary_key=True),
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), nullable=False),
        sa.Column("meting", sa.String(), nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("begun_form")
    op.drop_column("meting", "unsent")
