"""What the page of an effectenarena, its files and the report are made from."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from storage.commands import import_bundle
from storage.effectenarena_material import load_effectenarena_material
from storage.finding import NotFound
from storage.showcase_queries import load_report_material
from tests.effectenarena_bundle import EFFECTENARENA, effectenarena_bundle
from tests.storage.effectenarena_cases import KETEN
from tests.storage.helpers import SLUG, ask, run
from veranderverhaal.effectenarena.model import Factor

TODAY = date(2026, 11, 21)


def test_the_page_and_the_report_get_what_was_kept(engine):
    bundle = effectenarena_bundle()
    run(engine, import_bundle, bundle)
    slug = bundle.initiatief.slug
    page = ask(engine, load_effectenarena_material, slug, today=TODAY)
    report = ask(engine, load_report_material, slug, today=TODAY)
    assert page.effectenarena.ketens
    assert page.effectenarena == report.effectenarena
    assert page.known_totals
    assert (page.today, page.initiatief) == (TODAY, report.initiatief)


def test_what_a_measured_number_is_worth_now_goes_along(engine):
    gone = Factor(middle=Decimal("0.5"), source="Meting ‘Eén’", measured="weg weg favourable")
    found = replace(EFFECTENARENA, ketens=(replace(KETEN, chance=gone),))
    bundle = effectenarena_bundle(effectenarena=found)
    run(engine, import_bundle, bundle)
    page = ask(engine, load_effectenarena_material, bundle.initiatief.slug, today=TODAY)
    assert [(one.key, one.ketens) for one in page.measured] == [("measured_gone", (KETEN.key,))]


def test_of_an_initiatief_that_is_not_there_there_is_no_page(engine):
    with pytest.raises(NotFound):
        ask(engine, load_effectenarena_material, SLUG, today=TODAY)
