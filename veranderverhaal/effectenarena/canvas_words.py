"""A keten in words: its chance and size as the words of a scale, and all of it as a sentence."""

from decimal import Decimal

from veranderverhaal.effectenarena.model import Factor, Keten
from veranderverhaal.effectenarena.settings import EffectenarenaSettings, ScaleLabel
from veranderverhaal.numbers import format_number

OWN_NUMBERS = "met eigen getallen"
NOT_FROM_A_SOURCE = "niet uit de bron"
NO_CHANCE = "Hoe groot die kans is, is nog niet gekozen."
NO_DELTA = "Hoe groot de verandering is, is nog niet gekozen."
NO_INCASSEERDER = "Wie daar baat bij heeft, is nog niet gekozen."
# How the words of the default scale stand in a sentence; others stand in quotes.
CHANGE_WORDS = {
    "laag": "een kleine verandering",
    "laag-middel": "een vrij kleine verandering",
    "middel": "een middelgrote verandering",
    "middel-hoog": "een vrij grote verandering",
    "hoog": "een grote verandering",
}


def find_label(factor: Factor, scale: tuple[ScaleLabel, ...]) -> ScaleLabel | None:
    """The word of a factor: the one that was chosen, or the one that has exactly its number."""
    if factor.is_given:
        return next((one for one in scale if one.value == factor.middle), None)
    return next((one for one in scale if one.key == factor.label), None)


def chance_words(factor: Factor, scale: tuple[ScaleLabel, ...]) -> str:
    """ "laag-middel", or "42 op de 100" for a number of one's own; "" when nothing was chosen."""
    found = find_label(factor, scale)
    if found:
        return found.words
    return f"{_hundredths(factor.middle)} op de 100" if factor.middle is not None else ""


def delta_words(factor: Factor, scale: tuple[ScaleLabel, ...]) -> str:
    """ "middel", or "42 van de 100" for a number of one's own; "" when nothing was chosen."""
    found = find_label(factor, scale)
    if found:
        return found.words
    return f"{_hundredths(factor.middle)} van de 100" if factor.middle is not None else ""


def is_from_a_source(factor: Factor, scale: tuple[ScaleLabel, ...]) -> bool:
    """Whether somebody else than the group gave this number, of the word or of the factor."""
    if factor.is_given:
        return bool(factor.source or factor.measured)
    found = find_label(factor, scale)
    return bool(found and found.source)


def tell_keten(
    keten: Keten, settings: EffectenarenaSettings, *, aanpak: str, effect: str, incasseerder: str
) -> str:
    """A keten as sentences, from the titles of its cards. As an estimate, never as a cause.

    Titles stand in quotes, exactly as typed: a sentence around them cannot bend them wrongly.
    """
    chance = chance_words(keten.chance, settings.chance_scale)
    opening = f"Als we dit doen: {quote(aanpak)}, "
    if chance:
        first = f"{opening}is de kans {chance} dat we dit merken: {quote(effect)}."
    else:
        first = f"{opening}hopen we dat we dit merken: {quote(effect)}. {NO_CHANCE}"
    if not incasseerder:
        return f"{first} {NO_INCASSEERDER}"
    return f"{first} {_tell_gain(keten, settings, incasseerder)}"


def _tell_gain(keten: Keten, settings: EffectenarenaSettings, incasseerder: str) -> str:
    gain = quote(keten.gain) if keten.gain else ""
    if keten.is_negative:
        told = f"Dat is een nadeel voor {incasseerder}{': ' if gain else ''}{gain}."
    else:
        told = (
            f"Voor {incasseerder} betekent dat: {gain}." if gain else f"Dat is voor {incasseerder}."
        )
    change = say_change(delta_words(keten.delta, settings.delta_scale))
    return f"{told} Het gaat om {change}." if change else f"{told} {NO_DELTA}"


def say_change(words: str) -> str:
    """ "een middelgrote verandering" for "middel"; "" for no words."""
    if not words:
        return ""
    return CHANGE_WORDS.get(words, f"een verandering van ‘{words}’")


def quote(title: str) -> str:
    """A title as it stands in a sentence."""
    return f"‘{title.rstrip('.') or title}’"


def _hundredths(number: Decimal | None) -> str:
    return format_number((number or Decimal(0)) * 100)
