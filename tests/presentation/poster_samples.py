"""Stories for the poster's tests, and the checks that hold for every poster."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise

from presentation.poster import Box
from presentation.poster_data import Size
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
from veranderverhaal.showcase import Result, ResultLine, Showcase

PAGES = {
    "a4": Box("page", "page", "", 1, 0, 0, 595.28, 841.89),
    "a3": Box("page", "page", "", 1, 0, 0, 841.89, 1190.55),
}
# Five scripts, emoji, a word of forty letters, markup, and characters that no font has.
HOSTILE = (
    "أهلاً وسهلاً بكم",
    "Сусіди допомагають один одному",
    "ጎረቤቶች ይተባበራሉ",
    "Komşular ve sąsiedzi: zażółć",
    "Samen 👩‍👩‍👧 koffie ☕ ❤️",
    "Meervoudigepersoonlijkheidsstoornissenaa",
    '#read("/x") $x$ *vet* <b> \\ // "',
    "雪村 \u202eom\u0301",
)
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


def with_texts(showcase: Showcase, texts: Sequence[str]) -> Showcase:
    """The showcase with everything a person can type replaced, by these texts in turn."""

    def text(number: int) -> str:
        return texts[number % len(texts)]

    initiatief = replace(
        showcase.initiatief, name=text(0), motto=text(1), source=text(2), buurt=text(3)
    )
    elements = tuple(
        replace(element, title=text(n), explanation=text(n + 1))
        for n, element in enumerate(showcase.veranderverhaal.elements)
    )
    feiten = tuple(
        replace(feit, label=text(n), period=text(n + 3))
        for n, feit in enumerate(showcase.veranderverhaal.feiten)
    )
    citaat = showcase.citaat and replace(showcase.citaat, text=text(4), role=text(5))
    return replace(
        showcase,
        initiatief=initiatief,
        veranderverhaal=replace(showcase.veranderverhaal, elements=elements, feiten=feiten),
        results=tuple(
            result_with_texts(result, texts[n % len(texts) :] + texts[: n % len(texts)])
            for n, result in enumerate(showcase.results)
        ),
        citaat=citaat,
    )


def result_with_texts(result: Result, texts: Sequence[str]) -> Result:
    """The result with everything that comes from a question of the group replaced."""

    def line(number: int, row: ResultLine) -> ResultLine:
        points = tuple(replace(point, label=texts[number % len(texts)]) for point in row.points)
        return replace(row, label=texts[number % len(texts)], points=points)

    return replace(
        result,
        title=texts[0],
        lead=texts[1 % len(texts)],
        sentence=texts[2 % len(texts)],
        legend=tuple((tone, texts[n % len(texts)]) for n, (tone, _) in enumerate(result.legend)),
        rows=tuple(line(n, row) for n, row in enumerate(result.rows)),
    )


def check_boxes(boxes: list[Box], size: Size = "a4") -> None:
    """Everything on one page, in its parent, and beside its siblings; no line through a card."""
    assert {box.page for box in boxes} == {1}
    page = PAGES[size]
    placed = [box for box in boxes if box.kind != "line"]
    named = {box.name: box for box in placed} | {"page": page}
    assert len(named) == len(placed) + 1
    siblings: dict[str, list[Box]] = {}
    for box in placed:
        assert inside(box, named[box.parent]), f"{box} leaves {named[box.parent]}"
        siblings.setdefault(box.parent, []).append(box)
    for together in siblings.values():
        for one, other in combinations(together, 2):
            assert not overlap(one, other), f"{one} overlaps {other}"
    cards = [box for box in placed if box.kind == "card"]
    for line in boxes:
        if line.kind == "line":
            assert inside(line, page)
            assert not any(overlap(line, card) for card in cards), f"{line} crosses a card"


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
