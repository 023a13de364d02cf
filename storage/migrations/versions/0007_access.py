"""Accounts, roles, sessions, the log, who is where, and when what is erased."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

ADDED: tuple[tuple[str, sa.Column[Any]], ...] = (
    ("initiatief", sa.Column("erase_on", sa.Date(), nullable=True)),
    ("meting", sa.Column("paper_gone_on", sa.Date(), nullable=True)),
    ("response", sa.Column("withdrawn_on", sa.Date(), nullable=True)),
    ("linking", sa.Column("since", sa.Date(), nullable=True)),
    *(
        (table, sa.Column("removed_on", sa.Date(), nullable=True))
        for table in (
            "citaat",
            "element",
            "feit",
            "indicator",
            "vragenlijst",
            "meting",
            "telling",
            "figure",
            "theme",
        )
    ),
    (
        "presentation",
        sa.Column("shared", sa.Boolean(), nullable=False, server_default=sa.false()),
    ),
)


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("login", sa.String(), nullable=False, unique=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password", sa.String(), nullable=True),
        sa.Column("issuer", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("administrator", sa.Boolean(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("issuer", "subject"),
    )
    op.create_table(
        "membership",
        sa.Column("account", sa.String(), sa.ForeignKey("account.key"), primary_key=True),
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
    )
    op.create_index("ix_membership_initiatief_id", "membership", ["initiatief_id"])
    op.create_table(
        "login_session",
        sa.Column("token", sa.String(), primary_key=True),
        sa.Column("account", sa.String(), sa.ForeignKey("account.key"), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.Column("browser", sa.String(), nullable=False),
        sa.Column("locked_to", sa.Integer(), sa.ForeignKey("initiatief.id"), nullable=True),
        sa.Column("pin", sa.String(), nullable=True),
        sa.Column("pin_failures", sa.Integer(), nullable=False),
        sa.Column("pin_wait", sa.DateTime(), nullable=True),
    )
    op.create_index("ix_login_session_account", "login_session", ["account"])
    op.create_table(
        "one_time_link",
        sa.Column("token", sa.String(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("account", sa.String(), sa.ForeignKey("account.key"), nullable=True),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "login_attempt",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
    )
    op.create_index("ix_login_attempt_who", "login_attempt", ["who", "at"])
    op.create_table(
        "log_entry",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("initiatief_id", sa.Integer(), nullable=True),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
    )
    op.create_index("ix_log_entry_at", "log_entry", ["at"])
    op.create_index("ix_log_entry_initiatief", "log_entry", ["initiatief_id", "at"])
    op.create_table(
        "presence",
        sa.Column("tab", sa.String(), primary_key=True),
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
    )
    op.create_index("ix_presence_initiatief_id", "presence", ["initiatief_id"])
    op.create_table(
        "privacy",
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    )
    op.create_table(
        "housekeeping",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("at", sa.DateTime(), nullable=False),
    )
    for table, column in ADDED:
        op.add_column(table, column)


def downgrade() -> None:
    for table, column in reversed(ADDED):
        op.drop_column(table, column.name)
    for table in (
        "housekeeping",
        "privacy",
        "presence",
        "log_entry",
        "login_attempt",
        "one_time_link",
        "login_session",
        "membership",
        "account",
    ):
        op.drop_table(table)
