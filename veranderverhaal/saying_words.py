"""The small parts that sentences about uitkomsten are built of: counts, shares, bands, dates."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import accumulate

from veranderverhaal.labels import MONTH_LABELS
from veranderverhaal.meting import Meting
from veranderverhaal.numbers import format_number
from veranderverhaal.scoring import round_half_up
from veranderverhaal.text import enumerate_dutch
from veranderverhaal.uitkomst import Band, Bar, Shown, Uitkomst

NO_PERIOD = "periode onbekend"
MADE_UP = "Verzonnen antwoorden, alleen als voorbeeld."
WITHHELD_WORDS = {
    Shown.NOTHING: "Te weinig antwoorden om te laten zien.",
    Shown.PRESENCE: "Er zijn antwoorden, maar te weinig om te laten zien: vanaf 10 tellen we ze.",
    Shown.WITHHELD: "Dit laten we niet zien: dan zou te zien zijn wat een paar mensen zeiden.",
}
GROUP_WITHHELD = "Deze groep laten we niet zien: dan zou te zien zijn wat een paar mensen zeiden."
# The words our own sentences begin with; any other first word may be a name.
OPENINGS = frozenset(["Alle", "De", "Deze", "Er", "Even", "Het", "Mensen", "Niemand", "Te", "Zet"])
# Few answers are told per ten: hundreds would promise a precision they do not have.
TEN = 10
HUNDRED = 100
EXACT_PLACES = 9  # a share this near to a bound is that bound


def say_withheld(shown: Shown, *, is_group: bool = False) -> str:
    """Why there are no numbers; "" when there are. `is_group` when it is about one group."""
    if is_group and shown is Shown.WITHHELD:
        return GROUP_WITHHELD
    return WITHHELD_WORDS.get(shown, "")


def say_period(meting: Meting) -> str:
    """In which months a meting took place: "mei – juni 2022"; tolerant of missing dates."""
    first, last = meting.starts_on, meting.ends_on
    if first is None and last is None:
        return NO_PERIOD
    if first is None or last is None:
        return f"vanaf {_month(first)}" if first else f"tot en met {_month(last)}"
    if _month(first) == _month(last):
        return _month(last)
    begin = MONTH_LABELS[first.month - 1] if first.year == last.year else _month(first)
    return f"{begin} – {_month(last)}"


def say_metingen(metingen: Sequence[Meting]) -> str:
    """Which metingen the numbers in a picture rest on, and when; "" without any.

    The number of people stands with each number itself, as it differs from one to the next.
    """
    if not metingen:
        return ""
    named = [f"{quote(one.name)} ({say_period(one)})" for one in metingen]
    is_one = len(named) == 1
    told = f"Cijfers uit {'de meting' if is_one else 'de metingen'} {enumerate_dutch(named)}."
    return join(told, MADE_UP if any(one.made_up for one in metingen) else "")


def say_day(day: date) -> str:
    """A day in words: "3 maart 2026"."""
    return f"{day.day} {_month(day)}"


def say_percent(count: int, n: int) -> str:
    """A share in whole percents, half-up: "73%".

    What is not nobody and not everybody is never written as 0% or 100%.
    """
    rounded = int(round_half_up(Decimal(HUNDRED * count) / n))
    if rounded == 0 and count:
        return "minder dan 1%"
    if rounded == HUNDRED and count < n:
        return "meer dan 99%"
    return f"{rounded}%"


def say_part(count: int, uitkomst: Uitkomst, *, of: str = "mensen") -> str:
    """How many of those who answered: "81 van de 111 mensen (73%)", without percent when few."""
    n = uitkomst.n or 0
    words = {0: f"niemand van de {n} {of}", n: f"alle {n} {of}"}
    told = words.get(count, f"{count} van de {n} {of}")
    return f"{told} ({say_percent(count, n)})" if uitkomst.shown is Shown.SHARES else told


def say_band(band: Band | None, shown: Shown) -> str:
    """What the share could be by chance as well; "" without a band.

    With few answers it is told as "tussen 3 en 9 van elke 10": the band is about everybody like
    those who answered, so a number out of the twelve who did would be wrong, and percentages are
    not for few answers. It is rounded outward, so that it never promises too much.
    """
    if band is None:
        return ""
    if shown is Shown.COUNTS:
        low, high = _per_ten(band.low, ROUND_FLOOR), _per_ten(band.high, ROUND_CEILING)
        return f"Door toeval kan dat ook tussen {low} en {high} van elke {TEN} zijn."
    low, high = whole_percent(band.low), whole_percent(band.high)
    if low == high:
        return "Toeval maakt hier minder dan 1 procentpunt uit."
    return f"Door toeval kan dat ook tussen {low}% en {high}% zijn."


def short_band(band: Band | None, shown: Shown) -> str:
    """The band of say_band in a few words: "64% tot 80%", or "3 tot 9 van de 10" when few."""
    if band is None:
        return ""
    if shown is Shown.COUNTS:
        low, high = _per_ten(band.low, ROUND_FLOOR), _per_ten(band.high, ROUND_CEILING)
        return f"{low} tot {high} van de {TEN}"
    return f"{whole_percent(band.low)}% tot {whole_percent(band.high)}%"


def whole_percent(share: Decimal) -> int:
    """A share from 0 to 1 as a whole percent, half-up."""
    return int(round_half_up(share * HUNDRED))


def verb(count: int, one: str, more: str) -> str:
    """The form of a verb that goes with a number of people; nobody and one person take `one`."""
    return one if count in (0, 1) else more


def people(count: int) -> str:
    """ "1 persoon", "8 mensen"."""
    return "1 persoon" if count == 1 else f"{format_number(Decimal(count))} mensen"


def quote(text: str) -> str:
    """A text between Dutch quotation marks, without the full stop that would end the sentence."""
    return f"‘{text.strip().removesuffix('.')}’"


def figure(value: Decimal, places: int = 1) -> str:
    """A number in Dutch notation, rounded half-up where it is longer than `places`."""
    return format_number(round_half_up(value, places))


def sentence(text: str) -> str:
    """The text with a capital first."""
    return text[:1].upper() + text[1:]


def after_colon(text: str) -> str:
    """The text as it goes on behind a colon: without a capital, unless it begins with a name."""
    return text[:1].lower() + text[1:] if text.partition(" ")[0] in OPENINGS else text


def join(*sentences: str) -> str:
    """Sentences with a space between them; empty ones fall out."""
    return " ".join(one for one in sentences if one)


def middle_bars(bars: Sequence[Bar]) -> tuple[Bar, Bar] | None:
    """The bars of the middle answer, or of the two middle answers; None without answers."""
    running = list(accumulate(bar.count for bar in bars))
    if not running or not running[-1]:
        return None
    lower, upper = (running[-1] - 1) // 2, running[-1] // 2
    at = [next(i for i, sum_ in enumerate(running) if sum_ > place) for place in (lower, upper)]
    return bars[at[0]], bars[at[1]]


def _month(day: date | None) -> str:
    return f"{MONTH_LABELS[day.month - 1]} {day.year}" if day else ""


def _per_ten(share: Decimal, rounding: str) -> int:
    tens = round_half_up(share, EXACT_PLACES) * TEN
    return min(TEN, max(0, int(tens.to_integral_value(rounding=rounding))))
