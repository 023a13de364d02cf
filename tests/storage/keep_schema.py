"""Keeps the newest schema as schemas/<revision>.db, with an initiatief in it, and its export.

Run once when a release has a new migration: python -m tests.storage.keep_schema
"""

from datetime import date
from pathlib import Path

from sample_data.loader import load_sample
from storage.commands import import_bundle, keep_snapshot, save_gesprek_question
from storage.engine import make_engine, reading, writing
from storage.migrate import migrate
from storage.queries import load_bundle
from veranderverhaal.archive import pack

SCHEMAS = Path(__file__).parent / "schemas"
SLUG = "het-badhuis"


def keep_schema(revision: str) -> None:
    """Make the two files. Raises FileExistsError: what was released does not change."""
    path = SCHEMAS / f"{revision}.db"
    if path.exists():
        raise FileExistsError(path)
    engine = make_engine(f"sqlite:///{path}")
    migrate(engine)
    with writing(engine) as session:
        import_bundle(load_sample(SLUG), session=session)
        save_gesprek_question(SLUG, "signs", session=session)
        keep_snapshot(SLUG, "Het begin", today=date(2024, 3, 1), session=session)
    with reading(engine) as session:
        path.with_suffix(".zip").write_bytes(pack(load_bundle(SLUG, session=session)))
    engine.dispose()


if __name__ == "__main__":
    from tests.storage.test_migrate import revisions

    SCHEMAS.mkdir(exist_ok=True)
    keep_schema(revisions()[-1])
