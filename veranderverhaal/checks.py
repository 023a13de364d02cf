"""Nalopen: gentle remarks about a veranderverhaal. They help and never block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from veranderverhaal.model import FOUR_LAYERS, Element, Influence, Layer, Veranderverhaal

# A story is to be told on one page and remembered: about seven cards in a layer (our proposal).
COMFORTABLE_LAYER = 7

# Words of doing or counting at the start or in a title: then it is aanpak or feit, not effect.
ACTIVITY = re.compile(
    r"^(meer\s+dan\s+)?\d|\baantal\b|\bper (dag|week|maand|jaar)\b"
    r"|\b(organiseren|aanbieden|opzetten|uitdelen|begeleiden|houden|inrichten)$"
    r"|^(activiteit|bijeenkomst|cursus|workshop|spreekuur|inloop|training|maaltijd)(en|s|sen)?\b",
    re.IGNORECASE,
)
# Words for all or nothing: nobody can notice such a thing in their own buurt.
LOFTY = re.compile(
    r"\b(iedereen|alle(n|maal)?|altijd|nooit|niemand|geen enkele?|overal|volledig|helemaal"
    r"|de wereld|de samenleving|de maatschappij|uitgebannen|opgelost|verdwenen|geen .* meer)\b",
    re.IGNORECASE,
)


class RemarkKind(StrEnum):
    """What a remark is about."""

    NO_CAUSE = "no_cause"
    LEADS_NOWHERE = "leads_nowhere"
    NOT_REACHED = "not_reached"
    CROWDED = "crowded"
    EMPTY_LAYER = "empty_layer"
    ACTIVITY = "activity"
    LOFTY = "lofty"
    OUTSIDE_INFLUENCE = "outside_influence"
    NO_NEVENEFFECT = "no_neveneffect"


@dataclass(frozen=True)
class Remark:
    """One remark: what was seen, what one might do, and about which element (None: the whole)."""

    kind: RemarkKind
    seen: str
    advice: str
    key: str | None = None
    layer: Layer | None = None


EMPTY_LAYER_TEXTS = {
    Layer.DOELGROEP: ("Er staat nog geen doelgroep.", "Schrijf op voor wie jullie dit doen."),
    Layer.AANPAK: ("Er staat nog geen aanpak.", "Schrijf op wat jullie doen."),
    Layer.DIRECT: (
        "Er staat nog geen direct effect.",
        "Schrijf op wat mensen merken als jullie dit doen.",
    ),
    Layer.INDIRECT: (
        "Er staat nog niets waar jullie indirect aan bijdragen.",
        "Denk aan de langere termijn, en aan wat je samen met anderen bereikt.",
    ),
}


def find_remarks(veranderverhaal: Veranderverhaal) -> tuple[Remark, ...]:
    """All remarks, in the order of the layers; none for a story that needs no second look."""
    return (
        *_check_layers(veranderverhaal),
        *_check_verbanden(veranderverhaal),
        *_check_wording(veranderverhaal),
        *_check_influence(veranderverhaal),
        *_check_neveneffecten(veranderverhaal),
    )


def _check_layers(veranderverhaal: Veranderverhaal) -> Iterator[Remark]:
    for layer in FOUR_LAYERS:
        count = len(veranderverhaal.layer(layer))
        if count == 0:
            yield Remark(RemarkKind.EMPTY_LAYER, *EMPTY_LAYER_TEXTS[layer], layer=layer)
        if count > COMFORTABLE_LAYER:
            yield Remark(
                RemarkKind.CROWDED,
                f"In deze laag staan {count} kaartjes. Dat is veel om te onthouden.",
                "Kun je kaartjes samenvoegen, of kiezen wat het belangrijkst is?",
                layer=layer,
            )


def _check_verbanden(veranderverhaal: Veranderverhaal) -> Iterator[Remark]:
    sources = {verband.source for verband in veranderverhaal.verbanden}
    targets = {verband.target for verband in veranderverhaal.verbanden}
    for element in veranderverhaal.elements:
        if element.layer is Layer.DOELGROEP and element.key not in sources:
            yield _about(
                RemarkKind.NOT_REACHED,
                element,
                f"‘{element.title}’: er is nog geen aanpak die deze mensen bereikt.",
                "Leg een verband met de aanpak die voor hen is.",
            )
        if element.layer is Layer.AANPAK and element.key not in sources:
            yield _about(
                RemarkKind.LEADS_NOWHERE,
                element,
                f"‘{element.title}’ hoort nog bij geen enkel effect.",
                "Wat merken mensen hiervan? Leg een verband. Of hoort deze aanpak er niet bij?",
            )
        if element.layer in (Layer.DIRECT, Layer.INDIRECT) and element.key not in targets:
            before = "aanpak" if element.layer is Layer.DIRECT else "direct effect"
            yield _about(
                RemarkKind.NO_CAUSE,
                element,
                f"‘{element.title}’: er is nog geen {before} mee verbonden.",
                "Waardoor hoop je dat dit verandert? Leg een verband.",
            )


def _check_wording(veranderverhaal: Veranderverhaal) -> Iterator[Remark]:
    for element in veranderverhaal.layer(Layer.DIRECT):
        if ACTIVITY.search(element.title):
            yield _about(
                RemarkKind.ACTIVITY,
                element,
                f"‘{element.title}’ lijkt op iets wat je doet of telt.",
                "Wat verandert er daardoor voor mensen? Zet wat je doet bij de aanpak, "
                "en wat je telt bij feiten en cijfers.",
            )
        elif LOFTY.search(element.title):
            yield _about(
                RemarkKind.LOFTY,
                element,
                f"‘{element.title}’ is heel groot. Niemand kan dat zo merken.",
                "Maak het kleiner: wat merkt één bewoner hiervan?",
            )


def _check_influence(veranderverhaal: Veranderverhaal) -> Iterator[Remark]:
    for element in veranderverhaal.layer(Layer.DIRECT):
        if element.influence is Influence.BARELY:
            yield _about(
                RemarkKind.OUTSIDE_INFLUENCE,
                element,
                f"‘{element.title}’ staat bij directe effecten, "
                "maar jullie hebben er nauwelijks invloed op.",
                "Past het beter bij ‘draagt indirect bij aan’?",
            )


def _check_neveneffecten(veranderverhaal: Veranderverhaal) -> Iterator[Remark]:
    considered = veranderverhaal.no_neveneffecten or veranderverhaal.layer(Layer.NEVENEFFECT)
    if veranderverhaal.elements and not considered:
        yield Remark(
            RemarkKind.NO_NEVENEFFECT,
            "Er staat nog niets over wat er mis kan gaan.",
            "Praat er samen over: wie heeft er last van, wie doet niet mee? "
            "Schrijf het op, of zet neer dat jullie geen nadelen zien.",
            layer=Layer.NEVENEFFECT,
        )


def _about(kind: RemarkKind, element: Element, seen: str, advice: str) -> Remark:
    return Remark(kind, seen, advice, key=element.key, layer=element.layer)
