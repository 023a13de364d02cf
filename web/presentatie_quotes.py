"""Open answers as quotes: as many as a room reads at a glance."""

from collections.abc import Sequence

from web.presentatie_charts import Chart, Look

MOST_QUOTES = 6
MOST_LETTERS = 520  # of all quotes on a screen together
MOST_QUOTE = 180


def quote_chart(quotes: Sequence[str]) -> Chart:
    """As many quotes as can be read at a glance, in the order they came."""
    kept: list[str] = []
    for quote in dict.fromkeys(map(shorten, quotes)):
        if len(kept) == MOST_QUOTES or sum(map(len, kept)) + len(quote) > MOST_LETTERS:
            break
        kept.append(quote)
    return Chart(Look.QUOTES, quotes=tuple(kept))


def shorten(text: str) -> str:
    """On one line, and cut at a word when it is too long to read from a screen."""
    line = " ".join(text.split())
    return line if len(line) <= MOST_QUOTE else f"{line[:MOST_QUOTE].rpartition(' ')[0]} …"
