"""The sample initiatieven in a database, with their surveys and the made-up answers."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.engine import Engine


def install_samples(engine: "Engine") -> None:
    """The three samples, in one transaction: all of them, or none."""
    from sample_data.loader import load_samples
    from storage.commands import import_bundle
    from storage.engine import writing

    with writing(engine) as session:
        for sample in load_samples():
            import_bundle(sample, session=session)
