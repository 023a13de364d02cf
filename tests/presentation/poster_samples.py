"""Stories for the poster's tests, and the checks that hold for every poster."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from presentation.poster import Box
from veranderverhaal.model import (
    FOUR_LAYERS,
    Element,
    Feit,
    Initiatief,
    Layer,
    Precision,
    Veranderverhaal,
    Verband,
)

A4_WIDTH, A4_HEIGHT = 595.28, 841.89
# Rounding only: points are written with limited digits.
SLACK = 0.05

BADHUIS = Initiatief(
    slug="badhuis",
    name="Het Badhuis",
    buurt="Leidsebuurt",
    gemeente="Haarlem",
    motto="Een buurthuis van en voor de buurt.",
    source="Movisie, Collectief, 2023",
    reference_date=date(2023, 2, 1),
)
BADHUIS_TITLES = {
    Layer.DOELGROEP: ("Bewoners van de Leidsebuurt",),
    Layer.AANPAK: (
        "Samen activiteiten organiseren",
        "Iedereen mag meedoen",
        "Het gebouw als ontmoetingsplek",
        "Talenten als uitgangspunt",
        "Een gevarieerd aanbod",
    ),
    Layer.DIRECT: ("Steunend netwerk", "Empowerment", "Verbondenheid"),
    Layer.INDIRECT: (
        "Sociale veiligheid",
        "Inclusieve wijk",
        "Minder eenzaamheid",
        "Sociale cohesie",
        "Zelfredzaamheid",
        "Leefbaarheid",
    ),
}
BADHUIS_FEITEN = (
    Feit("f1", "vrijwilligers", Precision.EXACT, Decimal(94)),
    Feit("f2", "bardiensten", Precision.ABOUT, Decimal(42), period="per maand"),
    Feit("f3", "activiteiten", Precision.MORE_THAN, Decimal(25), period="per maand"),
    Feit("f4", "bezoekers", Precision.MORE_THAN, Decimal(600), period="per maand"),
    Feit("f5", "gasten bij de borrel", Precision.ABOUT, Decimal(35)),
    Feit("f6", "baromzet", Precision.EXACT, Decimal(1825), unit="euro", period="per maand"),
    Feit("f7", "vaste huurders", Precision.EXACT, Decimal(7)),
)


def story(
    titles: dict[Layer, Sequence[str]],
    feiten: Sequence[Feit] = (),
    explanation: str = "",
    step: int = 1,
) -> Veranderverhaal:
    """Elements with these titles; each card is joined to every `step`-th card of the next layer."""
    keys = {layer: [f"{layer}-{n}" for n in range(len(found))] for layer, found in titles.items()}
    elements = tuple(
        Element(key, layer, title, explanation)
        for layer, found in titles.items()
        for key, title in zip(keys[layer], found, strict=True)
    )
    verbanden = tuple(
        Verband(source, target)
        for first, second in pairwise(FOUR_LAYERS)
        for n, source in enumerate(keys.get(first, []))
        for target in keys.get(second, [])[n % step :: step]
    )
    return Veranderverhaal(elements=elements, verbanden=verbanden, feiten=tuple(feiten))


def badhuis() -> Veranderverhaal:
    return story(BADHUIS_TITLES, BADHUIS_FEITEN, "Zo doen we dat samen.", step=2)


def check_boxes(boxes: list[Box]) -> None:
    """Everything on one page, in its parent, and beside its siblings; no line through a card."""
    assert {box.page for box in boxes} == {1}
    named = {box.name: box for box in boxes if box.kind != "line"}
    placed = [box for box in boxes if box.kind != "line"]
    for box in placed:
        assert inside(box, named.get(box.parent, PAGE)), f"{box} leaves {box.parent}"
    for number, box in enumerate(placed):
        for other in placed[number + 1 :]:
            if box.parent == other.parent:
                assert not overlap(box, other), f"{box} overlaps {other}"
    cards = [box for box in placed if box.kind == "card"]
    for line in boxes:
        if line.kind == "line":
            assert inside(line, PAGE)
            assert not any(overlap(line, card) for card in cards), f"{line} crosses a card"


PAGE = Box("page", "page", "", 1, 0, 0, A4_WIDTH, A4_HEIGHT)


def inside(box: Box, parent: Box) -> bool:
    return (
        box.x >= parent.x - SLACK
        and box.y >= parent.y - SLACK
        and box.x + box.width <= parent.x + parent.width + SLACK
        and box.y + box.height <= parent.y + parent.height + SLACK
    )


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x + one.width > other.x + SLACK
        and other.x + other.width > one.x + SLACK
        and one.y + one.height > other.y + SLACK
        and other.y + other.height > one.y + SLACK
    )
