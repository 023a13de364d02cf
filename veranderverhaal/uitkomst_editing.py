"""What may be kept of a norm, a figure of the neighbourhood and a theme: cleaned, or refused."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from veranderverhaal.editing import EARLIEST_YEAR, LATEST_YEAR, MAX_NAME, MAX_SOURCE
from veranderverhaal.likeness import normalise
from veranderverhaal.model import MAX_TITLE, new_key
from veranderverhaal.numbers import parse_number
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.question_editing import check_key
from veranderverhaal.raw_table import Row
from veranderverhaal.saying_beside import comparable_units
from veranderverhaal.saying_kinds import is_score, score_instrument
from veranderverhaal.text import NotAccepted, clean_line, require_line
from veranderverhaal.uitkomst import FigureUnit, NeighbourhoodFigure, Norm, Theme

# The first two are a share in percent, the last is a median.
NORM_KINDS = (QuestionKind.STELLING, QuestionKind.YES_NO, QuestionKind.GRADE)
MAX_FIGURES = 500
MAX_THEMES = 40  # per question
MAX_URL = 500
MAX_PLACES = 3  # decimals
MAX_VALUE = Decimal(10) ** 9
HIGHEST_PERCENT = Decimal(100)
LOWEST_GRADE, HIGHEST_GRADE = Decimal(1), Decimal(10)
WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+\.[^\s]+", re.I)
YEAR = re.compile(r"(\d{4})(?:[.,]0+)?")
DOUBLE = "Dit cijfer staat er twee keer in."

# The headers of a table of figures, as they may be written.
COLUMNS = {
    "label": ("naam", "indicator", "omschrijving"),
    "area": ("gebied", "buurt", "wijk", "gemeente"),
    "value": ("waarde", "cijfer"),
    "unit": ("eenheid",),
    "year": ("jaar", "jaartal"),
    "source": ("bron",),
    "url": ("link", "url", "adres"),
}
OPTIONAL_COLUMNS = ("url",)
UNIT_WORDS = {
    "procent": FigureUnit.PERCENT,
    "percent": FigureUnit.PERCENT,
    "percentage": FigureUnit.PERCENT,
    "cijfer": FigureUnit.GRADE,
    "rapportcijfer": FigureUnit.GRADE,
    "score": FigureUnit.SCORE,
    "schaalscore": FigureUnit.SCORE,
    "aantal": FigureUnit.NUMBER,
    "getal": FigureUnit.NUMBER,
}


@dataclass(frozen=True)
class RefusedFigure:
    """A row of a table that was not taken over, with its number in the file and a Dutch reason."""

    row_number: int
    reason: str


def can_have_norm(question: Question) -> bool:
    """Whether the group can say beforehand when it is content with this question."""
    return question.kind in NORM_KINDS


def norm_of(question: Question, norms: Iterable[Norm]) -> Norm | None:
    """The norm that was set for a question; None when there is none, or when it cannot have one."""
    if not can_have_norm(question):
        return None
    return next((norm for norm in norms if norm.question == question.key), None)


def check_norm(norm: Norm, question: Question | None = None) -> Norm:
    """The norm as it may be kept. Raises NotAccepted with the field at fault.

    With its question the bounds are those of the kind: 1 to 10 for a grade, else over 0 to 100.
    """
    check_key(norm.question, "question")
    if question is not None and not can_have_norm(question):
        raise NotAccepted("question", "Bij deze vraag kan geen streep.")
    if not norm.least.is_finite() or not 0 < norm.least <= HIGHEST_PERCENT:
        raise NotAccepted("least", "Vul een getal in van 1 tot en met 100.")
    is_grade = question is not None and question.kind is QuestionKind.GRADE
    if is_grade and not LOWEST_GRADE <= norm.least <= HIGHEST_GRADE:
        raise NotAccepted("least", "Vul een cijfer in van 1 tot en met 10.")
    _check_places(norm.least, "least")
    try:
        day = date.fromisoformat(norm.set_on)
    except ValueError as error:
        raise NotAccepted("set_on", "Deze datum kan niet kloppen.") from error
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise NotAccepted("set_on", "Deze datum kan niet kloppen. Kijk het jaartal na.")
    return replace(norm, set_on=day.isoformat())


def check_figure(figure: NeighbourhoodFigure) -> NeighbourhoodFigure:
    """The figure as it may be kept. Raises NotAccepted with the field at fault."""
    check_key(figure.key)
    if figure.question:
        check_key(figure.question, "question")
    _check_value(figure.value, figure.unit)
    if not EARLIEST_YEAR <= figure.year <= LATEST_YEAR:
        raise NotAccepted("year", "Dit jaar kan niet kloppen. Vul vier cijfers in.")
    return replace(
        figure,
        label=require_line(figure.label, limit=MAX_TITLE, field="label", label="De naam"),
        area=require_line(figure.area, limit=MAX_NAME, field="area", label="Het gebied"),
        source=require_line(figure.source, limit=MAX_SOURCE, field="source", label="De bron"),
        url=_check_url(figure.url),
        instrument=clean_line(figure.instrument, limit=MAX_NAME, field="instrument"),
        item=clean_line(figure.item, limit=MAX_NAME, field="item"),
        variant=clean_line(figure.variant, limit=MAX_NAME, field="variant"),
        # What an instrument asked is known; a question of one's own cannot be the same.
        question="" if figure.instrument else figure.question,
    )


def check_theme(theme: Theme, others: Iterable[Theme] = ()) -> Theme:
    """The theme as it may be kept. Raises NotAccepted, also when `others` has the same name."""
    check_key(theme.key)
    check_key(theme.question, "question")
    label = require_line(theme.label, limit=MAX_NAME, field="label", label="De naam")
    beside = [one for one in others if one.question == theme.question and one.key != theme.key]
    if any(one.label.casefold() == label.casefold() for one in beside):
        raise NotAccepted("label", "Dit thema is er al.")
    if len(beside) >= MAX_THEMES:
        raise NotAccepted("label", f"Er zijn te veel thema’s: hoogstens {MAX_THEMES}.")
    return replace(theme, label=label)


def figures_beside(
    question: Question, figures: Iterable[NeighbourhoodFigure]
) -> tuple[NeighbourhoodFigure, ...]:
    """The figures that may stand beside a question: asked alike, and in the same unit.

    A question of an instrument takes figures of the same item and variant only.
    """
    units = comparable_units(question)
    return tuple(one for one in figures if one.unit in units and _is_alike(one, question))


def put_beside(figure: NeighbourhoodFigure, question: Question) -> NeighbourhoodFigure:
    """The figure joined to a question. Raises NotAccepted when the two cannot be compared."""
    if figure.unit not in comparable_units(question):
        raise NotAccepted("question", "Dit cijfer heeft een andere eenheid dan de vraag.")
    if question.instrument:
        instrument, item, variant = _origin(question)
        return replace(figure, question="", instrument=instrument, item=item, variant=variant)
    return replace(figure, question=question.key, instrument="", item="", variant="")


def parse_figures(
    header: Sequence[str], rows: Sequence[Row], row_numbers: Sequence[int] = ()
) -> tuple[tuple[NeighbourhoodFigure, ...], tuple[RefusedFigure, ...]]:
    """The figures in a table, and the rows that were refused with why.

    The columns are naam, gebied, waarde, eenheid, jaar, bron and link, in any order; others are
    ignored. `row_numbers` are those of the file; without them the header is row 1. Raises
    NotAccepted when a column is missing, or when there are too many rows.
    """
    places = _find_columns(header)
    if len(rows) > MAX_FIGURES:
        raise NotAccepted("file", f"Er zijn te veel rijen: hoogstens {MAX_FIGURES}.")
    found: dict[tuple[object, ...], NeighbourhoodFigure] = {}
    refused: list[RefusedFigure] = []
    for number, row in zip(row_numbers or range(2, len(rows) + 2), rows, strict=True):
        cells = {name: row[at].strip() if at < len(row) else "" for name, at in places.items()}
        try:
            figure = check_figure(_read_figure(cells))
            what = (figure.label, figure.area, figure.unit, figure.year, figure.source)
            if what in found:
                raise NotAccepted("label", DOUBLE)
        except NotAccepted as error:
            refused.append(RefusedFigure(number, error.message))
        else:
            found[what] = figure
    return tuple(found.values()), tuple(refused)


def read_value(text: str, field: str = "value") -> Decimal:
    """A number as typed in Dutch, with or without a percent sign. Raises NotAccepted."""
    try:
        return parse_number(text.strip().removesuffix("%"))
    except ValueError as error:
        raise NotAccepted(field, "Vul een getal in, bijvoorbeeld: 64,5.") from error


def _is_alike(figure: NeighbourhoodFigure, question: Question) -> bool:
    if not question.instrument:
        return not figure.instrument and figure.question == question.key
    return (figure.instrument, figure.item, figure.variant) == _origin(question)


def _origin(question: Question) -> tuple[str, str, str]:
    """What was asked; for the score on a part of an instrument, the part is the item."""
    item = score_instrument(question)[1] if is_score(question) else question.item
    return question.instrument, item, question.variant


def _check_value(value: Decimal, unit: FigureUnit) -> None:
    if not value.is_finite() or abs(value) > MAX_VALUE:
        raise NotAccepted("value", "Dit getal is te groot.")
    _check_places(value, "value")
    if unit is FigureUnit.PERCENT and not 0 <= value <= HIGHEST_PERCENT:
        raise NotAccepted("value", "Een percentage ligt van 0 tot en met 100.")
    if unit is FigureUnit.GRADE and not LOWEST_GRADE <= value <= HIGHEST_GRADE:
        raise NotAccepted("value", "Een cijfer ligt van 1 tot en met 10.")


def _check_places(value: Decimal, field: str) -> None:
    exponent = value.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < -MAX_PLACES:
        raise NotAccepted(field, f"Gebruik hoogstens {MAX_PLACES} cijfers achter de komma.")


def _check_url(url: str) -> str:
    cleaned = clean_line(url, limit=MAX_URL, field="url", label="De link")
    if cleaned and not WEB_ADDRESS.fullmatch(cleaned):
        raise NotAccepted("url", "Een link begint met https://, bijvoorbeeld: https://www.cbs.nl.")
    return cleaned


def _find_columns(header: Sequence[str]) -> dict[str, int]:
    """Where each column is: the first name that fits wins, in the order of COLUMNS."""
    names = [normalise(name) for name in header]
    found = {
        column: names.index(name)
        for column, accepted in COLUMNS.items()
        for name in reversed(accepted)
        if name in names
    }
    for column, accepted in COLUMNS.items():
        if column not in found and column not in OPTIONAL_COLUMNS:
            raise NotAccepted("file", f"De kolom ‘{accepted[0]}’ ontbreekt.")
    return found


def _read_figure(cells: Mapping[str, str]) -> NeighbourhoodFigure:
    return NeighbourhoodFigure(
        key=new_key(),
        label=cells["label"],
        area=cells["area"],
        value=read_value(cells["value"]),
        unit=_read_unit(cells["unit"], cells["value"]),
        year=_read_year(cells["year"]),
        source=cells["source"],
        url=cells.get("url", ""),
    )


def _read_unit(text: str, value: str) -> FigureUnit:
    """The unit in words; a percent sign says it too. Percentage points are no value but a step."""
    if text == "%" or (not text and value.endswith("%")):
        return FigureUnit.PERCENT
    name = normalise(text)
    if name in ("procentpunt", "procentpunten"):
        raise NotAccepted("unit", "Procentpunt is een verschil. Vul het percentage zelf in.")
    if name not in UNIT_WORDS:
        raise NotAccepted("unit", "Kies als eenheid: procent, cijfer, score of aantal.")
    unit = UNIT_WORDS[name]
    if value.endswith("%") and unit is not FigureUnit.PERCENT:
        raise NotAccepted("unit", "Er staat een %-teken, maar de eenheid is anders.")
    return unit


def _read_year(text: str) -> int:
    found = YEAR.fullmatch(text)
    if not found:
        raise NotAccepted("year", "Dit jaar kan niet kloppen. Vul vier cijfers in.")
    return int(found[1])
