"""The samples with their surveys in a database, as a new installation gets them."""

import pytest

from cli_commands.samples import install_samples
from sample_data.loader import SAMPLE_SLUGS, load_measured, load_sample
from storage.meting_queries import (
    list_indicatoren,
    list_metingen,
    list_responses,
    list_vragenlijsten,
)
from storage.queries import load_bundle
from tests.storage.helpers import ask


@pytest.mark.parametrize("slug", SAMPLE_SLUGS)
def test_a_sample_is_installed_with_its_survey_and_every_answer(engine, slug):
    install_samples(engine)
    assert ask(engine, load_bundle, slug).veranderverhaal == load_sample(slug).veranderverhaal
    measured = load_measured(slug)
    assert tuple(ask(engine, list_indicatoren, slug)) == measured.indicatoren
    assert tuple(ask(engine, list_vragenlijsten, slug)) == measured.vragenlijsten
    metingen = ask(engine, list_metingen, slug)
    assert [one.key for one in metingen] == [one.key for one in measured.metingen]
    assert all(one.made_up for one in metingen)
    for meting in metingen:
        kept = ask(engine, list_responses, slug, meting.key, limit=200)
        assert tuple(one.response for one in reversed(kept)) == measured.responses[meting.key]
