"""What may be kept of the settings of an effectenarena."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from veranderverhaal.editing import check_date
from veranderverhaal.effectenarena.number_checks import (
    MAX_YEARS,
    SHARE_PLACES,
    WORD_KEY,
    check_number,
    check_source,
    check_year,
    check_years,
)
from veranderverhaal.effectenarena.settings import (
    CHANCE_SCALE,
    DELTA_SCALE,
    GRONINGEN,
    EffectenarenaSettings,
    IndexYear,
    ScaleLabel,
    tells_negatives,
)
from veranderverhaal.text import NotAccepted, clean_text, require_line

MAX_TEXT = 2000
MAX_SCALE_WORDS = 40
FEWEST_WORDS = 2
MOST_WORDS = 9
MAX_INDEX = Decimal(10**6)
MAX_DISCOUNT = Decimal("0.2")
DEFAULT = EffectenarenaSettings()


def check_settings(settings: EffectenarenaSettings) -> EffectenarenaSettings:
    """The settings as they may be kept. Raises NotAccepted with the field at fault."""
    horizon = check_years(settings.horizon, "horizon")
    checked = replace(
        settings,
        first_year=check_year(settings.first_year, "first_year"),
        horizon=horizon,
        period_years=check_years(settings.period_years, "period_years", most=horizon),
        discount_rate=check_number(
            settings.discount_rate, "discount_rate", most=MAX_DISCOUNT, places=SHARE_PLACES
        ),
        discount_source=check_source(settings.discount_source, "discount_source"),
        discount_set_on=check_date(settings.discount_set_on, "discount_set_on"),
        negative_effects=_check_negatives(settings.negative_effects),
        without_us=_text(settings.without_us, "without_us"),
        price_year=check_year(settings.price_year, "price_year"),
        price_index=_check_index(settings.price_index),
        price_index_source=check_source(settings.price_index_source, "price_index_source"),
        stale_after=check_years(settings.stale_after, "stale_after"),
        chance_scale=_check_scale(settings.chance_scale, "chance_scale"),
        delta_scale=_check_scale(settings.delta_scale, "delta_scale"),
    )
    _check_discount(checked)
    if checked.price_index and not checked.price_index_source:
        raise NotAccepted("price_index_source", "Vul in waar deze prijzen vandaan komen.")
    return checked


def _check_negatives(typed: str) -> str:
    cleaned = _text(typed, "negative_effects")
    if cleaned and not tells_negatives(cleaned):
        raise NotAccepted("negative_effects", "Schrijf wat er mis kan gaan, of typ: geen.")
    return cleaned


def _check_discount(settings: EffectenarenaSettings) -> None:
    if not settings.discount_source:
        raise NotAccepted("discount_source", "Vul in waar dit percentage vandaan komt.")
    if settings.discount_set_on is None:
        raise NotAccepted("discount_set_on", "Vul in van welke dag dit percentage is.")
    is_changed = settings.discount_rate != DEFAULT.discount_rate
    if is_changed and settings.discount_source == DEFAULT.discount_source:
        raise NotAccepted(
            "discount_source",
            "Dit percentage staat niet in die bron. Vul de juiste bron in.",
        )


def _check_scale(scale: tuple[ScaleLabel, ...], field: str) -> tuple[ScaleLabel, ...]:
    if not FEWEST_WORDS <= len(scale) <= MOST_WORDS:
        raise NotAccepted(field, f"Een schaal heeft {FEWEST_WORDS} tot {MOST_WORDS} woorden.")
    checked = tuple(_check_label(one, field) for one in scale)
    if not _differ(one.key for one in checked):
        raise NotAccepted(field, "Kies dit opnieuw.")
    if not _differ(one.words.casefold() for one in checked):
        raise NotAccepted(field, "Twee woorden zijn hetzelfde. Kies verschillende woorden.")
    values = [one.value for one in checked]
    if any(later <= earlier for earlier, later in pairwise(values)):
        raise NotAccepted(field, "Elk woord heeft een hoger getal dan het woord ervoor.")
    return checked


def _check_label(label: ScaleLabel, field: str) -> ScaleLabel:
    if not WORD_KEY.fullmatch(label.key):
        raise NotAccepted(field, "Kies dit opnieuw.")
    return replace(
        label,
        words=require_line(label.words, limit=MAX_SCALE_WORDS, field=field, label="Een woord"),
        value=check_number(label.value, field, most=Decimal(1), places=SHARE_PLACES),
        source=_check_published(label, field),
    )


def _check_published(label: ScaleLabel, field: str) -> str:
    """The source of a word; the published one has its own number in it, and no other."""
    source = check_source(label.source, field)
    scale = CHANCE_SCALE if field == "chance_scale" else DELTA_SCALE
    published = {one.value for one in scale if one.source}
    if source.casefold() == GRONINGEN.casefold() and label.value not in published:
        raise NotAccepted(
            field, f"Het getal bij ‘{label.words}’ staat niet in die bron. Haal de bron daar weg."
        )
    return source


def _check_index(index: tuple[IndexYear, ...]) -> tuple[IndexYear, ...]:
    if len(index) > MAX_YEARS * 2:
        raise NotAccepted("price_index", f"Er passen hoogstens {MAX_YEARS * 2} jaren in.")
    for one in index:
        check_year(one.year, "price_index")
    if not _differ(one.year for one in index):
        raise NotAccepted("price_index", "Een jaar staat er twee keer. Laat er een staan.")
    checked = (replace(one, value=_index_number(one.value)) for one in index)
    return tuple(sorted(checked, key=lambda one: one.year))


def _index_number(value: Decimal) -> Decimal:
    checked = check_number(value, "price_index", most=MAX_INDEX)
    if not checked:
        raise NotAccepted("price_index", "Een prijsindex is hoger dan nul.")
    return checked


def _differ(values: Iterable[object]) -> bool:
    found = list(values)
    return len(set(found)) == len(found)


def _text(text: str, field: str) -> str:
    return clean_text(text, limit=MAX_TEXT, field=field)
