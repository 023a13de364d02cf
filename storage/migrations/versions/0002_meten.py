"""Measuring: indicatoren, vragenlijsten, metingen, responses, imports and tellingen."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TABLES = (
    "telling_count",
    "telling",
    "import_column",
    "import_batch",
    "response",
    "meting",
    "wording_change",
    "vragenlijst_version",
    "vragenlijst",
    "indicator",
    "linking",
    "secret",
)


def upgrade() -> None:
    _make_secrets()
    _make_indicatoren()
    _make_vragenlijsten()
    _make_metingen()
    _make_imports()
    _make_tellingen()


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)


def _make_secrets() -> None:
    secret = op.create_table(
        "secret",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("value", sa.String(), nullable=False),
    )
    op.bulk_insert(secret, [{"name": "installation", "value": secrets.token_hex(32)}])
    op.create_table("linking", _initiatief_id(), sa.Column("secret", sa.String(), nullable=False))


def _make_indicatoren() -> None:
    op.create_table(
        "indicator",
        _initiatief_id(),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("effect", sa.String(), nullable=False),
        sa.Column("feit", sa.String(), nullable=False),
        sa.Column("telling", sa.String(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("core", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
    )


def _make_vragenlijsten() -> None:
    op.create_table(
        "vragenlijst",
        _initiatief_id(),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "vragenlijst_version",
        _initiatief_id(),
        sa.Column("vragenlijst", sa.String(), primary_key=True),
        sa.Column("version", sa.Integer(), primary_key=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
    )
    op.create_table(
        "wording_change",
        sa.Column("id", sa.Integer(), primary_key=True),
        _initiatief_id(primary_key=False),
        sa.Column("vragenlijst", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
    )
    op.create_index("ix_wording_change_initiatief_id", "wording_change", ["initiatief_id"])


def _make_metingen() -> None:
    op.create_table(
        "meting",
        _initiatief_id(),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False, unique=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("vragenlijst", sa.String(), nullable=False),
        sa.Column("vragenlijst_version", sa.Integer()),
        sa.Column("starts_on", sa.Date()),
        sa.Column("ends_on", sa.Date()),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("approached", sa.Integer()),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.Column("made_up", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "response",
        sa.Column("id", sa.Integer(), primary_key=True),
        _initiatief_id(primary_key=False),
        sa.Column("meting", sa.String(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("week", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("helped", sa.Boolean(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("form_number", sa.String(), nullable=False),
        sa.Column("import_id", sa.Integer()),
        sa.Column("token", sa.String(), unique=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("checked", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_response_meting", "response", ["initiatief_id", "meting"])


def _make_imports() -> None:
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), primary_key=True),
        _initiatief_id(primary_key=False),
        sa.Column("meting", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("imported_on", sa.Date(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_import_batch_initiatief_id", "import_batch", ["initiatief_id"])
    op.create_table(
        "import_column",
        _initiatief_id(),
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("target", sa.Text(), nullable=False),
    )


def _make_tellingen() -> None:
    op.create_table(
        "telling",
        _initiatief_id(),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "telling_count",
        _initiatief_id(),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("telling", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
    )


def _initiatief_id(*, primary_key: bool = True) -> sa.Column[int]:
    return sa.Column(
        "initiatief_id",
        sa.Integer(),
        sa.ForeignKey("initiatief.id"),
        primary_key=primary_key,
        nullable=False,
    )
