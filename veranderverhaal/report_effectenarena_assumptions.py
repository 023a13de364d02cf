"""All that an effectenarena rests on, as rows of texts: every number, its range and its source."""

from collections.abc import Iterator
from dataclasses import dataclass

from veranderverhaal.effectenarena.bounds import ONE, bounds_of
from veranderverhaal.effectenarena.canvas_words import NOT_FROM_A_SOURCE
from veranderverhaal.effectenarena.keten_standing import standing_of
from veranderverhaal.effectenarena.labels import (
    BOUND_LABELS,
    COURSE_LABELS,
    INVESTERING_KIND_LABELS,
    LEEFDOMEIN_LABELS,
    SECTOR_LABELS,
)
from veranderverhaal.effectenarena.model import (
    Effectenarena,
    Factor,
    Investeerder,
    Investering,
    InvesteringKind,
    Kengetal,
    Keten,
    Pricing,
)
from veranderverhaal.effectenarena.money import number
from veranderverhaal.effectenarena.naming import element_name, incasseerder_name, investeerder_name
from veranderverhaal.effectenarena.price_level import price_ratio, value_of
from veranderverhaal.effectenarena.saying import say_rate
from veranderverhaal.effectenarena.settings import EffectenarenaSettings, ScaleLabel
from veranderverhaal.model import Veranderverhaal

Row = tuple[str, ...]

FACTOR_HEADER = ("Getal", *(one.capitalize() for one in BOUND_LABELS), "Bron")
NOT_FILLED_IN = "niet ingevuld"
NOTHING_OFF = "niet ingevuld: er gaat niets af"
ALL_OF_IT = "niet ingevuld: telt helemaal mee"
NO_SOURCE = "geen bron"
MEASURED = "uit een meting"


@dataclass(frozen=True)
class AssumedKeten:
    """One keten with all its numbers. `told` is where it stands, `rows` are those of its table."""

    number: int
    title: str
    told: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def setting_rows(settings: EffectenarenaSettings) -> tuple[Row, ...]:
    """What holds for all of it: name and value."""
    first = (
        str(settings.first_year) if settings.first_year else "het eerste jaar waarin iets gebeurt"
    )
    prices = f"prijzen van {settings.price_year}" if settings.price_year else "niet omgerekend"
    index = "; ".join(f"{one.year}: {number(one.value)}" for one in settings.price_index)
    rows = (
        ("Looptijd", f"{settings.horizon} jaar, vanaf {first}"),
        ("Periodes", f"van {settings.period_years} jaar"),
        ("Discontovoet", say_rate(settings)),
        ("Nadelen", settings.negative_effects or NOT_FILLED_IN),
        ("Zonder het initiatief", settings.without_us or NOT_FILLED_IN),
        ("Prijspeil", prices),
        ("Prijsindex", f"{index} ({settings.price_index_source})" if index else ""),
        ("Een bron is oud na", f"{settings.stale_after} jaar"),
    )
    return tuple(row for row in rows if row[1])


def scale_rows(scale: tuple[ScaleLabel, ...]) -> tuple[Row, ...]:
    """Each word with the number behind it, and whether somebody else gave it."""
    return tuple((one.words, number(one.value), one.source or NOT_FROM_A_SOURCE) for one in scale)


def kengetal_rows(kengetallen: tuple[Kengetal, ...]) -> tuple[Row, ...]:
    """Euros per person per year, with source, years, and who estimated it."""
    return tuple(
        (
            one.title,
            *_three(one.value, "€ "),
            _origin(one),
            str(one.price_year or NOT_FILLED_IN),
            one.estimated_by or NOT_FILLED_IN,
        )
        for one in kengetallen
    )


def _origin(kengetal: Kengetal) -> str:
    """Where a value comes from, of which year, with its link and note."""
    year = f", {kengetal.year}" if kengetal.year else ""
    source = f"{kengetal.value.source or NO_SOURCE}{year}"
    note = " ".join(kengetal.note.split())
    return "; ".join(part for part in (source, kengetal.url, note) if part)


def investering_rows(effectenarena: Effectenarena, story: Veranderverhaal) -> tuple[Row, ...]:
    """What each party puts in, per year."""
    parties = {one.key: one for one in effectenarena.investeerders}
    return tuple(
        _investering(one, parties.get(one.investeerder), effectenarena, story)
        for one in effectenarena.investeringen
    )


def assumed_ketens(
    effectenarena: Effectenarena, story: Veranderverhaal
) -> tuple[AssumedKeten, ...]:
    """Every keten, those without euros too."""
    return tuple(
        _keten(place, one, effectenarena, story)
        for place, one in enumerate(effectenarena.ketens, 1)
    )


def _investering(
    one: Investering,
    party: Investeerder | None,
    effectenarena: Effectenarena,
    story: Veranderverhaal,
) -> Row:
    name = investeerder_name(one.investeerder, effectenarena)
    sector = f" ({SECTOR_LABELS[party.sector]})" if party else ""
    what = ": ".join(part for part in (INVESTERING_KIND_LABELS[one.kind], one.words) if part)
    where = element_name(one.aanpak, story) if one.aanpak else "alle activiteiten"
    when = f"{one.years} jaar vanaf {one.first_year}" if one.first_year else NOT_FILLED_IN
    is_money = one.kind is InvesteringKind.MONEY
    quantity = "" if is_money else _told(one.quantity, "")
    source = "; ".join(dict.fromkeys(x for x in (one.quantity.source, one.price.source) if x))
    return (
        f"{name}{sector}",
        f"{what}, voor {where}",
        when,
        quantity,
        _told(one.price, "€ ") or "alleen in woorden",
        "; ".join(part for part in (source, one.note) if part) or NO_SOURCE,
    )


def _keten(
    place: int, keten: Keten, effectenarena: Effectenarena, story: Veranderverhaal
) -> AssumedKeten:
    title = " – ".join(
        (
            element_name(keten.aanpak, story),
            element_name(keten.effect, story),
            incasseerder_name(keten.incasseerder, effectenarena),
        )
    )
    standing = standing_of(keten, effectenarena)
    missing = f"; nog nodig: {standing.missing}" if standing.missing else ""
    nadeel = "; dit is een nadeel" if keten.is_negative else ""
    return AssumedKeten(
        place,
        title,
        f"{standing.told}{missing}{nadeel}",
        tuple(_rows(keten, effectenarena)),
        tuple(_notes(keten, story)),
    )


def _rows(keten: Keten, effectenarena: Effectenarena) -> Iterator[Row]:
    settings = effectenarena.settings
    yield _row("Slagingskans", keten.chance, settings.chance_scale)
    yield _row("Grootte van de verandering", keten.delta, settings.delta_scale)
    if keten.pricing is not Pricing.EUROS:
        return
    yield _row("Aantal mensen", keten.people)
    yield _row("Bereik", keten.reach, empty=ALL_OF_IT)
    kengetal = effectenarena.kengetal(keten.kengetal)
    value = kengetal.value if kengetal else Factor()
    yield _row("Euro per persoon per jaar", value, named=kengetal.title if kengetal else "")
    if kengetal and value.is_given and price_ratio(kengetal, settings) not in (None, ONE):
        level = value_of(kengetal, settings)
        source = settings.price_index_source or NO_SOURCE
        amounts = (number(level.low), number(level.middle), number(level.high))
        yield (f"Hetzelfde in prijzen van {settings.price_year}", *amounts, source)
    yield _row("Wat anders ook was gebeurd", keten.deadweight, empty=NOTHING_OFF)
    yield _row("Verdringing", keten.displacement, empty=NOTHING_OFF)
    yield _row("Eigen aandeel", keten.attribution, empty=ALL_OF_IT)
    yield _row("Loopt terug per jaar", keten.drop_off, empty=NOTHING_OFF)


def _row(
    name: str,
    factor: Factor,
    scale: tuple[ScaleLabel, ...] = (),
    *,
    empty: str = NOT_FILLED_IN,
    named: str = "",
) -> Row:
    bounds = bounds_of(factor, scale)
    if bounds is None:
        return (name, "", "", "", empty)
    numbers = (number(bounds.low), number(bounds.middle), number(bounds.high))
    label = next((one for one in scale if one.key == factor.label and not factor.is_given), None)
    word = f"het woord ‘{label.words}’, {label.source or NOT_FROM_A_SOURCE}" if label else ""
    parts = (named, word, factor.source, MEASURED if factor.measured and not factor.source else "")
    return (name, *numbers, "; ".join(part for part in parts if part) or NO_SOURCE)


def _notes(keten: Keten, story: Veranderverhaal) -> Iterator[str]:
    if keten.gain:
        yield f"Wat het oplevert: {keten.gain}"
    if keten.doelgroep:
        yield f"Doelgroep: {element_name(keten.doelgroep, story)}"
    if keten.pricing is Pricing.EUROS:
        first = keten.first_year or NOT_FILLED_IN
        domein = LEEFDOMEIN_LABELS[keten.leefdomein] if keten.leefdomein else NOT_FILLED_IN
        course = COURSE_LABELS[keten.course]
        yield f"Vanaf {first}, {keten.years} jaar, verloop: {course}. Leefdomein: {domein}"
    if keten.pm_reason:
        yield f"Zonder prijs, want: {keten.pm_reason}"
    if keten.not_claimable:
        yield f"Niet opeisbaar, want: {keten.not_claimable_why}"
    yield from (line for line in keten.note.splitlines() if line.strip())


def _three(factor: Factor, unit: str) -> Row:
    bounds = bounds_of(factor)
    if bounds is None:
        return ("", NOT_FILLED_IN, "")
    return tuple(f"{unit}{number(one)}" for one in (bounds.low, bounds.middle, bounds.high))


def _told(factor: Factor, unit: str) -> str:
    bounds = bounds_of(factor)
    if bounds is None:
        return ""
    low, middle, high = _three(factor, unit)
    return middle if bounds.is_one_number else f"{low} tot {high}, midden {middle}"
