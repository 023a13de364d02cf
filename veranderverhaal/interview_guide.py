"""A guide to talk with people, made from the veranderverhaal: open, and not steering."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from veranderverhaal.model import EFFECT_LAYERS, Element, Layer, Veranderverhaal
from veranderverhaal.report_words import shorten
from veranderverhaal.saying_words import quote

# More than this nobody talks about in an hour.
MAX_CHOSEN = 6
MAX_ABOUT = 240  # letters of what an effect is about

TITLE = "Vraaggids voor een gesprek"
PRIVACY_TITLE = "Zeg dit eerst"
PRIVACY = (
    "Je hoeft niet mee te doen. Je mag een vraag overslaan en je mag altijd stoppen.",
    "Ik schrijf op wat je zegt, zonder je naam. Alleen wie voor {name} de gesprekken verwerkt, "
    "leest dat.",
    "Willen we iets laten zien van wat je zei? Dan vragen we je dat eerst. Je mag nee zeggen.",
    "Bedenk je je later? Zeg het, dan gooien we weg wat je vertelde.",
    "Er zijn geen goede en geen foute antwoorden. Ook wat tegenvalt, willen we graag horen.",
)
OPENING = (
    "Hoe ken je {name}? Wanneer kwam je er voor het eerst?",
    "Is er sinds die tijd iets veranderd voor jou, of juist niet? Vertel eens.",
)
ASK_NOTICED = "Wat merk jij daarvan? Dat mag veel zijn, soms iets, of niets."
ASK_EXAMPLE = "Kun je een voorbeeld geven?"
ASK_WHY = "Waardoor is dat zo, denk je? Speelde er nog iets anders mee?"
ASK_SIDE = "Is er ook iets minder prettig geworden? Voor jou, of voor iemand anders?"
ASK_WHO_NOT = "Voor wie is dit niets? Wie komt er niet, en waardoor denk je?"
CLOSING = (
    "Wat heb ik niet gevraagd, en is wel belangrijk?",
    "Heb je zelf nog een vraag?",
)
THANKS = (
    "Bedank voor het gesprek. Lees voor wat je opschreef en vraag of het klopt. Is het samen met "
    "een groepje? Dan telt het later als één gesprek."
)


@dataclass(frozen=True)
class GuideQuestion:
    """What to ask, and what to ask on; `effect` is the key of what it is about, or ""."""

    ask: str
    further: tuple[str, ...] = ()
    effect: str = ""


@dataclass(frozen=True)
class GuidePart:
    """A part of the conversation."""

    title: str
    questions: tuple[GuideQuestion, ...]


@dataclass(frozen=True)
class Guide:
    """A whole guide: what to say first, what to ask, and how to end."""

    title: str
    first: tuple[str, ...]
    parts: tuple[GuidePart, ...]
    thanks: str


def guide_effects(story: Veranderverhaal) -> tuple[Element, ...]:
    """The effects that a guide can be about, in their order."""
    return tuple(element for layer in EFFECT_LAYERS for element in story.layer(layer))


def first_chosen(story: Veranderverhaal) -> tuple[str, ...]:
    """The keys of the effects to begin with: the direct ones, as many as one hour holds."""
    return tuple(one.key for one in story.layer(Layer.DIRECT))[:MAX_CHOSEN]


def make_guide(name: str, story: Veranderverhaal, chosen: Collection[str]) -> Guide:
    """The guide of an initiatief of this name about the chosen effects.

    What changed is asked before any effect is named, so that people bring it up themselves; and
    about side effects is always asked.
    """
    effects = [one for one in guide_effects(story) if one.key in chosen]
    hoped = [one for one in effects if one.layer is not Layer.NEVENEFFECT]
    feared = [one for one in effects if one.layer is Layer.NEVENEFFECT]
    said = name or "het initiatief"
    parts = (
        _part("Om te beginnen", [GuideQuestion(one.format(name=said)) for one in OPENING]),
        _part("Wat merk je?", [_ask_effect(one) for one in hoped]),
        _part("Wat gaat minder goed?", [_ask_side(), *map(_ask_effect, feared)]),
        _part("Tot slot", [GuideQuestion(one) for one in CLOSING]),
    )
    return Guide(
        TITLE,
        tuple(one.format(name=said) for one in PRIVACY),
        tuple(one for one in parts if one.questions),
        THANKS,
    )


def _part(title: str, questions: Sequence[GuideQuestion]) -> GuidePart:
    return GuidePart(title, tuple(questions))


def _ask_effect(effect: Element) -> GuideQuestion:
    return GuideQuestion(f"{_about(effect)} {ASK_NOTICED}", (ASK_EXAMPLE, ASK_WHY), effect.key)


def _about(effect: Element) -> str:
    """In the words of the explanation: a title is often a word that nobody says in a talk."""
    said = shorten(" ".join(effect.explanation.split()).rstrip("."), MAX_ABOUT)
    if not said:
        return f"We hebben het nu over {quote(effect.title)}."
    return f"We hebben het nu hierover: {quote(said)} (op het kaartje {quote(effect.title)})."


def _ask_side() -> GuideQuestion:
    return GuideQuestion(ASK_SIDE, (ASK_EXAMPLE, ASK_WHO_NOT))
