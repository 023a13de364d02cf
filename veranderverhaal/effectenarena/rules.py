"""The rules against claiming too much: what must be told with the euros, and when none may show.

They follow the domain knowledge §4.5. Two of them hold always: a result never grows in step with
the money, and it never ranks initiatieven.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from veranderverhaal.effectenarena.double_count import counted_twice
from veranderverhaal.effectenarena.model import Effectenarena
from veranderverhaal.effectenarena.money import share
from veranderverhaal.effectenarena.notice import Naming, Notice, Weight, about, shortened
from veranderverhaal.effectenarena.reckoning import Reckoning
from veranderverhaal.effectenarena.rules_costs import cost_notices
from veranderverhaal.effectenarena.rules_ketens import keten_notices
from veranderverhaal.effectenarena.rules_values import value_notices
from veranderverhaal.effectenarena.sensitivity import carriers
from veranderverhaal.effectenarena.settings import EffectenarenaSettings, tells_negatives
from veranderverhaal.model import Layer, Veranderverhaal

__all__ = ["Notice", "Weight", "may_conclude", "notices", "why_not"]

NO_NEGATIVES = (
    "Schrijf eerst op welke nadelen jullie zien. Zien jullie er geen? Schrijf dan ‘geen’. "
    "Tot die tijd is er geen uitkomst om te laten zien."
)
NO_LINES = "Er is nog geen keten compleet in euro’s. Daarom is er nog geen uitkomst."
NOT_LINEAR = "Twee keer zoveel geld geeft niet twee keer zoveel baten."
NO_RANKING = "Deze uitkomst is niet bedoeld om initiatieven te vergelijken of te rangschikken."
MADE_UP = "Verzonnen voorbeeld: deze bedragen zijn bedacht."
NO_NULALTERNATIEF = (
    "Er staat nog niet wat er zonder het initiatief zou gebeuren. Schrijf dat op bij de "
    "instellingen."
)
NOT_IN = "Die tellen niet mee in de bedragen."
NEGATIVES_DENIED = (
    "Er staat dat jullie geen nadelen zien, maar er staan er wel in jullie verhaal of ketens."
)
NONE_SEEN = re.compile(
    r"\W*(geen|nee|niets?|nvt|n\.v\.t|niet van toepassing)\W*"  # and no more than that
    r"|\W*(geen|nee|niets)\s*[,.;!:].*"
    r"|.*\b(geen|niets?)\b.*\b(nade|negatie|neven|mis).*",
    re.DOTALL,
)
LONGEST_DENIAL = 60  # who writes more tells what there is
FEW = 2


def may_conclude(effectenarena: Effectenarena, reckoning: Reckoning) -> bool:
    """Whether a result in euros may be shown as headline, or exported as one."""
    return not why_not(effectenarena, reckoning)


def why_not(effectenarena: Effectenarena, reckoning: Reckoning) -> str:
    """Why no result may be shown, in one Dutch text; "" when it may."""
    return next((one.text for one in _stops(effectenarena.settings, reckoning)), "")


def notices(
    effectenarena: Effectenarena,
    reckoning: Reckoning,
    story: Veranderverhaal,
    this_year: int,
    measured: Iterable[Notice] = (),
) -> tuple[Notice, ...]:
    """Everything that must be told with this result, the heaviest first.

    `measured` is what `outdated_notices` tells of the numbers that come from a meting.
    """
    naming = Naming(effectenarena, story)
    found = [
        *_stops(effectenarena.settings, reckoning),
        *_made_up(effectenarena.settings),
        *measured,
        *_about_nadelen(effectenarena, story),
        *cost_notices(reckoning, naming),
        *keten_notices(reckoning, naming),
        *_double_counts(reckoning, naming),
        *value_notices(reckoning, naming, this_year),
        *_carried_by_few(reckoning, naming),
        *_always(),
    ]
    return tuple(sorted(found, key=lambda one: list(Weight).index(one.weight)))


def _stops(settings: EffectenarenaSettings, reckoning: Reckoning) -> Iterator[Notice]:
    if not tells_negatives(settings.negative_effects):
        yield Notice("negatives_not_typed", NO_NEGATIVES, weight=Weight.STOP)
    if not reckoning.lines:
        yield Notice("no_lines", NO_LINES, weight=Weight.STOP)


def _made_up(settings: EffectenarenaSettings) -> Iterator[Notice]:
    if settings.made_up:
        yield Notice("made_up", MADE_UP, weight=Weight.WARN)
    if not settings.without_us.strip():
        yield Notice("no_nulalternatief", NO_NULALTERNATIEF, weight=Weight.WARN)


def _about_nadelen(effectenarena: Effectenarena, story: Veranderverhaal) -> Iterator[Notice]:
    """Neveneffecten of the story without a keten, and "geen" where there are some."""
    told = {one.effect for one in effectenarena.ketens if one.is_negative}
    in_story = story.layer(Layer.NEVENEFFECT)
    untold = [f"‘{one.title}’" for one in in_story if one.key not in told]
    if untold:
        text = f"In jullie verhaal staan neveneffecten zonder keten met een nadeel: {{}}. {NOT_IN}"
        yield Notice("neveneffect_untold", text.format(shortened(untold)), weight=Weight.WARN)
    if _denies(effectenarena.settings.negative_effects) and (told or in_story):
        yield Notice("negatives_denied", NEGATIVES_DENIED, weight=Weight.WARN)


def _denies(typed: str) -> bool:
    """Whether a text says no more than that there are none: "Géén", "wij zien geen nadelen"."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", typed) if one.isascii())
    is_short = len(plain) <= LONGEST_DENIAL
    return is_short and NONE_SEEN.fullmatch(plain.casefold()) is not None


def _double_counts(reckoning: Reckoning, naming: Naming) -> Iterator[Notice]:
    ketens = [one.keten for one in reckoning.lines]
    for group in counted_twice(ketens, naming.story, naming.effectenarena.incasseerders):
        yield about(
            "double_count",
            f"Tellen deze ketens dezelfde baten twee keer? {naming.all(group)}. Ze gaan "
            "misschien over dezelfde mensen. Het leefdomein is hetzelfde, de jaren ook, en hun "
            "effecten horen bij elkaar.",
            group,
        )


def _carried_by_few(reckoning: Reckoning, naming: Naming) -> Iterator[Notice]:
    found = carriers(reckoning)
    lines = [one.keten for one in reckoning.lines if one.keten.key in found.ketens]
    if 0 < len(lines) <= FEW:
        subject = "Eén keten geeft" if len(lines) == 1 else "Twee ketens geven samen"
        text = (
            f"{subject} {share(found.share)} van de baten: {naming.all(lines)}. "
            "Klopt die schatting niet, dan klopt de uitkomst ook niet."
        )
        yield about("carried_by_few", text, lines)


def _always() -> Iterator[Notice]:
    yield Notice("not_linear", NOT_LINEAR)
    yield Notice("no_ranking", NO_RANKING)
