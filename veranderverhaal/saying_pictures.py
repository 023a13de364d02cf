"""What a chart shows, for somebody who does not see it."""

from veranderverhaal.question import QuestionKind
from veranderverhaal.saying_words import figure, quote, say_percent, say_withheld, sentence
from veranderverhaal.uitkomst import Bar, Block, BlockKind, Shown, Uitkomst

PICTURES = {
    BlockKind.STELLINGEN: "Liggende balken, een per rij: links wie het oneens is, "
    "rechts wie het eens is",
    BlockKind.YES_NO: "Liggende balken met ja en nee",
    BlockKind.GRADE: "Staande balken, een per cijfer",
    BlockKind.LADDER: "Een ladder met een balk per trede",
    BlockKind.ONE_OF: "Liggende balken, een per antwoord",
    BlockKind.SEVERAL_OF: "Liggende balken, een per antwoord; mensen konden meer kiezen",
    BlockKind.RANK: "Liggende balken: hoe vaak iets op de eerste plaats stond",
    BlockKind.NUMBER: "Balken met de getallen die mensen gaven",
    BlockKind.OPEN: "Een lijst met antwoorden in eigen woorden",
    BlockKind.DOMAINS: "Een rij per gebied, met een balk per niveau; er is geen totaal",
    BlockKind.SCORE: "Balken met de scores op een meetlat",
}
# A longer description is not listened to; the table beneath the chart has every number.
MAX_ROWS = 12
MAX_BARS = 12


def describe(block: Block) -> str:
    """The alt text of a chart: what is drawn, then the numbers of each row, and n."""
    rows = [_describe_row(block, one) for one in block.uitkomsten[:MAX_ROWS]]
    rest = len(block.uitkomsten) - len(rows)
    if rest > 0:
        rows.append(f"En nog {rest} {'rij' if rest == 1 else 'rijen'}: zie de tabel.")
    title = sentence(block.title.strip().removesuffix("."))
    return " ".join([f"{PICTURES[block.kind]}. {title}.", *rows])


def _describe_row(block: Block, uitkomst: Uitkomst) -> str:
    """A row with what it is about, unless the title of the chart says that."""
    names = []
    if uitkomst.question.text.strip() != block.title.strip():
        names.append(quote(uitkomst.question.text))
    if uitkomst.group is not None:
        names.append(uitkomst.group.label)
    named = f"{', '.join(names)}: " if names else ""
    if not uitkomst.has_numbers:
        return named + say_withheld(uitkomst.shown, is_group=uitkomst.group is not None)
    return named + "; ".join(_row_parts(block.kind, uitkomst)) + "."


def _row_parts(kind: BlockKind, uitkomst: Uitkomst) -> list[str]:
    bars = uitkomst.bars[:MAX_BARS]
    amount = _rung_amount if kind is BlockKind.LADDER else _amount
    told = [", ".join(f"{bar.label.removesuffix('.')}: {amount(bar, uitkomst)}" for bar in bars)]
    if len(uitkomst.bars) > len(bars):
        told.append(f"en nog {len(uitkomst.bars) - len(bars)} balken")
    if uitkomst.median is not None and uitkomst.question.kind is not QuestionKind.LADDER:
        told.append(f"het midden is {figure(uitkomst.median)}")
    told.append(f"{uitkomst.n} antwoorden")
    if uitkomst.dont_know:
        told.append(f"weet ik niet apart: {uitkomst.dont_know}")
    return [part for part in told if part]


def _rung_amount(bar: Bar, uitkomst: Uitkomst) -> str:
    """On a trede the count stands as well, as in the picture."""
    share = _amount(bar, uitkomst)
    return f"{bar.count} ({share})" if uitkomst.shown is Shown.SHARES else share


def _amount(bar: Bar, uitkomst: Uitkomst) -> str:
    if uitkomst.shown is Shown.SHARES:
        return say_percent(bar.count, uitkomst.n or 1)
    return str(bar.count)
