"""What is kept of an effectenarena, what is refused, and at which field that is said."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.storage.effectenarena_cases import (
    INCASSEERDER,
    INCOME_LINE,
    INVESTEERDER,
    INVESTERING,
    KENGETAL,
    KETEN,
    KNOWN_TOTAL,
    SETTINGS,
    factor,
)
from veranderverhaal.effectenarena.checks import (
    check_incasseerder,
    check_income_line,
    check_investeerder,
    check_investering,
    check_kengetal,
    check_keten,
    check_known_total,
    check_settings,
)
from veranderverhaal.effectenarena.known_total import KnownPart, PartKind
from veranderverhaal.effectenarena.model import Factor, Keten, Pricing
from veranderverhaal.effectenarena.settings import (
    CHANCE_SCALE,
    EffectenarenaSettings,
    IndexYear,
    ScaleLabel,
)
from veranderverhaal.text import NotAccepted

CHECKS: dict[type, Any] = {
    type(INVESTEERDER): check_investeerder,
    type(INVESTERING): check_investering,
    type(INCASSEERDER): check_incasseerder,
    type(KETEN): check_keten,
    type(KENGETAL): check_kengetal,
    type(KNOWN_TOTAL): check_known_total,
    type(INCOME_LINE): check_income_line,
    type(SETTINGS): check_settings,
}
WHOLE = (
    *(INVESTEERDER, INVESTERING, INCASSEERDER, KETEN),
    *(KENGETAL, KNOWN_TOTAL, INCOME_LINE, SETTINGS, EffectenarenaSettings()),
)
MINUS = Decimal("-0.1")
SHARES = ("chance", "delta", "reach", "deadweight", "displacement", "attribution", "drop_off")
FILTERS = SHARES[3:]
ONE_MORE = "x" * 1_000_000


def check(part: Any, **changes: Any) -> Any:
    return CHECKS[type(part)](replace(part, **changes))


def field_of(part: Any, **changes: Any) -> str:
    """The field at which this part with these changes is refused."""
    with pytest.raises(NotAccepted) as refused:
        check(part, **changes)
    assert refused.value.message
    return refused.value.field


@pytest.mark.parametrize("part", WHOLE, ids=lambda part: type(part).__name__)
def test_what_can_be_is_kept_as_it_is(part):
    assert check(part) == part


def test_a_keten_needs_no_euros_at_all():
    bare = Keten("k", "a", "e", "residents")
    assert check_keten(bare) == bare


@pytest.mark.parametrize("field", SHARES)
def test_a_share_is_never_more_than_everything(field):
    assert getattr(check(KETEN, **{field: factor("1", "1", "1")}), field).middle == 1
    assert field_of(KETEN, **{field: factor("0", "0.5", "1.000001")}) == field
    assert field_of(KETEN, **{field: factor("0.1234567", "0.5", "1")}) == field


@pytest.mark.parametrize("field", FILTERS)
def test_a_filter_with_a_number_says_where_it_comes_from(field):
    assert field_of(KETEN, **{field: factor("0", "0.1", "0.2", source=" ")}) == field
    assert check(KETEN, **{field: Factor(source="nog uitzoeken")})


@pytest.mark.parametrize(
    ("part", "changes", "field"),
    [
        pytest.param(INVESTEERDER, {"name": " \u200b"}, "name", id="no name"),
        pytest.param(INVESTEERDER, {"name": "x" * 81}, "name", id="a long name"),
        pytest.param(INCASSEERDER, {"name": ""}, "name", id="nobody"),
        pytest.param(INCASSEERDER, {"key": "government"}, "key", id="the key of a group"),
        pytest.param(INVESTERING, {"investeerder": ""}, "investeerder", id="of nobody"),
        pytest.param(INVESTERING, {"investeerder": "a b"}, "investeerder", id="no key"),
        pytest.param(INVESTERING, {"aanpak": "\ud800"}, "aanpak", id="a lone surrogate as a key"),
        pytest.param(INVESTERING, {"words": "x" * 201}, "words", id="long words"),
        pytest.param(INVESTERING, {"first_year": 1899}, "first_year", id="long ago"),
        pytest.param(INVESTERING, {"first_year": 2201}, "first_year", id="far away"),
        pytest.param(INVESTERING, {"years": 0}, "years", id="no years"),
        pytest.param(INVESTERING, {"years": 61}, "years", id="too many years"),
        pytest.param(INVESTERING, {"price": Factor(middle=MINUS)}, "price", id="below zero"),
        pytest.param(
            INVESTERING, {"quantity": Factor(middle=Decimal(10**10))}, "quantity", id="too much"
        ),
        pytest.param(INVESTERING, {"note": ONE_MORE}, "note", id="a million signs"),
        pytest.param(KETEN, {"aanpak": ""}, "aanpak", id="no aanpak"),
        pytest.param(KETEN, {"effect": ""}, "effect", id="no effect"),
        pytest.param(KETEN, {"incasseerder": ""}, "incasseerder", id="euros for nobody"),
        pytest.param(KETEN, {"gain": "x" * 201}, "gain", id="a long gain"),
        pytest.param(KETEN, {"doelgroep": "../x"}, "doelgroep", id="a path"),
        pytest.param(KETEN, {"kengetal": "x" * 41}, "kengetal", id="a long key"),
        pytest.param(KETEN, {"pricing": Pricing.PM}, "pm_reason", id="pm, no reason"),
        pytest.param(KETEN, {"not_claimable_why": " "}, "not_claimable_why", id="no why"),
        pytest.param(KENGETAL, {"title": ""}, "title", id="no title"),
        pytest.param(KENGETAL, {"value": Factor(middle=Decimal(5))}, "source", id="no source"),
        pytest.param(KENGETAL, {"year": None}, "year", id="no year"),
        pytest.param(KENGETAL, {"price_year": None}, "price_year", id="no price level"),
        pytest.param(KENGETAL, {"estimated_by": " "}, "estimated_by", id="estimated by nobody"),
        pytest.param(KENGETAL, {"url": "ftp://x.nl"}, "url", id="another kind of address"),
        pytest.param(KENGETAL, {"url": "javascript:alert(1)"}, "url", id="a script"),
        pytest.param(
            KENGETAL, {"value": factor("1", "2", "1000000000001")}, "value", id="too many euros"
        ),
        pytest.param(KNOWN_TOTAL, {"source": ""}, "source", id="total without a source"),
        pytest.param(KNOWN_TOTAL, {"year": None}, "year", id="total without a year"),
        pytest.param(KNOWN_TOTAL, {"limits": "\n"}, "limits", id="total without limits"),
        pytest.param(KNOWN_TOTAL, {"horizon": 0}, "horizon", id="no horizon"),
        pytest.param(KNOWN_TOTAL, {"period_years": 21}, "period_years", id="a long period"),
        pytest.param(KNOWN_TOTAL, {"cost_years": 21}, "cost_years", id="costs after the horizon"),
        pytest.param(KNOWN_TOTAL, {"costs": Decimal(-1)}, "costs", id="costs below zero"),
        pytest.param(KNOWN_TOTAL, {"multiplier": Decimal(1001)}, "multiplier", id="a miracle"),
        pytest.param(KNOWN_TOTAL, {"conflicts": ("x" * 601,)}, "conflicts", id="a long conflict"),
        pytest.param(KNOWN_TOTAL, {"parts": KNOWN_TOTAL.parts * 2}, "parts", id="twice"),
        pytest.param(INCOME_LINE, {"payer": ""}, "payer", id="paid by nobody"),
        pytest.param(INCOME_LINE, {"year": None}, "year", id="income of no year"),
        pytest.param(INCOME_LINE, {"price": None}, "price", id="no amount"),
        pytest.param(INCOME_LINE, {"price": Decimal("NaN")}, "price", id="no number"),
        pytest.param(INCOME_LINE, {"scenario": ""}, "volume", id="real, and more than one"),
        pytest.param(INCOME_LINE, {"volume": Decimal(-2)}, "volume", id="less than none"),
        pytest.param(INCOME_LINE, {"scenario": "x" * 61}, "scenario", id="a long scenario"),
        pytest.param(SETTINGS, {"horizon": 61}, "horizon", id="a far horizon"),
        pytest.param(SETTINGS, {"horizon": 3}, "period_years", id="a period past the horizon"),
        pytest.param(SETTINGS, {"first_year": 1}, "first_year", id="the year 1"),
        pytest.param(SETTINGS, {"discount_rate": MINUS}, "discount_rate", id="a rate below zero"),
        pytest.param(SETTINGS, {"discount_source": ""}, "discount_source", id="a rate of nobody"),
        pytest.param(SETTINGS, {"discount_set_on": None}, "discount_set_on", id="of no day"),
        pytest.param(
            SETTINGS, {"discount_set_on": date(1, 1, 1)}, "discount_set_on", id="the first day"
        ),
        pytest.param(
            SETTINGS,
            {"discount_source": EffectenarenaSettings().discount_source},
            "discount_source",
            id="another rate, the same source",
        ),
        pytest.param(SETTINGS, {"without_us": ONE_MORE}, "without_us", id="a million signs more"),
        pytest.param(SETTINGS, {"price_index_source": ""}, "price_index_source", id="whose index"),
        pytest.param(
            SETTINGS, {"price_index": (IndexYear(2020, Decimal(0)),)}, "price_index", id="index 0"
        ),
        pytest.param(
            SETTINGS, {"price_index": SETTINGS.price_index[:1] * 2}, "price_index", id="year twice"
        ),
        pytest.param(SETTINGS, {"chance_scale": CHANCE_SCALE[:1]}, "chance_scale", id="one word"),
        pytest.param(SETTINGS, {"delta_scale": CHANCE_SCALE * 2}, "delta_scale", id="ten words"),
        pytest.param(SETTINGS, {"delta_scale": CHANCE_SCALE[::-1]}, "delta_scale", id="falling"),
        pytest.param(SETTINGS, {"stale_after": 0}, "stale_after", id="stale at once"),
    ],
)
def test_what_cannot_be_is_refused_at_its_own_field(part, changes, field):
    assert field_of(part, **changes) == field


def label(key: str, words: str, value: str) -> ScaleLabel:
    return ScaleLabel(key, words, Decimal(value))


@pytest.mark.parametrize(
    "scale",
    [
        pytest.param((label("a", "klein", "0.1"), label("a", "groot", "0.2")), id="the same key"),
        pytest.param((label("a", "Groot", "0.1"), label("b", "groot", "0.2")), id="the same word"),
        pytest.param((label("a", "klein", "0.1"), label("b", "groot", "0.1")), id="equal values"),
        pytest.param((label("a", "klein", "0.1"), label("b", "groot", "1.1")), id="above 1"),
        pytest.param((label("a", "klein", "0.1"), label("b", " ", "0.2")), id="no word"),
        pytest.param((label("a", "klein", "0.1"), label("b c", "groot", "0.2")), id="no key"),
    ],
)
def test_the_words_of_a_scale_differ_and_rise(scale):
    assert field_of(SETTINGS, chance_scale=scale) == "chance_scale"


def test_a_price_index_is_kept_in_the_order_of_its_years():
    assert check(SETTINGS, price_index=SETTINGS.price_index[::-1]) == SETTINGS


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(KnownPart(PartKind.LEEFDOMEIN, "De Wijert", Decimal(1)), id="no leefdomein"),
        pytest.param(KnownPart(PartKind.INCASSEERDER, "health", Decimal(1)), id="no group"),
        pytest.param(KnownPart(PartKind.PLACE, " ", Decimal(1)), id="no place"),
        pytest.param(KnownPart(PartKind.PLACE, "x", Decimal(1), 0), id="period 0"),
        pytest.param(KnownPart(PartKind.PLACE, "x", Decimal(1), 5), id="a period too far"),
        pytest.param(KnownPart(PartKind.PLACE, "x", Decimal("1E+13")), id="too much"),
    ],
)
def test_a_part_of_a_known_total_names_what_is_known(part):
    assert field_of(KNOWN_TOTAL, parts=(part,)) == "parts"


def test_a_period_may_be_the_last_one_that_is_not_whole():
    part = KnownPart(PartKind.PLACE, "x", Decimal(1), 7)
    assert check(KNOWN_TOTAL, parts=(part,), period_years=3).parts == (part,)


HOSTILE = "a\ud800\u202e\x00\r\nb\t <script>"


@pytest.mark.parametrize("part", WHOLE[:-1], ids=lambda part: type(part).__name__)
def test_hostile_text_is_cleaned_or_refused_wherever_it_stands(part):
    for field in fields(part):
        if type(getattr(part, field.name)) is str and field.name != "key":
            try:
                kept = getattr(check(part, **{field.name: HOSTILE}), field.name)
            except NotAccepted as refused:
                assert refused.field == field.name
            else:
                kept.encode("utf-8")
                assert not set(kept) & set("\x00\u202e\r\t")


@pytest.mark.parametrize("typed", [".", "x", "?", "-", "ja", "\u200b", "\xad\xad\xad", "2024"])
def test_what_says_nothing_about_nadelen_is_refused(typed):
    assert field_of(SETTINGS, negative_effects=typed) == "negative_effects"
    assert check(SETTINGS, negative_effects=" nee ").negative_effects == "nee"
    assert check(SETTINGS, negative_effects="").negative_effects == ""


@pytest.mark.parametrize("source", ["-", ".", "?!", "\u200b"])
def test_a_source_is_told_in_words(source):
    assert field_of(KETEN, people=replace(factor("1", "2", "3"), source=source)) == "people"
    assert field_of(SETTINGS, discount_source=source) == "discount_source"
    word = replace(CHANCE_SCALE[0], source=source)
    assert field_of(SETTINGS, chance_scale=(word, *CHANCE_SCALE[1:])) == "chance_scale"


def test_the_published_source_stands_only_by_its_own_number():
    low_middle = CHANCE_SCALE[1]
    other = replace(low_middle, value=Decimal("0.49"))
    scale = [CHANCE_SCALE[0], other, *CHANCE_SCALE[2:]]
    assert field_of(SETTINGS, chance_scale=tuple(scale)) == "chance_scale"
    own = tuple(replace(one, source="") for one in scale)
    assert check(SETTINGS, chance_scale=own).chance_scale == own
