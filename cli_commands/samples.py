"""The sample initiatieven in a database, with their surveys and the made-up answers."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sample_data.measured import Measured
    from storage.engine import Engine


def install_samples(engine: "Engine") -> None:
    """The three samples, in one transaction: all of them, or none."""
    from sample_data.loader import load_measured, load_samples
    from storage.commands import import_bundle
    from storage.engine import writing

    with writing(engine) as session:
        for sample in load_samples():
            kept = import_bundle(sample, session=session)
            keep_measured(kept.slug, load_measured(sample.initiatief.slug), session=session)


def keep_measured(slug: str, measured: "Measured", *, session: Any) -> None:
    """What was asked in a sample, and the answers to it."""
    from storage.commands import add_indicator, add_meting, add_vragenlijst, import_responses

    for indicator in measured.indicatoren:
        add_indicator(slug, indicator, session=session)
    for vragenlijst in measured.vragenlijsten:
        add_vragenlijst(slug, vragenlijst, session=session)
    for meting in measured.metingen:
        assert meting.ends_on is not None
        add_meting(slug, meting, session=session)
        import_responses(
            slug,
            meting.key,
            measured.responses[meting.key],
            file_name=meting.name,
            today=meting.ends_on,
            session=session,
        )
