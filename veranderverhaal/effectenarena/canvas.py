"""Makes the canvas: four columns with cards, the links between them, and the ketens through them.

It needs not a single euro. What a keten or investering names may be gone: it then shows as gone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from veranderverhaal.effectenarena.canvas_model import COLUMN_LABELS as COLUMN_LABELS
from veranderverhaal.effectenarena.canvas_model import COLUMN_QUESTIONS as COLUMN_QUESTIONS
from veranderverhaal.effectenarena.canvas_model import EFFECT_NOTES as EFFECT_NOTES
from veranderverhaal.effectenarena.canvas_model import GONE_WORDS as GONE_WORDS
from veranderverhaal.effectenarena.canvas_model import Canvas as Canvas
from veranderverhaal.effectenarena.canvas_model import CanvasCard as CanvasCard
from veranderverhaal.effectenarena.canvas_model import CanvasKeten as CanvasKeten
from veranderverhaal.effectenarena.canvas_model import CanvasLink as CanvasLink
from veranderverhaal.effectenarena.canvas_model import Column as Column
from veranderverhaal.effectenarena.canvas_order import near_each_other
from veranderverhaal.effectenarena.canvas_words import (
    chance_words,
    delta_words,
    quote,
    tell_keten,
)
from veranderverhaal.effectenarena.labels import (
    INCASSEERDER_GROUP_LABELS,
    INVESTERING_KIND_LABELS,
    SECTOR_LABELS,
)
from veranderverhaal.effectenarena.model import (
    Effectenarena,
    IncasseerderGroup,
    Investering,
    Keten,
)
from veranderverhaal.effectenarena.naming import element_name, incasseerder_name
from veranderverhaal.model import EFFECT_LAYERS, Element, Layer, Veranderverhaal
from veranderverhaal.text import enumerate_dutch

NO_INVESTEERDER = "Hier investeert nog niemand in: {names}."
NO_EFFECT = "Hier staat nog geen effect bij: {names}."
NO_GAIN = "Bij dit effect incasseert nog niemand: {names}."
NO_INVESTERING = "Deze investeerders brengen nog niets in: {names}."
NOT_USED = "Dit staat wel in jullie verhaal, maar hier nog niet: {names}."
GROUPS_IN_A_SENTENCE = {
    IncasseerderGroup.PARTICIPANTS: "deelnemers",
    IncasseerderGroup.RESIDENTS: "overige wijkbewoners",
    IncasseerderGroup.GOVERNMENT: "de overheid",
    IncasseerderGroup.OTHERS: "overige partijen",
}
FROM_THE_STORY = (Column.AANPAK, Column.EFFECT)
MOST_NAMED = 12  # in one sentence about what is loose


def make_canvas(effectenarena: Effectenarena, story: Veranderverhaal) -> Canvas:
    """The canvas of an effectenarena, whose aanpakken and effecten are elements of the story."""
    cards = (
        *_investeerders(effectenarena),
        *_elements(effectenarena, story, Column.AANPAK, (Layer.AANPAK,)),
        *_elements(effectenarena, story, Column.EFFECT, EFFECT_LAYERS),
        *_incasseerders(effectenarena),
    )
    links = tuple(_links(effectenarena, cards))
    made = Canvas(near_each_other(cards, links), links)
    ketens = tuple(_ketens(effectenarena, story, made))
    return replace(made, ketens=ketens, loose=tuple(_loose(made)))


def investeerders_of(effectenarena: Effectenarena, keten: Keten) -> tuple[str, ...]:
    """The keys of who invests in the aanpak of a keten, in the order of the investeringen."""
    return tuple(
        dict.fromkeys(
            one.investeerder
            for one in effectenarena.investeringen
            if one.aanpak in ("", keten.aanpak)
        )
    )


def title_of(story: Veranderverhaal, key: str, column: Column) -> str:
    """The title of an element, or that it is gone."""
    return element_name(key, story, GONE_WORDS[column])


def name_of_incasseerder(effectenarena: Effectenarena, key: str) -> str:
    """What an incasseerder is called: one of the four groups, or one of their own."""
    return incasseerder_name(key, effectenarena, GONE_WORDS[Column.INCASSEERDER])


def _investeerders(effectenarena: Effectenarena) -> Iterator[CanvasCard]:
    names = {one.key: one for one in effectenarena.investeerders}
    named = _unique(one.investeerder for one in effectenarena.investeringen)
    invested = [(one, investeerders_of(effectenarena, one)) for one in effectenarena.ketens]
    for key in _unique([*names, *named]):
        through = tuple(keten.key for keten, who in invested if key in who)
        one = names.get(key)
        yield CanvasCard(
            Column.INVESTEERDER,
            key,
            one.name if one else GONE_WORDS[Column.INVESTEERDER],
            SECTOR_LABELS[one.sector] if one else "",
            through,
            is_loose=key not in named,
            is_gone=one is None,
        )


def _elements(
    effectenarena: Effectenarena,
    story: Veranderverhaal,
    column: Column,
    layers: tuple[Layer, ...],
) -> Iterator[CanvasCard]:
    there = {one.key: one for one in story.elements}
    own = [one.key for one in story.elements if one.layer in layers]
    named = [_named(keten, column) for keten in effectenarena.ketens]
    if column is Column.AANPAK:
        for one in effectenarena.investeringen:
            named += [one.aanpak] if one.aanpak else own
    for key in _unique([*own, *named]):
        element = there.get(key)
        yield CanvasCard(
            column,
            key,
            element.title if element else GONE_WORDS[column],
            _note_of(element) if element and column is Column.EFFECT else "",
            tuple(one.key for one in effectenarena.ketens if _named(one, column) == key),
            is_loose=key not in named,
            is_gone=element is None,
        )


def _note_of(element: Element) -> str:
    return EFFECT_NOTES.get(element.layer, "")


def _incasseerders(effectenarena: Effectenarena) -> Iterator[CanvasCard]:
    groups = {one.key: INCASSEERDER_GROUP_LABELS[one.group] for one in effectenarena.incasseerders}
    named = [one.incasseerder for one in effectenarena.ketens if one.incasseerder]
    for key in _unique([*IncasseerderGroup, *groups, *named]):
        is_group = key in set(IncasseerderGroup)
        yield CanvasCard(
            Column.INCASSEERDER,
            key,
            name_of_incasseerder(effectenarena, key),
            groups.get(key, ""),
            tuple(one.key for one in effectenarena.ketens if one.incasseerder == key),
            is_loose=key not in named,
            is_gone=not is_group and key not in groups,
        )


def _named(keten: Keten, column: Column) -> str:
    return keten.aanpak if column is Column.AANPAK else keten.effect


def _links(effectenarena: Effectenarena, cards: tuple[CanvasCard, ...]) -> Iterator[CanvasLink]:
    yield from _links_of_investeringen(effectenarena, cards)
    settings = effectenarena.settings
    steps: dict[tuple[str, str], list[Keten]] = {}
    for keten in effectenarena.ketens:
        aanpak, effect = f"{Column.AANPAK}:{keten.aanpak}", f"{Column.EFFECT}:{keten.effect}"
        steps.setdefault((aanpak, effect), []).append(keten)
    for (source, target), ketens in steps.items():
        told = _unique(chance_words(one.chance, settings.chance_scale) for one in ketens)
        yield _link(source, target, [f"kans {one}" for one in told if one], ketens)
    gains: dict[tuple[str, str], list[Keten]] = {}
    for keten in effectenarena.ketens:
        if keten.incasseerder:
            effect = f"{Column.EFFECT}:{keten.effect}"
            gains.setdefault((effect, f"{Column.INCASSEERDER}:{keten.incasseerder}"), []).append(
                keten
            )
    for (source, target), ketens in gains.items():
        told = _unique(delta_words(one.delta, settings.delta_scale) for one in ketens)
        yield _link(source, target, [f"verandering {one}" for one in told if one], ketens)


def _link(source: str, target: str, told: list[str], ketens: list[Keten]) -> CanvasLink:
    return CanvasLink(
        source,
        target,
        " of ".join(told),
        tuple(one.key for one in ketens),
        is_negative=all(one.is_negative for one in ketens),
    )


def _links_of_investeringen(
    effectenarena: Effectenarena, cards: tuple[CanvasCard, ...]
) -> Iterator[CanvasLink]:
    """One line for each pair; who invests in all of it is joined to each aanpak that is used."""
    used = [one.key for one in cards if one.column is Column.AANPAK and not one.is_loose]
    pairs: dict[tuple[str, str], list[Investering]] = {}
    for one in effectenarena.investeringen:
        for aanpak in [one.aanpak] if one.aanpak else used:
            pairs.setdefault((one.investeerder, aanpak), []).append(one)
    for (investeerder, aanpak), investeringen in pairs.items():
        kinds = _unique(INVESTERING_KIND_LABELS[one.kind] for one in investeringen)
        yield CanvasLink(
            f"{Column.INVESTEERDER}:{investeerder}",
            f"{Column.AANPAK}:{aanpak}",
            enumerate_dutch(kinds),
            tuple(one.key for one in effectenarena.ketens if one.aanpak == aanpak),
        )


def _ketens(
    effectenarena: Effectenarena, story: Veranderverhaal, made: Canvas
) -> Iterator[CanvasKeten]:
    settings = effectenarena.settings
    for number, keten in enumerate(effectenarena.ketens, 1):
        cards = tuple(one.id for one in made.cards if keten.key in one.ketens)
        yield CanvasKeten(
            keten,
            number,
            cards,
            tell_keten(
                keten,
                settings,
                aanpak=title_of(story, keten.aanpak, Column.AANPAK),
                effect=title_of(story, keten.effect, Column.EFFECT),
                incasseerder=_in_a_sentence(effectenarena, keten.incasseerder),
            ),
            chance_words(keten.chance, settings.chance_scale),
            delta_words(keten.delta, settings.delta_scale),
        )


def _in_a_sentence(effectenarena: Effectenarena, incasseerder: str) -> str:
    if not incasseerder:
        return ""
    if incasseerder in set(IncasseerderGroup):
        return GROUPS_IN_A_SENTENCE[IncasseerderGroup(incasseerder)]
    return name_of_incasseerder(effectenarena, incasseerder)


def _loose(made: Canvas) -> Iterator[str]:
    invested = {one.target for one in made.links}
    gained = {one.source for one in made.links}
    aanpakken = made.column(Column.AANPAK, loose=False)
    effecten = made.column(Column.EFFECT, loose=False)
    told = (
        (NO_INVESTERING, [one for one in made.column(Column.INVESTEERDER) if one.is_loose]),
        (NO_INVESTEERDER, [one for one in aanpakken if one.id not in invested]),
        (NO_EFFECT, [one for one in aanpakken if not one.ketens]),
        (NO_GAIN, [one for one in effecten if one.id not in gained]),
        (NOT_USED, [one for one in made.cards if one.is_loose and one.column in FROM_THE_STORY]),
    )
    for sentence, cards in told:
        if cards:
            yield sentence.format(names=_names(cards))


def _names(cards: list[CanvasCard]) -> str:
    shown = [quote(one.title) for one in cards[:MOST_NAMED]]
    more = len(cards) - len(shown)
    return enumerate_dutch([*shown, f"nog {more} andere"] if more else shown)


def _unique(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))
