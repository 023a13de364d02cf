"""What may be kept of an indicator, a meting, a telling and a count: cleaned, or refused."""

from collections.abc import Iterable
from dataclasses import replace

from veranderverhaal.editing import MAX_NAME, check_date
from veranderverhaal.indicator import MAX_CORE, Indicator, IndicatorKind
from veranderverhaal.meting import Meting
from veranderverhaal.model import MAX_TITLE
from veranderverhaal.question_editing import check_key, check_question, check_questions
from veranderverhaal.telling import Count, Telling
from veranderverhaal.text import NotAccepted, clean_line, require_line

MAX_INDICATOREN = 100
MAX_VRAGENLIJSTEN = 50
MAX_METINGEN = 100
MAX_TELLINGEN = 60
MAX_COUNTS = 20_000
MAX_NUMBER = 10**9
MAX_WHO = 300


def check_indicator(indicator: Indicator) -> Indicator:
    """The indicator as it may be kept: a count, or questions. Raises NotAccepted."""
    check_key(indicator.key)
    for key, field in (
        (indicator.effect, "effect"),
        (indicator.feit, "feit"),
        (indicator.telling, "telling"),
    ):
        if key:
            check_key(key, field)
    check_questions(indicator.questions)
    counts = indicator.kind is IndicatorKind.OUTPUT
    return replace(
        indicator,
        title=require_line(
            indicator.title, limit=MAX_TITLE, field="title", label="Waaraan je het merkt"
        ),
        feit=indicator.feit if counts else "",
        telling=indicator.telling if counts else "",
        questions=() if counts else tuple(check_question(one) for one in indicator.questions),
    )


def check_core(indicatoren: Iterable[Indicator]) -> None:
    """Raises NotAccepted when there are more kernvragen than fit (domain: keep it small)."""
    if sum(indicator.core for indicator in indicatoren) > MAX_CORE:
        raise NotAccepted("core", f"Kies hoogstens {MAX_CORE} kernvragen. Haal er eerst een weg.")


def check_meting(meting: Meting) -> Meting:
    """The meting as it may be kept. Raises NotAccepted with the field at fault."""
    check_key(meting.key)
    starts_on = check_date(meting.starts_on, "starts_on")
    ends_on = check_date(meting.ends_on, "ends_on")
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        raise NotAccepted("ends_on", "De laatste dag moet na de eerste dag komen.")
    if meting.approached is not None and not 0 <= meting.approached <= MAX_NUMBER:
        raise NotAccepted("approached", "Vul een getal in van 0 of meer.")
    return replace(
        meting,
        name=require_line(meting.name, limit=MAX_TITLE, field="name", label="De naam"),
        who=clean_line(meting.who, limit=MAX_WHO, field="who", label="Wie je vraagt"),
    )


def check_telling(telling: Telling) -> Telling:
    """The telling as it may be kept. Raises NotAccepted with the field at fault."""
    check_key(telling.key)
    return replace(
        telling,
        label=require_line(telling.label, limit=MAX_TITLE, field="label", label="Wat je telt"),
        unit=clean_line(telling.unit, limit=MAX_NAME, field="unit", label="De eenheid"),
    )


def check_count(count: Count) -> Count:
    """The count as it may be kept. Raises NotAccepted with the field at fault."""
    check_key(count.key)
    check_date(count.day, "day")
    if not 0 <= count.number <= MAX_NUMBER:
        raise NotAccepted("number", "Vul een getal in van 0 of meer.")
    return replace(
        count,
        event=clean_line(count.event, limit=MAX_TITLE, field="event", label="De activiteit"),
    )
