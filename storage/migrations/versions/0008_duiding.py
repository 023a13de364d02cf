"""Duiding: bijeenkomsten and what was said there, consent to citaten, other sources, learning."""

from hashlib import blake2b
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

TABLES = (
    "milestone",
    "lesson",
    "interview",
    "source_cell",
    "story_round",
    "consent_link",
    "photo",
    "card_dots",
    "card_group",
    "card",
    "afspraak",
    "duiding",
    "bijeenkomst",
)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False, server_default="")


def _long_text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


ADDED: tuple[tuple[str, sa.Column[Any]], ...] = (
    ("citaat", _long_text("story")),
    ("citaat", _text("theme")),
    ("citaat", sa.Column("naming", sa.String(), nullable=True)),
    ("citaat", _text("photo")),
    ("citaat", _long_text("photo_words")),
    ("citaat", sa.Column("agreed_how", sa.String(), nullable=True)),
    ("citaat", _text("agreed_mark")),
    ("citaat", sa.Column("withdrawn_on", sa.Date(), nullable=True)),
    ("citaat", sa.Column("made_on", sa.Date(), nullable=True)),
    ("presentation", _text("bijeenkomst")),
    (
        "presentation",
        sa.Column("voting", sa.Boolean(), nullable=False, server_default=sa.false()),
    ),
)


def upgrade() -> None:
    for table, column in ADDED:
        op.add_column(table, column)
    _mark_consents()
    op.create_table(
        "bijeenkomst",
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("starts", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("guests", sa.Text(), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("invitation", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("made_up", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("code", sa.String(), nullable=True, unique=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("board_version", sa.Integer(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=True),
    )
    op.create_table(
        "duiding",
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("bijeenkomst", sa.String(), primary_key=True),
        sa.Column("topic", sa.String(), primary_key=True),
        sa.Column("party", sa.String(), primary_key=True),
        sa.Column("recognition", sa.String(), nullable=True),
        sa.Column("recognition_why", sa.Text(), nullable=False),
        sa.Column("explanations", sa.String(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("judgement", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    )
    op.create_table(
        "afspraak",
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("bijeenkomst", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
    )
    op.create_table(
        "card",
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("bijeenkomst", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("card_group", sa.String(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    op.create_index("ix_card_bijeenkomst", "card", ["bijeenkomst"])
    op.create_table(
        "card_group",
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("bijeenkomst", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("cards", sa.Integer(), nullable=False),
        sa.Column("dots", sa.Integer(), nullable=False),
    )
    op.create_index("ix_card_group_bijeenkomst", "card_group", ["bijeenkomst"])
    op.create_table(
        "card_dots",
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("bijeenkomst", sa.String(), primary_key=True),
        sa.Column("topic", sa.String(), primary_key=True),
        sa.Column("question", sa.String(), primary_key=True),
        sa.Column("voter", sa.String(), primary_key=True),
        sa.Column("targets", sa.String(), nullable=False),
    )
    op.create_table(
        "photo",
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "consent_link",
        sa.Column("token", sa.String(), primary_key=True),
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), nullable=False),
        sa.Column("citaat", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
    )
    op.create_index("ix_consent_link_initiatief_id", "consent_link", ["initiatief_id"])
    op.create_table(
        "story_round",
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("stories", sa.Text(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
    )
    op.create_table(
        "source_cell",
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("effect", sa.String(), primary_key=True),
        sa.Column("source", sa.String(), primary_key=True),
        sa.Column("stance", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_up", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    )
    op.create_table(
        "interview",
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("talked_on", sa.Date(), nullable=True),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("statements", sa.Text(), nullable=False),
        sa.Column("made_up", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
    )
    op.create_table(
        "lesson",
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("bijeenkomst", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("change", sa.Text(), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("snapshot", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
    )
    op.create_table(
        "milestone",
        sa.Column("initiatief_id", sa.Integer(), sa.ForeignKey("initiatief.id"), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
    )


def downgrade() -> None:
    _take_back_consents()
    # Of a meting is all that a beamer shows then.
    op.execute("DELETE FROM presentation WHERE bijeenkomst <> ''")
    for table in TABLES:
        op.drop_table(table)
    for table, column in reversed(ADDED):
        op.drop_column(table, column.name)


SEEN = ("text", "story", "speaker", "role", "photo", "photo_words", "theme", "effect")
CITAAT = sa.table(
    "citaat",
    *(sa.column(name) for name in ("initiatief_id", "key", *SEEN, "purposes", "agreed_mark")),
    *(sa.column(name, sa.Boolean()) for name in ("made_up", "removed")),
    *(sa.column(name, sa.Date()) for name in ("agreed_on", "until", "withdrawn_on", "removed_on")),
)


def _mark_consents() -> None:
    """Who agreed before, agreed to the text as it was kept then."""
    is_agreed = CITAAT.c.agreed_on.is_not(None) & CITAAT.c.made_up.is_(False)
    for row in op.get_bind().execute(sa.select(CITAAT).where(is_agreed)).all():
        op.execute(_of(row).values(agreed_mark=_mark(row)))


def _take_back_consents() -> None:
    """Before this, nobody could withdraw, and a changed text or a portret had the leave of the
    citaat: what may not show now, may not show then.
    """
    nothing = {"purposes": "", "agreed_on": None, "until": None}
    for row in op.get_bind().execute(sa.select(CITAAT)).all():
        if row.withdrawn_on is not None:
            gone = {"removed": True, "removed_on": row.removed_on or row.withdrawn_on}
            op.execute(_of(row).values(**nothing, **gone))
        elif not row.made_up and (row.story or row.photo or row.agreed_mark != _mark(row)):
            op.execute(_of(row).values(**nothing))


def _of(row: Any) -> Any:
    is_same = (CITAAT.c.initiatief_id == row.initiatief_id) & (CITAAT.c.key == row.key)
    return CITAAT.update().where(is_same)


def _mark(row: Any) -> str:
    """What the person saw, as the software marks it."""
    seen = "\0".join((*(getattr(row, name) for name in SEEN), ""))
    return blake2b(seen.encode(), digest_size=8).hexdigest()
