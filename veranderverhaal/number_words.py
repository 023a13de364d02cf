"""Dutch words around numbers: what they do to a number, and which nouns are counted."""

import re
from decimal import Decimal

SMALL = (
    *("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    *("elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien"),
    *("negentien", "twintig"),
)
LARGER = {
    **{"dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80},
    **{"negentig": 90, "honderd": 100, "tweehonderd": 200, "driehonderd": 300, "duizend": 1000},
}
TENS = ("twintig", *(word for word, number in LARGER.items() if number < 100))
# "eenentwintig", "drieënzeventig": the ones come first, with dots after an e.
COMPOUND = {
    f"{'een' if ones == 1 else SMALL[ones]}{'ën' if ones in (2, 3) else 'en'}{word}": 10 * tens
    + ones
    for tens, word in enumerate(TENS, 2)
    for ones in range(1, 10)
}
WORD_NUMBERS = {word: number for number, word in enumerate(SMALL) if number} | LARGER | COMPOUND
# What says that it is not exact, by what it does.
ABOUT = {
    "ongeveer",
    "circa",
    "ca",
    "zo'n",
    "zo’n",
    "zowat",
    "plusminus",
    "rond",
    "rond de",
    "om de",
}
MORE_THAN = {"meer dan", "ruim", "ruim de"}
AT_LEAST = {"minstens", "minimaal", "zeker", "ten minste", "tenminste", "ruim"}
AT_MOST = {"hoogstens", "maximaal", "hooguit", "minder dan", "ten hoogste"}
ALMOST = {"bijna", "haast"}
VAGUE = {"tientallen": (20, 120), "honderden": (200, 1200), "duizenden": (2000, 12000)}

# In such a sentence a number is no count of how it is: change, a wish, a share, a part.
NOT_A_COUNT = re.compile(
    r"\b(eerst|vroeger|inmiddels|intussen|voorheen|begonnen|begon|groei\w*|gegroeid|steeg|stijgt|"
    r"gestegen|daal\w*|gedaald|toegenomen|toename|afgenomen|meer geworden|erbij|extra|nieuwe|"
    r"stopten|stopte|gestopt|weggegaan|vertrok\w*|wil|willen|wilden|hopen|hoop|hoopten|doel|"
    r"streven|straks|zouden|zou|nodig|zoeken|gezocht|volgend jaar|vorig jaar|vorige|volgende|"
    r"nog maar|niet meer|sommige|waarvan|daarvan|onder wie|per persoon)\b"
)
# After a noun these say that it is about a part or another occasion.
RESTRICTING = {
    *("bij", "tijdens", "op", "uit", "onder", "boven", "zonder", "die", "voor", "met", "ouder"),
    *("jonger", "tegelijk", "waar", "naar", "tussen", "na", "dat", "met", "aan"),
}
# Not things that are counted, but measures, and parts of dates and sentences.
NO_NOUNS_WORDS = """
jaar jaren maand maanden week weken dag dagen minuut minuten seconden
januari februari maart april mei juni juli augustus september oktober november december
procent procentpunt graden en of is zijn was waren tot van
de het een in om als dan te er we wij ze zij je jij ik hij hebben heeft had kwamen komen doen deden
zeggen zegt merken merkt vinden vindt noemen noemt mei jarige jarigen dit dat deze die van
"""
# Every text counts these of something else; only with the word of a feit beside it they compare.
GENERIC_WORDS = """
mensen personen bewoners buurtbewoners buren antwoorden reacties keer keren maal uur uren euro cent
meter kilometer km m2 kilo kg liter
"""
SMALL_WORDS = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "of",
        "van",
        "bij",
        "in",
        "op",
        "te",
        "tot",
        "per",
        "aan",
        "met",
        "voor",
        "die",
        "dat",
        "er",
        "is",
        "zijn",
        "was",
        "waren",
        "ook",
        "wel",
        "gemiddeld",
        "vaak",
        "soms",
        "ongeveer",
        "meer",
        "dan",
        "naar",
        "uit",
        "om",
        "als",
    ]
)
MIN_STEM = 3
QUOTES = "'’\"‘-"
VOICED = {"v": "f", "z": "s"}  # "brieven" and "brief", "huizen" and "huis"


def stem(word: str) -> str:
    """A word so that one and more of a thing are alike: "vrijwilligers" as "vrijwilliger".

    No dictionary: doubled letters become one, so that "buur" and "buren" are alike too.
    """
    plain = _without_s(word.lower().strip(QUOTES).removesuffix("'s").removesuffix("’s"))
    for ending in ("eren", "ën", "en", "e"):
        if plain.endswith(ending) and len(plain) - len(ending) >= MIN_STEM:
            plain = plain.removesuffix(ending)
            break
    single = re.sub(r"(.)\1", r"\1", plain)
    return _without_s(single[:-1] + VOICED.get(single[-1:], single[-1:]))


def stems_of(text: str) -> list[str]:
    """The stems of the words of a text, without the small words between them."""
    return [
        stem(word)
        for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower())
        if word not in SMALL_WORDS
    ]


def word_number(word: str) -> Decimal | None:
    """The number that a word is; None for every other word. "een" is an article."""
    found = WORD_NUMBERS.get(word.lower())
    return None if found is None else Decimal(found)


def _without_s(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > MIN_STEM else word


NO_NOUNS = frozenset(stem(word) for word in NO_NOUNS_WORDS.split())
GENERIC = frozenset(stem(word) for word in GENERIC_WORDS.split())
