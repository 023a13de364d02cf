"""The small story with everything that measuring may bring, as a bundle."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.metingen import EVERY_KIND, a_meting, every_kind
from tests.stories import small_bundle
from veranderverhaal.bundle import Bundle, CarriedResponse
from veranderverhaal.indicator import Indicator, IndicatorKind
from veranderverhaal.meting import Channel, MetingKind, MetingState, Response
from veranderverhaal.question import Translation
from veranderverhaal.telling import Count, Telling
from veranderverhaal.vragenlijst import Section, TextTranslation
from veranderverhaal.wording import WordingChange

TODAY = date(2026, 11, 20)
FULL = Response(
    {
        "buren": ("5",),
        "vaker": ("dk",),
        "cijfer": ("10",),
        "meedoen": ("b",),
        "waar": ("a", "c"),
        "eerst": ("c", "a", "b"),
        "keren": ("1.825",),  # less than two: read again as typed it would be 1825
        "kwijt": ("Meer koffie\nen “taart” ☕ شكرا",),
    },
    week="2026-W47",
    channel=Channel.PAPER,
    language="ar",
    helped=True,
    person="a1b2c3",
    form_number="12",
)
SECOND = Response({"vaker": ("yes",)}, week="2026-W48")
TRANSLATED = replace(EVERY_KIND[0], translations=(Translation("tr", "Komşularımı tanıyorum"),))
FIRST_VERSION = every_kind(
    languages=("nl", "tr"),
    translations=(TextTranslation("tr", title="Sokak"),),
    version=1,
    revision=3,
)
NEWEST = every_kind(version=2, revision=4, sections=(Section("jij", "", (TRANSLATED,)),))


def measured_bundle(**fields: Any) -> Bundle:
    """Two versions of a vragenlijst, an answered meting on the old one and one not yet begun."""
    parts: dict[str, Any] = {
        "indicatoren": (
            Indicator("i", IndicatorKind.OUTCOME, "Groeten", "e", questions=EVERY_KIND, core=True),
            Indicator("o", IndicatorKind.OUTPUT, "Koffie", feit="koffie", telling="t"),
        ),
        "vragenlijsten": (FIRST_VERSION, NEWEST),
        "wording_changes": (
            WordingChange("lijst", 1, TODAY, "buren", "nl", "text", "Ik ken ze.", "Ik ken buren."),
        ),
        "metingen": (
            a_meting(code="abcdefgh", linked=True, state=MetingState.OPEN, approached=40),
            a_meting(
                key="najaar",
                code="hgfedcba",
                kind=MetingKind.EINDMETING,
                vragenlijst_version=2,
                starts_on=TODAY,
                made_up=True,
            ),
        ),
        "tellingen": (Telling("t", "koffie", "koppen", revision=2),),
        "counts": (Count("c", "t", TODAY, 94, "Buurtfeest"),),
        "linking_secret": "ab" * 32,
        "responses": (
            CarriedResponse("voorjaar", FULL, checked=True),
            CarriedResponse("voorjaar", SECOND),
            CarriedResponse("voorjaar", SECOND),
        ),
    }
    return small_bundle(**parts | fields)
