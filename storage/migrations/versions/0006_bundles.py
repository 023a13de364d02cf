"""With whom a response was counted, and what is counted of one that was corrected."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

CHANGES = "bundle <> 0 AND (counted = withdrawn OR (counted IS TRUE AND counted_as IS NOT NULL))"

WAS_SHOWN = """(initiatief_id, meting) IN (
    SELECT initiatief_id, meting FROM tally
    WHERE axis = '' AND part = '' AND question = '' AND code = '' AND number >= 10
)"""


def upgrade() -> None:
    op.add_column("response", sa.Column("bundle", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("response", sa.Column("counted_as", sa.Text(), nullable=True))
    # What was withdrawn used to be out at once; nobody knows any more who was counted when.
    op.execute("UPDATE response SET counted = FALSE WHERE withdrawn")
    op.execute(f"UPDATE response SET bundle = 1 WHERE counted AND {WAS_SHOWN}")  # noqa: S608
    chosen = sa.text(CHANGES)
    op.create_index(
        "ix_response_changing",
        "response",
        ["initiatief_id", "meting", "bundle"],
        sqlite_where=chosen,
        postgresql_where=chosen,
    )


def downgrade() -> None:
    op.drop_index("ix_response_changing", "response")
    op.execute("UPDATE response SET counted = TRUE WHERE withdrawn AND bundle <> 0 AND NOT counted")
    op.drop_column("response", "counted_as")
    op.drop_column("response", "bundle")
