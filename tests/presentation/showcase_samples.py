"""Results and a whole showcase, as the tests of every shape need them."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

from PIL import Image

from sample_data.loader import load_sample
from veranderverhaal.citaat import Citaat, Purpose
from veranderverhaal.figures import percent, wilson
from veranderverhaal.saying_words import whole_percent
from veranderverhaal.showcase import (
    Part,
    Point,
    Result,
    ResultKind,
    ResultLine,
    Showcase,
    Tone,
)

N = 111
AGREED = (
    ("voel ik me meer verbonden met de buurt", 2, 9, 100),
    ("voel ik me meer welkom in de buurt", 3, 13, 95),
    ("ken ik andere buurtbewoners", 10, 20, 81),
    ("maak ik vaker een praatje", 11, 22, 78),
    ("doe ik vaker iets leuks met anderen", 16, 30, 65),
    ("zet ik mijn talenten in", 19, 33, 59),
    ("ben ik zelfverzekerder", 21, 40, 50),
    ("heb ik nieuwe vaardigheden geleerd", 24, 40, 47),
)
LEGEND = (
    (Tone.AGAINST, "(Helemaal) oneens"),
    (Tone.NEUTRAL, "Neutraal"),
    (Tone.FAVOUR, "(Helemaal) eens"),
)
BASIS = "111 antwoorden, mei – juni 2022"


@cache
def a_photo() -> bytes:
    """A photo as it is kept, upright and larger than paper needs."""
    target = BytesIO()
    Image.new("RGB", (1200, 1500), "#88aa55").save(target, "JPEG")
    return target.getvalue()


def a_line(label: str, *counts: int) -> ResultLine:
    n = sum(counts)
    band = wilson(counts[-1], n)
    parts = tuple(
        Part(tone, count, f"{percent(count, n)}%") for tone, count in zip(Tone, counts, strict=True)
    )
    return ResultLine(
        label,
        n,
        parts=parts,
        figure=parts[-1].text,
        band=f"{whole_percent(band.low)}% tot {whole_percent(band.high)}%",
    )


def a_point(label: str, count: int, n: int) -> Point:
    band = wilson(count, n)
    return Point(label, n, band.share, band.low, band.high, f"{percent(count, n)}%")


BARS = Result(
    key="bars/bewonersonderzoek/stellingen",
    kind=ResultKind.BARS,
    title="Wat merken bewoners?",
    lead="Sinds ik in het Badhuis kom …",
    basis=BASIS,
    sentence="100 van de 111 mensen (90%) voelen zich meer verbonden met de buurt.",
    rows=tuple(a_line(label, *counts) for label, *counts in AGREED),
    legend=LEGEND,
)
CHANGE = Result(
    key="change/nulmeting/eindmeting",
    kind=ResultKind.CHANGE,
    title="Eerst en later",
    basis="36 en 41 antwoorden, maart 2024 en maart 2025",
    sentence="Eerst zei 31% dat ze hun buren kennen, een jaar later 54%.",
    rows=(
        ResultLine(
            "Ik ken mijn buren",
            41,
            points=(a_point("maart 2024", 11, 36), a_point("maart 2025", 22, 41)),
        ),
        ResultLine(
            "Ik voel me thuis in de buurt",
            41,
            points=(a_point("maart 2024", 18, 36), a_point("maart 2025", 27, 41)),
        ),
    ),
    notes=("Het zijn andere mensen: dit zijn twee foto’s van een groep.",),
    made_up=True,
)
MOVED = Result(
    key="change/linked",
    kind=ResultKind.CHANGE,
    title="Wie twee keer meedeed",
    basis="24 mensen, maart 2024 en maart 2025",
    sentence="Van de 24 mensen gingen er 11 vooruit, 3 achteruit en bleven er 10 gelijk.",
    rows=(
        ResultLine(
            "Ladder van meedoen",
            24,
            parts=(
                Part(Tone.AGAINST, 3, "3"),
                Part(Tone.NEUTRAL, 10, "10"),
                Part(Tone.FAVOUR, 11, "11"),
            ),
            figure="11 van de 24",
        ),
    ),
    legend=(
        (Tone.AGAINST, "lagere trede"),
        (Tone.NEUTRAL, "dezelfde trede"),
        (Tone.FAVOUR, "hogere trede"),
    ),
    made_up=True,
)
NUMBER = Result(
    key="number/bewonersonderzoek/verbonden",
    kind=ResultKind.NUMBER,
    title="Meer verbonden",
    basis=BASIS,
    sentence="100 van de 111 mensen voelen zich meer verbonden met de buurt.",
    figure="90%",
    band="83% tot 94%",
)
CITAAT = Citaat(
    key="c1",
    text="Ik kwam voor een kop koffie en bleef voor de mensen. Nu draai ik zelf elke week een "
    "bardienst.",
    role="bewoner en vrijwilliger",
    purposes=(Purpose.POSTER,),
    agreed_on=date(2026, 3, 3),
    made_up=True,
)
FEW = replace(
    NUMBER, key="number/few", figure="7 van de 12", sentence="7 van de 12 mensen kennen hun buren."
)


def badhuis_showcase() -> Showcase:
    """Everything there can be on a poster."""
    sample = load_sample("het-badhuis")
    return Showcase(
        initiatief=sample.initiatief,
        veranderverhaal=sample.veranderverhaal,
        logo=sample.logo,
        results=(BARS, CHANGE, NUMBER),
        citaat=CITAAT,
        link="https://voorbeeld.nl/i/badhuis23",
        form_link="https://voorbeeld.nl/v/badhuis23",
        made_up=("Het citaat is verzonnen.", "De cijfers van eerst en later zijn verzonnen."),
    )
