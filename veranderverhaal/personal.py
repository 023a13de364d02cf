"""By what somebody could be found in a text that people wrote. A guess, and never a refusal."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from veranderverhaal.personal_names import find_names, words_of
from veranderverhaal.text import enumerate_dutch


class Personal(StrEnum):
    """What it looks like."""

    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    ADDRESS = "address"
    WEB = "web"
    IBAN = "iban"
    BSN = "bsn"
    NAME = "name"


PERSONAL_LABELS = {
    Personal.PHONE: "een telefoonnummer",
    Personal.EMAIL: "een e-mailadres",
    Personal.POSTCODE: "een postcode",
    Personal.ADDRESS: "een adres",
    Personal.WEB: "een webadres",
    Personal.IBAN: "een rekeningnummer",
    Personal.BSN: "een burgerservicenummer",
    Personal.NAME: "een naam",
}
# By these somebody is found at once, in any language; the others are more of a guess.
CONTACT = (Personal.PHONE, Personal.EMAIL, Personal.POSTCODE)


@dataclass(frozen=True)
class Finding:
    """Words in a text, from character `start` to before `end`."""

    kind: Personal
    words: str
    start: int
    end: int


DIGIT_AFTER = r"(?:[\s().\-/]{0,4}\d)"
# Ten digits that begin with 0 as in the Netherlands, or any number with a country in front;
# a day such as 01-02-2023 with an hour after it is neither.
PHONE = re.compile(
    r"(?<!\d)(?<!\d[.,])"
    r"(?!\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d(?!\d))"
    r"(?:\((?=\+?\d{1,5}\)))?"
    rf"(?:(?:\+|00)\s?\d{DIGIT_AFTER}{{8,13}}|0{DIGIT_AFTER}{{9}})(?!\d)",
    re.ASCII,
)
# Of bounded length, so that a long text without an @ is searched at once.
EMAIL = re.compile(r"[^\s@<>\"'(),;:]{1,64}@(?:[\w-]{1,63}\.){1,8}[\w-]{2,24}")
HOUSE = r"(?:[ ,]{1,2}(?:nr\.? ?|nummer |huisnummer )?\d{1,5}[a-z]?(?!\w))?"
POSTCODE = re.compile(rf"(?<!\w)([1-9]\d{{3}})( ?)([A-Za-z]{{2}})(?!\w){HOUSE}", re.ASCII)
ADDRESS = re.compile(
    r"(?<!\w)[A-Z]\w{1,30}(?:straat|laan|weg|plein|gracht|kade|singel|steeg|dreef|dijk)"
    r" \d{1,4}(?: ?[a-z](?!\w))?"
)
WEB = re.compile(
    r"(?<![\w@.])(?:https?://\S{1,500}|(?:[\w-]{1,63}\.){1,4}(?:nl|com|org|net|eu|be)(?!\w)(?:/\S{0,200})?)",
    re.IGNORECASE,
)
IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?!\w)", re.ASCII)
BSN = re.compile(r"(?<![\d.,])\d{3}([ .]?)\d{3}\1\d{3}(?![\d.,]\d|\d)", re.ASCII)
BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
# Two letters after a number that are a word or a unit: "in 2023 en daarna", "1500 km".
TWO_LETTERS = words_of(
    """
    al as be bv ca cl cm da de dl doe ee en er ex gb gr ha he hé ie ik in is ja je jl kg km kw
    ma mb me mg ml mm na no nu of om op pk re st ta te th to tb tv uh uw va ve vs wc we wo za
    ze zo am an at by do go if it my or so up us
    """
)


def find_personal(text: str, known: Collection[str] = ()) -> tuple[Finding, ...]:
    """What in a text somebody could be found by, in the order of the text.

    Names are guessed; the words of `known` (those of the initiatief itself) are none.
    """
    plain, places = _plainly(text)
    spans = [*_find_marks(plain)]
    taken = [(start, end) for _, start, end in spans]
    spans += [
        (Personal.NAME, start, end)
        for start, end in find_names(plain, known)
        if all(end <= first or start >= last for first, last in taken)
    ]
    return tuple(
        Finding(kind, text[places[start] : places[end]], places[start], places[end])
        for kind, start, end in sorted(spans, key=lambda span: span[1:])
    )


def find_contact(text: str) -> tuple[Finding, ...]:
    """Telephone numbers, e-mail addresses and postcodes only."""
    plain, places = _plainly(text)
    return tuple(
        Finding(kind, text[places[start] : places[end]], places[start], places[end])
        for kind, start, end in _find_marks(plain)
        if kind in CONTACT
    )


def blank(text: str, findings: Iterable[Finding]) -> str:
    """The text with what was found taken out: "Bel [naam] op [telefoonnummer]"."""
    told, done = "", 0
    for one in sorted(findings, key=lambda one: (one.start, -one.end)):
        if one.end <= done:
            continue
        told += text[done : max(one.start, done)] + blank_word(one.kind)
        done = one.end
    return told + text[done:]


def blank_word(kind: Personal) -> str:
    """What stands in the place of words that were taken out."""
    return f"[{PERSONAL_LABELS[kind].removeprefix('een ')}]"


def say_found(findings: Iterable[Finding]) -> str:
    """ "Hier lijkt een naam te staan."; empty when nothing was found."""
    kinds = {one.kind for one in findings}
    if not kinds:
        return ""
    named = [label for kind, label in PERSONAL_LABELS.items() if kind in kinds]
    verb = "lijkt" if len(named) == 1 else "lijken"
    return f"Hier {verb} {enumerate_dutch(named)} te staan."


def say_found_names(findings: Iterable[Finding]) -> str:
    """As say_found, with the words that seem to be a name, for who wrote them: "…: ‘Fatma’."."""
    found = tuple(findings)
    told = say_found(found)
    names = dict.fromkeys(f"‘{one.words}’" for one in found if one.kind is Personal.NAME)
    return f"{told.removesuffix('.')}: {enumerate_dutch(list(names))}." if names else told


def _find_marks(plain: str) -> Iterator[tuple[Personal, int, int]]:
    """Everything but names. These have a form of their own, in whatever language."""
    accounts = [match.span() for match in IBAN.finditer(plain) if _is_iban(match[0])]
    for start, end in accounts:
        yield Personal.IBAN, start, end
    for match in PHONE.finditer(plain):
        if not any(start <= match.start() < end for start, end in accounts):
            yield Personal.PHONE, match.start(), match.end()
    for match in EMAIL.finditer(plain):
        yield Personal.EMAIL, match.start(), match.end()
    for match in POSTCODE.finditer(plain):
        if _is_postcode(match):
            yield Personal.POSTCODE, match.start(), match.end()
    for match in ADDRESS.finditer(plain):
        yield Personal.ADDRESS, match.start(), match.end()
    for match in WEB.finditer(plain):
        yield Personal.WEB, match.start(), match.end()
    for match in BSN.finditer(plain):
        if _is_bsn(match[0]):
            yield Personal.BSN, match.start(), match.end()


def _is_postcode(match: re.Match[str]) -> bool:
    space, letters = match[2], match[3]
    if letters.isupper():
        return True
    return (letters.islower() or not space) and (not space or letters.lower() not in TWO_LETTERS)


def _is_iban(words: str) -> bool:
    """By its two check digits (ISO 7064, modulo 97)."""
    sign = words.replace(" ", "")
    return int("".join(str(int(one, 36)) for one in sign[4:] + sign[:4])) % 97 == 1


def _is_bsn(words: str) -> bool:
    """By the elfproef of a burgerservicenummer."""
    digits = [int(one) for one in words if one.isdigit()]
    total = sum(weight * digit for weight, digit in zip(BSN_WEIGHTS, digits, strict=True))
    return total % 11 == 0 and len(set(digits)) > 1


def _plainly(text: str) -> tuple[str, list[int]]:
    """The text in plain signs, and of each where it stood; one more place for the end.

    Digits of any script become 0 to 9, any dash "-", any space " "; signs without width go.
    """
    if text.isascii():
        return text, list(range(len(text) + 1))
    signs: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for sign in map(_plain_sign, unicodedata.normalize("NFKC", character)):
            if sign:
                signs.append(sign)
                places.append(place)
    return "".join(signs), [*places, len(text)]


def _plain_sign(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    kind = unicodedata.category(character)
    if kind in ("Cf", "Mn"):
        return ""
    if kind == "Pd":
        return "-"
    return " " if character.isspace() and character != "\n" else character
