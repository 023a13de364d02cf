"""The sample initiatieven in a database, with their surveys and the made-up answers."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.engine import Engine


def install_samples(engine: "Engine") -> None:
    """The three samples, in one transaction: all of them, or none when there is something."""
    from sample_data.loader import load_samples
    from storage.commands import import_bundle
    from storage.engine import writing
    from storage.turns import is_first

    with writing(engine) as session:
        if not is_first(session=session):  # another program was at it too
            return
        for sample in load_samples():
            import_bundle(sample, session=session)
