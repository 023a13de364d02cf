"""An effectenarena for its page and its chapter: a common one, and what breaks them."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from presentation.effectenarena_pdf import render_effectenarena
from sample_data.loader import load_sample
from tests.other_programs import poppler_text
from veranderverhaal.effectenarena.known_total import KnownTotal
from veranderverhaal.effectenarena.model import (
    Course,
    Effectenarena,
    Factor,
    Incasseerder,
    IncasseerderGroup,
    Investeerder,
    Investering,
    InvesteringKind,
    Kengetal,
    Keten,
    Leefdomein,
    Pricing,
    Sector,
)
from veranderverhaal.effectenarena.settings import EffectenarenaSettings
from veranderverhaal.model import Element, Layer
from veranderverhaal.report_effectenarena import EffectenarenaMaterial

TODAY = date(2026, 11, 21)
SOURCE = "verzonnen voorbeeld"
LONG_WORDS = "Samenlevingsopbouwondersteuningsovereenkomst met de bewonersorganisaties in de wijk"
HOSTILE = 'شبكة الدعم *vet* #set page() $x$ \\ " 🧑🏽‍🌾 Zażółć Підтримка 𓂀 \x00 einde'
KNOWN_TOTAL = KnownTotal(
    "elders",
    "Tien wijkbedrijven",
    "een publicatie",
    2021,
    multiplier=Decimal("3.61"),
    limits="Er wordt niet gezegd wat anders ook was gebeurd.",
)


def some(low: str, middle: str, high: str, source: str = SOURCE, label: str = "") -> Factor:
    return Factor(Decimal(low), Decimal(middle), Decimal(high), source, label)


def word(label: str) -> Factor:
    return Factor(label=label)


def full_keten(key: str, **fields: object) -> Keten:
    """A keten in which nothing is missing."""
    keten = Keten(
        key=key,
        aanpak="activiteiten",
        effect="netwerk",
        incasseerder=IncasseerderGroup.PARTICIPANTS,
        gain="minder eenzaam",
        chance=word("low_middle"),
        delta=word("middle"),
        pricing=Pricing.EUROS,
        people=some("60", "100", "140"),
        kengetal="welbevinden",
        first_year=2026,
        years=10,
        leefdomein=Leefdomein.HEALTH,
    )
    return replace(keten, **fields)  # type: ignore[arg-type]


def badhuis_effectenarena() -> Effectenarena:
    """Four columns, PM, a nadeel, euros that nobody can be asked for, and a keten without value."""
    ketens = (
        full_keten("ontmoeten"),
        full_keten(
            "talent",
            aanpak="talenten",
            effect="empowerment",
            gain="meer werk en minder uitkering",
            incasseerder="uwv",
            people=some("6", "10", "16"),
            kengetal="uitkering",
            leefdomein=Leefdomein.GETTING_BY,
            deadweight=some("0.2", "0.3", "0.5"),
            course=Course.GROWING,
        ),
        full_keten(
            "zorg",
            aanpak="gebouw",
            effect="verbondenheid",
            gain="minder zorg nodig",
            incasseerder=IncasseerderGroup.GOVERNMENT,
            people=some("20", "30", "50"),
            kengetal="zorg",
            not_claimable=True,
            not_claimable_why="De begroting wordt er niet kleiner van.",
            course=Course.FADING,
        ),
        full_keten(
            "overlast",
            aanpak="gebouw",
            effect="verbondenheid",
            gain="soms geluid in de avond",
            incasseerder=IncasseerderGroup.RESIDENTS,
            is_negative=True,
            people=some("10", "20", "30"),
            kengetal="geluid",
            leefdomein=Leefdomein.SURROUNDINGS,
        ),
        full_keten(
            "trots",
            aanpak="welkom",
            effect="verbondenheid",
            incasseerder=IncasseerderGroup.RESIDENTS,
            gain="trots op de buurt",
            pricing=Pricing.PM,
            pm_reason="Trots laat zich niet in euro’s zeggen.",
        ),
        full_keten(
            "half", aanpak="aanbod", effect="empowerment", kengetal="", gain="nieuwe dingen"
        ),
    )
    return Effectenarena(
        settings=EffectenarenaSettings(
            made_up=True,
            negative_effects="Soms geluid in de avond. Verder zagen we geen nadelen.",
            without_us="Zonder ons was er een paar keer per jaar iets te doen.",
            horizon=20,
        ),
        investeerders=(
            Investeerder("gemeente", "Gemeente Haarlem"),
            Investeerder("bewoners", "Bewoners en vrijwilligers", Sector.RESIDENTS),
            Investeerder("fonds", "Buurtfonds", Sector.PRIVATE),
        ),
        investeringen=(
            Investering(
                "subsidie",
                "gemeente",
                "gebouw",
                words="huur en energie",
                first_year=2026,
                years=5,
                price=some("6000", "7000", "9000"),
            ),
            Investering(
                "uren",
                "bewoners",
                "activiteiten",
                InvesteringKind.HOURS,
                "uren van vrijwilligers",
                first_year=2026,
                years=5,
                quantity=some("300", "400", "500"),
                price=some("5", "5", "5"),
            ),
            Investering("keuken", "fonds", "talenten", InvesteringKind.GOODS, "een keuken"),
        ),
        incasseerders=(Incasseerder("uwv", "UWV", IncasseerderGroup.GOVERNMENT),),
        ketens=ketens,
        kengetallen=(
            _kengetal("welbevinden", "Minder eenzaam", some("30", "50", "80")),
            _kengetal("uitkering", "Minder uitkering", some("2000", "4000", "7000")),
            _kengetal("zorg", "Minder zorg", some("100", "150", "300")),
            _kengetal("geluid", "Last van geluid", some("20", "40", "90")),
        ),
    )


def _kengetal(key: str, title: str, value: Factor) -> Kengetal:
    return Kengetal(key, title, value, 2024, 2024, "de makers van dit voorbeeld")


def badhuis_material() -> EffectenarenaMaterial:
    """Het Badhuis with its effectenarena."""
    bundle = load_sample("het-badhuis")
    return EffectenarenaMaterial(
        bundle.initiatief,
        bundle.veranderverhaal,
        badhuis_effectenarena(),
        TODAY,
        bundle.logo,
        (KNOWN_TOTAL,),
    )


def without_euros() -> EffectenarenaMaterial:
    """The conversation only: words, and not one amount."""
    material = badhuis_material()
    found = material.effectenarena
    ketens = tuple(replace(one, pricing=Pricing.OPEN) for one in found.ketens)
    investeringen = tuple(replace(one, price=Factor()) for one in found.investeringen)
    made = replace(found, ketens=ketens, investeringen=investeringen, kengetallen=())
    return replace(material, effectenarena=made)


def without_negatives() -> EffectenarenaMaterial:
    """Nobody said anything yet about what may go wrong."""
    material = badhuis_material()
    found = material.effectenarena
    settings = replace(found.settings, negative_effects="")
    return replace(material, effectenarena=replace(found, settings=settings))


def crowded(count: int = 12, ketens: int = 30, words: str = LONG_WORDS) -> EffectenarenaMaterial:
    """So many cards in each column, so many ketens, and long words on each."""
    material = badhuis_material()
    found = material.effectenarena
    investeerders = tuple(Investeerder(f"party-{n}", f"{n} {words}"[:80]) for n in range(count))
    investeringen = tuple(
        replace(
            found.investeringen[n % 2],
            key=f"investering-{n}",
            investeerder=f"party-{n % count}",
            aanpak=f"aanpak-{n * 5 % count}",
            words=words,
        )
        for n in range(ketens)
    )
    incasseerders = tuple(
        Incasseerder(f"gains-{n}", f"{n} {words}"[:80], tuple(IncasseerderGroup)[n % 4])
        for n in range(count)
    )
    domeinen = tuple(Leefdomein)
    made = tuple(
        full_keten(
            f"keten-{n}",
            aanpak=f"aanpak-{n % count}",
            effect=f"effect-{n * 7 % count}",
            incasseerder=f"gains-{n * 11 % count}",
            gain=words,
            leefdomein=domeinen[n % len(domeinen)],
            pricing=Pricing.PM if n % 5 == 4 else Pricing.EUROS,
            pm_reason=words if n % 5 == 4 else "",
            is_negative=n % 7 == 6,
            people=some("1000000", "5000000", "90000000"),
            note=words,
        )
        for n in range(ketens)
    )
    settings = replace(found.settings, negative_effects=f"{words}. " * 20, without_us=words * 5)
    effectenarena = replace(
        found,
        settings=settings,
        investeerders=investeerders,
        investeringen=investeringen,
        incasseerders=incasseerders,
        ketens=made,
    )
    layers = (("aanpak", Layer.AANPAK), ("effect", Layer.DIRECT))
    elements = tuple(
        Element(f"{name}-{n}", layer, f"{n} {words}")
        for name, layer in layers
        for n in range(count)
    )
    initiatief = replace(material.initiatief, name=f"{words} {words}"[:120], motto=words * 3)
    story = replace(material.veranderverhaal, elements=elements, verbanden=())
    return replace(
        material, initiatief=initiatief, veranderverhaal=story, effectenarena=effectenarena
    )


@cache
def badhuis_pdf() -> bytes:
    return render_effectenarena(badhuis_material())


@cache
def badhuis_pages() -> list[str]:
    return poppler_text("pdftotext", badhuis_pdf()).split("\f")


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b‐-]", "", text)
