"""What may be kept of the parts of an effectenarena: cleaned, or refused at a field."""

from dataclasses import replace

from veranderverhaal.editing import check_named
from veranderverhaal.effectenarena.model import (
    Incasseerder,
    IncasseerderGroup,
    Investeerder,
    Investering,
    Kengetal,
    Keten,
    Pricing,
)
from veranderverhaal.effectenarena.money_checks import check_income_line as check_income_line
from veranderverhaal.effectenarena.money_checks import check_known_total as check_known_total
from veranderverhaal.effectenarena.number_checks import (
    MAX_EUROS,
    MAX_PEOPLE,
    MAX_QUANTITY,
    check_factor,
    check_filter,
    check_share,
    check_url,
    check_year,
    check_years,
    require_year,
)
from veranderverhaal.effectenarena.settings_checks import check_settings as check_settings
from veranderverhaal.text import NotAccepted, clean_line, clean_text, require_line

MAX_NAME = 80
MAX_WORDS = 200
MAX_NOTE = 2000
GROUP_KEYS = frozenset(group.value for group in IncasseerderGroup)


def check_investeerder(investeerder: Investeerder) -> Investeerder:
    """The investeerder as it may be kept. Raises NotAccepted with the field at fault."""
    return replace(investeerder, name=_require_name(investeerder.name))


def check_incasseerder(incasseerder: Incasseerder) -> Incasseerder:
    """The incasseerder as it may be kept. Raises NotAccepted with the field at fault."""
    if incasseerder.key in GROUP_KEYS:  # a keten could not tell the two apart
        raise NotAccepted("key", "Deze sleutel is van een van de vier groepen.")
    return replace(incasseerder, name=_require_name(incasseerder.name))


def check_investering(investering: Investering) -> Investering:
    """The investering as it may be kept. Raises NotAccepted with the field at fault.

    That an investeerder or aanpak is there is not asked, of any part: it may go, and come back.
    """
    if not investering.investeerder:
        raise NotAccepted("investeerder", "Kies wie dit inbrengt.")
    return replace(
        investering,
        investeerder=check_named(investering.investeerder, "investeerder"),
        aanpak=check_named(investering.aanpak, "aanpak"),
        words=clean_line(
            investering.words, limit=MAX_WORDS, field="words", label="De omschrijving"
        ),
        first_year=check_year(investering.first_year, "first_year"),
        years=check_years(investering.years, "years"),
        quantity=check_factor(investering.quantity, "quantity", most=MAX_QUANTITY),
        price=check_factor(investering.price, "price", most=MAX_EUROS),
        note=_note(investering.note),
    )


def check_kengetal(kengetal: Kengetal) -> Kengetal:
    """The kengetal as it may be kept: a value tells where it comes from, of when, and of whom.

    Raises NotAccepted with the field at fault.
    """
    checked = replace(
        kengetal,
        title=require_line(kengetal.title, limit=MAX_WORDS, field="title", label="De naam"),
        value=check_factor(kengetal.value, "value", most=MAX_EUROS),
        year=check_year(kengetal.year, "year"),
        price_year=check_year(kengetal.price_year, "price_year"),
        estimated_by=clean_line(
            kengetal.estimated_by, limit=MAX_WORDS, field="estimated_by", label="Wie het schatte"
        ),
        url=check_url(kengetal.url),
        note=_note(kengetal.note),
    )
    if checked.value.is_given:
        _require_origin(checked)
    return checked


def check_keten(keten: Keten) -> Keten:
    """The keten as it may be kept. Raises NotAccepted with the field at fault."""
    checked = replace(
        keten,
        aanpak=_require_named(keten.aanpak, "aanpak", "Kies welke aanpak het is."),
        effect=_require_named(keten.effect, "effect", "Kies welk effect het heeft."),
        # A group answers one question after the other: who gains is the last of four.
        incasseerder=check_named(keten.incasseerder, "incasseerder"),
        gain=clean_line(keten.gain, limit=MAX_WORDS, field="gain", label="Wat het oplevert"),
        chance=check_share(keten.chance, "chance", has_words=True),
        delta=check_share(keten.delta, "delta", has_words=True),
        pm_reason=clean_line(keten.pm_reason, limit=MAX_WORDS, field="pm_reason", label="De reden"),
        doelgroep=check_named(keten.doelgroep, "doelgroep"),
        people=check_factor(keten.people, "people", most=MAX_PEOPLE),
        reach=check_share(keten.reach, "reach"),
        kengetal=check_named(keten.kengetal, "kengetal"),
        first_year=check_year(keten.first_year, "first_year"),
        years=check_years(keten.years, "years"),
        deadweight=check_filter(keten.deadweight, "deadweight"),
        displacement=check_filter(keten.displacement, "displacement"),
        attribution=check_filter(keten.attribution, "attribution"),
        drop_off=check_filter(keten.drop_off, "drop_off"),
        not_claimable_why=clean_line(
            keten.not_claimable_why, limit=MAX_WORDS, field="not_claimable_why", label="De reden"
        ),
        note=_note(keten.note),
    )
    if checked.pricing is Pricing.EUROS and not checked.incasseerder:
        raise NotAccepted("incasseerder", "Kies wie er baat bij heeft.")
    if checked.pricing is Pricing.PM and not checked.pm_reason:
        raise NotAccepted("pm_reason", "Schrijf op waarom dit niet in euro’s te zeggen is.")
    if checked.not_claimable and not checked.not_claimable_why:
        raise NotAccepted("not_claimable_why", "Schrijf op waarom niemand dit geld kan opeisen.")
    return checked


def _require_origin(kengetal: Kengetal) -> None:
    if not kengetal.value.source:
        raise NotAccepted("source", "Vul in waar dit bedrag vandaan komt.")
    require_year(kengetal.year, "year", "Vul in van welk jaar de bron is.")
    require_year(kengetal.price_year, "price_year", "Vul in van welk jaar de prijzen zijn.")
    if not kengetal.estimated_by:
        raise NotAccepted("estimated_by", "Vul in wie dit bedrag schatte.")


def _require_name(name: str) -> str:
    return require_line(name, limit=MAX_NAME, field="name", label="De naam")


def _require_named(key: str, field: str, message: str) -> str:
    if not key:
        raise NotAccepted(field, message)
    return check_named(key, field)


def _note(note: str) -> str:
    return clean_text(note, limit=MAX_NOTE, field="note", label="De notitie")
