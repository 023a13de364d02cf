"""What the templates of the page of an effectenarena receive: plain values, every text cleaned."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from presentation.colours import LIGHT_CHART, MUTED, WHITE, mix
from presentation.effectenarena_pdf_canvas import canvas_values
from presentation.logo_values import logo_in_svg
from presentation.poster_glyphs import NO_BREAK, clean_text
from presentation.poster_texts import Text, Texts
from presentation.shape_values import NAME_FALLBACK, Values, colour_values, place_of
from presentation.typesetting import document_day
from veranderverhaal.effectenarena.money import ROUNDING_NOTE, euro_range
from veranderverhaal.effectenarena.reckoning import Portion
from veranderverhaal.effectenarena.rules import NO_RANKING, NOT_LINEAR
from veranderverhaal.report_effectenarena import EffectenarenaMaterial, ToldEffectenarena
from veranderverhaal.report_effectenarena_words import HeadlineFigure
from veranderverhaal.saying_words import say_day

LINE_SHARE = 0.62
MOST_BARS = 24
MOST_NOTICES = 14
MOST_ITEMS = 12
SAID_ELSEWHERE = frozenset({"made_up", "pm", "not_linear", "no_ranking"})  # on the page itself
PILL = "Effectenarena"
LEAD = "Wie investeert, waarin, met welk effect, en wie heeft er baat bij?"
MADE_UP = "Verzonnen voorbeeld"
MADE_UP_WORDS = "Verzonnen voorbeeld: deze mensen, bedragen en bronnen zijn er niet echt."
PM_TITLE, NEGATIVES_TITLE = "Wat niet in euro’s te zeggen is", "Wat ook mis kan gaan"
NO_PM = "Niets opgeschreven."
NO_NEGATIVES = "Nog niets opgeschreven."
EUROS_TITLE = "En in euro’s? Een schatting, met wat voorzichtig en wat ruim gerekend is"
EUROS_MISSING = "De uitkomst in euro’s"
WHO_TITLE, WHERE_TITLE = "Wie heeft er baat bij?", "Op welk leefdomein?"
BARS_LEAD = "Baten van voorzichtig tot ruim; het streepje is het midden. Niet verdisconteerd."
ALL_ASSUMPTIONS = "Alle aannames staan met hun bron op de bladzijden hierna."
NADEEL_LINES = "Een gestreepte lijn is een nadeel."
KETENS_TITLE = "De ketens in woorden"
NOTES_TITLE = "Lees dit erbij"
DISCOUNTED = "Verdisconteerd:"


def page_values(material: EffectenarenaMaterial, told: ToldEffectenarena, texts: Texts) -> Values:
    """Everything on the first page."""
    initiatief = material.initiatief
    made_up = material.effectenarena.settings.made_up
    return {
        "colours": colour_values(initiatief) | {"line": mix(MUTED, WHITE, LINE_SHARE)},
        "name": texts.of(initiatief.name, "De naam", fallback=NAME_FALLBACK),
        "place": texts.of(place_of(initiatief), "De buurt"),
        "lead": texts.of(LEAD, ""),
        "pill": PILL,
        "title": texts.of(f"{PILL} van {initiatief.name}", "")["text"],
        "foot_line": texts.of(f"{PILL}: {initiatief.name}", "")["text"],
        "logo": logo_in_svg(material.logo),
        "day": document_day(material.today),
        "made_up": texts.of(MADE_UP if made_up else "", ""),
        "canvas": canvas_values(told.canvas, texts),
        "honest": _honest(told, texts),
        "euros": _euros(told, texts) if told.has_euros else None,
        "notes": _notes(told, texts),
        "foot": [texts.of(one, "De voettekst") for one in _foot(material, told)],
    }


def _honest(told: ToldEffectenarena, texts: Texts) -> list[Values]:
    """Both at equal height, above the euros."""
    sides = ((PM_TITLE, told.pm, NO_PM), (NEGATIVES_TITLE, told.negatives, NO_NEGATIVES))
    return [
        {
            "title": texts.of(title, ""),
            "items": [texts.of(one, f"‘{title}’") for one in (found or (empty,))[:MOST_ITEMS]],
            "count": len(found),
        }
        for title, found, empty in sides
    ]


def _euros(told: ToldEffectenarena, texts: Texts) -> Values:
    if told.missing:
        return {
            "title": texts.of(EUROS_MISSING, ""),
            "missing": texts.of(told.missing, ""),
            "basis": texts.of("", ""),
            "figures": [],
            "bars": [],
        }
    found = ((WHO_TITLE, told.by_incasseerder), (WHERE_TITLE, told.by_leefdomein))
    ends = [end for _, rows in found for one in rows for end in (one.plain.low, one.plain.high)]
    low, high = min([Fraction(0), *ends]), max([Fraction(0), *ends])
    return {
        "title": texts.of(EUROS_TITLE, ""),
        "missing": texts.of("", ""),
        "basis": _unbroken(texts.of(told.basis, "Waarop de euro’s rusten")),
        "figures": [_figure(one, texts) for one in told.headline],
        "bars": [_bars(title, rows, low, high, texts) for title, rows in found if rows],
        "lead": texts.of(BARS_LEAD, ""),
        "fills": {"plus": LIGHT_CHART.scale[3], "minus": LIGHT_CHART.scale[1]},
    }


def _figure(figure: HeadlineFigure, texts: Texts) -> Values:
    return {
        "label": texts.of(figure.label, ""),
        "reach": _unbroken(texts.of(figure.reach, figure.label)),
        "middle": _unbroken(texts.of(figure.middle, figure.label)),
        "discounted": _unbroken(texts.of(f"{DISCOUNTED} {figure.discounted}", figure.label)),
    }


def _bars(
    title: str, rows: Sequence[Portion], low: Fraction, high: Fraction, texts: Texts
) -> Values:
    """Bars from nothing on; both sets of bars share one line of euros."""
    whole = (high - low) or Fraction(1)

    def place(amount: Fraction) -> float:
        return float((amount - low) / whole)

    def row(one: Portion) -> dict[str, Any]:
        words = euro_range(one.plain)
        return {
            "label": texts.of(one.name, f"‘{title}’"),
            "words": _unbroken(texts.of(words, "")),
            "from": place(one.plain.low),
            "to": place(one.plain.high),
            "middle": place(one.plain.middle),
            "minus": one.plain.middle < 0,
            "alt": clean_text(f"{one.name}: {words}.")[0],
        }

    return {
        "title": texts.of(title, ""),
        "zero": place(Fraction(0)),
        "rows": [row(one) for one in rows[:MOST_BARS]],
        "count": len(rows),
    }


def _unbroken(text: Text) -> Text:
    """An amount stays on one line."""
    kept = text["text"].replace("€ ", f"€{NO_BREAK}").replace("− ", f"−{NO_BREAK}")
    return text | {"text": kept}


def _notes(told: ToldEffectenarena, texts: Texts) -> Values:
    """What must be read with the euros; without any, the ketens in words."""
    title = NOTES_TITLE if told.has_euros else KETENS_TITLE
    found = [one.text for one in told.notices if one.key not in SAID_ELSEWHERE]
    if not told.has_euros:
        found = [one.sentence for one in told.canvas.ketens]
    return {
        "title": texts.of(title, ""),
        "items": [_unbroken(texts.of(one, f"‘{NOTES_TITLE}’")) for one in found[:MOST_NOTICES]],
        "count": len(found),
    }


def _foot(material: EffectenarenaMaterial, told: ToldEffectenarena) -> list[str]:
    made_up = MADE_UP_WORDS if material.effectenarena.settings.made_up else ""
    limits = f"{NOT_LINEAR} {NO_RANKING}" if told.headline else ""
    made_on = f"Gemaakt op {say_day(material.today)}."
    rounding = ROUNDING_NOTE if told.headline else ""
    lines = NADEEL_LINES if any(one.is_negative for one in told.canvas.links) else ""
    source = material.initiatief.source
    about = f"Bron van het veranderverhaal: {source.rstrip('.')}." if source else ""
    told_lines = (
        (made_up, limits),
        (made_on, ALL_ASSUMPTIONS, lines, rounding),
        (about,),
    )
    joined = (" ".join(part for part in parts if part) for parts in told_lines)
    return [one for one in joined if one]
