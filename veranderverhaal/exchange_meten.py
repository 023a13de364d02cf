"""What may be kept of the measuring that comes from a file: each part, and all parts together."""

import re
from collections.abc import Mapping
from dataclasses import replace

from veranderverhaal.bundle import Bundle, CarriedResponse
from veranderverhaal.exchange_checks import check_number, check_once
from veranderverhaal.exchange_uitkomst import check_beside, check_marks
from veranderverhaal.kept_answers import ResponseCheck
from veranderverhaal.meten_editing import (
    MAX_COUNTS,
    MAX_INDICATOREN,
    MAX_METINGEN,
    MAX_TELLINGEN,
    MAX_VRAGENLIJSTEN,
    check_core,
    check_count,
    check_indicator,
    check_meting,
    check_telling,
)
from veranderverhaal.meting import Meting
from veranderverhaal.question_editing import check_key, check_vragenlijst
from veranderverhaal.telling import Count
from veranderverhaal.text import NotAccepted, clean_text
from veranderverhaal.vragenlijst import LANGUAGES, Vragenlijst
from veranderverhaal.wording import WordingChange

__all__ = ["MAX_COUNTS", "MAX_RESPONSES", "check_measuring"]

MAX_RESPONSES = 20_000
MAX_VERSIONS = 4 * MAX_VRAGENLIJSTEN
MAX_WORDING_CHANGES = 5_000
MAX_WORDS = 2_000
CODE = re.compile(r"([a-z0-9]{8})?", re.ASCII)  # without one, a meting gets a fresh code
SECRET = re.compile(r"([0-9a-f]{64})?", re.ASCII)
PART = re.compile(r"[a-z_]+(:[A-Za-z0-9_-]{1,40})?", re.ASCII)

Versions = Mapping[tuple[str, int], Vragenlijst]


def check_measuring(bundle: Bundle) -> Bundle:
    """The bundle with its measuring as storage hands it out: in order, and whole.

    Raises NotAccepted when a part is wrong, or belongs to a part that is not there.
    """
    _check_numbers(bundle)
    checked = replace(
        bundle,
        indicatoren=tuple(check_indicator(one) for one in bundle.indicatoren),
        vragenlijsten=_in_order(tuple(check_vragenlijst(one) for one in bundle.vragenlijsten)),
        metingen=tuple(check_meting(one) for one in bundle.metingen),
        tellingen=tuple(check_telling(one) for one in bundle.tellingen),
        counts=_check_counts(bundle),
    )
    check_core(checked.indicatoren)
    for parts in (checked.indicatoren, checked.metingen, checked.tellingen, checked.counts):
        check_once([part.key for part in parts])
    if not SECRET.fullmatch(checked.linking_secret):
        raise NotAccepted("", "het geheim van de eigen codes heeft een vorm die niet kan.")
    versions = _check_versions(checked.vragenlijsten)
    _check_metingen(checked.metingen, versions)
    changes = tuple(_check_change(one, versions) for one in checked.wording_changes)
    responses = _check_responses(checked, versions)
    return check_marks(check_beside(replace(checked, wording_changes=changes, responses=responses)))


def _check_numbers(bundle: Bundle) -> None:
    check_number(bundle.indicatoren, MAX_INDICATOREN, "indicatoren")
    check_number(bundle.vragenlijsten, MAX_VERSIONS, "vragenlijsten")
    check_number([*{one.key for one in bundle.vragenlijsten}], MAX_VRAGENLIJSTEN, "vragenlijsten")
    check_number(bundle.wording_changes, MAX_WORDING_CHANGES, "veranderingen van tekst")
    check_number(bundle.metingen, MAX_METINGEN, "metingen")
    check_number(bundle.tellingen, MAX_TELLINGEN, "tellingen")
    check_number(bundle.counts, MAX_COUNTS, "aantallen van tellingen")
    check_number(bundle.responses, MAX_RESPONSES, "antwoorden")


def _in_order(vragenlijsten: tuple[Vragenlijst, ...]) -> tuple[Vragenlijst, ...]:
    """The versions of one vragenlijst together, oldest first."""
    places = {one.key: place for place, one in reversed(list(enumerate(vragenlijsten)))}
    return tuple(sorted(vragenlijsten, key=lambda one: (places[one.key], one.version)))


def _check_counts(bundle: Bundle) -> tuple[Count, ...]:
    tellingen = {one.key for one in bundle.tellingen}
    counts = [check_count(one) for one in bundle.counts]
    if any(one.telling not in tellingen for one in counts):
        raise NotAccepted("", "een aantal hoort bij een telling die er niet is.")
    return tuple(sorted(counts, key=lambda one: (one.day, one.key)))


def _check_versions(vragenlijsten: tuple[Vragenlijst, ...]) -> Versions:
    versions = {(one.key, one.version): one for one in vragenlijsten}
    if len(versions) != len(vragenlijsten):
        raise NotAccepted("", "een versie van een vragenlijst staat er twee keer in.")
    if any(one.version < 1 for one in vragenlijsten):
        raise NotAccepted("", "een vragenlijst heeft een versie die niet kan.")
    return versions


def _check_metingen(metingen: tuple[Meting, ...], versions: Versions) -> None:
    codes = [one.code for one in metingen if one.code]
    if len(set(codes)) != len(codes) or not all(CODE.fullmatch(code) for code in codes):
        raise NotAccepted("", "een meting heeft een code voor de link die niet kan.")
    if any((one.vragenlijst, one.vragenlijst_version) not in versions for one in metingen):
        raise NotAccepted("", "een meting hoort bij een vragenlijst die er niet is.")


def _check_change(change: WordingChange, versions: Versions) -> WordingChange:
    known = change.vragenlijst in {key for key, _ in versions}
    if not known or change.language not in LANGUAGES or not PART.fullmatch(change.part):
        raise NotAccepted("", "een verandering van tekst hoort bij niets.")
    if change.question:
        check_key(change.question)
    return replace(
        change,
        before=clean_text(change.before, limit=MAX_WORDS),
        after=clean_text(change.after, limit=MAX_WORDS),
    )


def _check_responses(bundle: Bundle, versions: Versions) -> tuple[CarriedResponse, ...]:
    """In the order of the metingen; nothing in them that the vragenlijst did not offer."""
    checks = {
        one.key: ResponseCheck(
            versions[one.vragenlijst, one.vragenlijst_version], linked=one.linked
        )
        for one in bundle.metingen
    }
    by_meting: dict[str, list[CarriedResponse]] = {one.key: [] for one in bundle.metingen}
    for carried in bundle.responses:
        if carried.meting not in checks:
            raise NotAccepted("", "een antwoord hoort bij een meting die er niet is.")
        try:
            response = checks[carried.meting].accept(carried.response)
        except ValueError as error:
            raise NotAccepted("", "een antwoord past niet bij zijn vragenlijst.") from error
        by_meting[carried.meting].append(replace(carried, response=response))
    return tuple(one for carried in by_meting.values() for one in carried)
