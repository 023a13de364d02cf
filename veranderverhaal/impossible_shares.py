"""Percentages that no number of so many people gives, after the GRIM test."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from veranderverhaal.figures import possible_share_to
from veranderverhaal.number_reading import NUMBER, sentences_of
from veranderverhaal.number_words import WORD_NUMBERS
from veranderverhaal.numbers import parse_number

WORD = re.compile(rf"\b(?:{'|'.join(sorted(WORD_NUMBERS, key=len, reverse=True))})\b")
PEOPLE = r"mensen|antwoorden|bewoners|deelnemers|respondenten|personen|bezoekers|vrijwilligers"
SHARE = re.compile(r"(?<![\d.,])(?P<share>\d{1,3}(?:,\d+)?)\s?(?:%|procent\b)(?!\s?punt)")
BASE = re.compile(
    rf"\b(?P<part>{NUMBER})?\s?van\s(?:de|alle|onze|die|hun)?\s?(?P<of>{NUMBER})(?![\d.,:]*[\d%])"
    rf"|\bn\s?=\s?(?P<n>{NUMBER})"
    rf"|(?<![\d.,€])(?P<people>{NUMBER})\s(?:{PEOPLE}|ingevulde)\b"
)
LARGER = re.compile(
    rf"(?<![\w.,€-])(?P<part>{NUMBER})\s(?:(?:{PEOPLE})\s)?van\s(?:de|alle|onze|die|hun)\s"
    rf"(?P<of>{NUMBER})\s(?:{PEOPLE})\b"
)
# Before a number: it is a mark, an amount or a day, and no part of those people.
NO_PART_BEFORE = re.compile(
    r"\b(een|cijfer|rapportcijfer|nummer|euro|prijs|bedrag|gemiddeld|gaven|gaf|kregen|kreeg)\s*$"
)
# Around a percentage: it is no share of those people, or not an exact one.
NO_SHARE_AFTER = re.compile(
    r"^\s*(meer|minder|hoger|lager|extra|korting|groei|toename|afname|van de (tijd|kosten|uren)"
    r"|tot\b|en \d+(,\d+)?\s?%|-|–)"
)
NO_SHARE_BEFORE = re.compile(
    r"(ongeveer|circa|ca\.?|rond(?: de)?|bijna|ruim|meer dan|minder dan|minstens|hoogstens|zo'n|"
    r"zo’n|tussen(?: de)?|tussen[^.]{0,20}\ben|tot|met|-|–|±)\s*$"
)


def impossible_shares(text: str) -> tuple[str, ...]:
    """The shares in a text that no number of so many people gives: "73% van de 11".

    And the parts that are larger than their whole: "12 van de 10 mensen".
    """
    sentences = [_in_figures(one.lower()) for one in sentences_of(text)]
    return tuple(
        told for one in sentences for find in (_impossible, _too_large) for told in find(one)
    )


def _in_figures(sentence: str) -> str:
    """The sentence with "elf" as 11."""
    return WORD.sub(lambda found: str(WORD_NUMBERS[found[0]]), sentence)


def _too_large(sentence: str) -> Iterator[str]:
    for found in LARGER.finditer(sentence):
        if NO_PART_BEFORE.search(sentence[: found.start()]):
            continue
        if parse_number(found["part"]) > parse_number(found["of"]):
            told = f"{found['part']} van de {found['of']}"
            yield f"{told} kan niet: een deel is nooit meer dan het geheel."


def _impossible(lowered: str) -> Iterator[str]:
    bases = [(one, n) for one in BASE.finditer(lowered) if (n := _base(one))]
    for found in SHARE.finditer(lowered):
        before, after = lowered[: found.start()], lowered[found.end() :]
        if NO_SHARE_AFTER.search(after) or NO_SHARE_BEFORE.search(before):
            continue
        base = _nearest(found, bases)
        if base is None:
            continue
        typed, n = found["share"], base[1]
        share, places = Decimal(typed.replace(",", ".")), len(typed.partition(",")[2])
        if not possible_share_to(share, n, places):
            yield f"{typed}% van {n} kan niet: met {n} mensen komt dat percentage niet voor."
        elif _beside(base[0], found, lowered) and not _fits(_part(base[0]), n, share, places):
            yield f"{base[0]['part']} van de {n} is geen {typed}%."


def _base(found: re.Match[str]) -> int | None:
    typed = found["of"] or found["n"] or found["people"]
    number = parse_number(typed)
    return int(number) if number == number.to_integral_value() and number > 0 else None


def _part(found: re.Match[str]) -> int | None:
    part = parse_number(found["part"]) if found["part"] else None
    return int(part) if part is not None and part == part.to_integral_value() else None


def _nearest(
    share: re.Match[str], bases: Sequence[tuple[re.Match[str], int]]
) -> tuple[re.Match[str], int] | None:
    """The base of a share: "van de 12" right behind it, else the only one of the sentence."""
    behind = [one for one in bases if 0 <= one[0].start() - share.end() <= 2]
    if behind:
        return behind[0]
    exact = [one for one in bases if not one[0]["people"]] or list(bases)
    return exact[0] if len(exact) == 1 else None


def _beside(base: re.Match[str], share: re.Match[str], sentence: str) -> bool:
    """Whether a share stands in brackets behind its count, or its count behind it."""
    first, second = sorted((base.span(), share.span()))
    between = sentence[first[1] : second[0]]
    return bool(re.fullmatch(r"[^\d.;]{0,40}\(\s?", between))


def _fits(part: int | None, n: int, share: Decimal, places: int) -> bool:
    """Whether so many of n are this share, rounded up or down."""
    if part is None:
        return True
    exact = Decimal(100 * part) / n
    return abs(exact - share) <= Decimal(5).scaleb(-places - 1)
