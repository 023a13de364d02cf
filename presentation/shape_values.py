"""What the shapes share: the look of the initiatief, and what was lost on the way."""

from collections.abc import Iterable, Mapping
from typing import Any

from presentation.colours import INK, MUTED, theme_colours
from presentation.logo_values import logo_in_svg, png_size
from presentation.poster_texts import Texts
from presentation.typesetting import document_day
from veranderverhaal.labels import MONTH_LABELS
from veranderverhaal.model import Initiatief
from veranderverhaal.showcase import Showcase

MOST_SIGNS = 20  # that cannot be printed, in a notice
MOST_NAMED = 5

Values = dict[str, Any]

MISSING_LOGO = "Het logo kon niet worden gelezen en staat er niet op."
MISSING_SIGNS = "Deze tekens kunnen we niet afdrukken: {signs}. Ze zijn weggelaten."
NAME_FALLBACK = "Ons initiatief"


def house_values(showcase: Showcase, texts: Texts) -> Values:
    """Name, place, motto, logo and colours: what every template begins with."""
    initiatief = showcase.initiatief
    return {
        "colours": colour_values(initiatief),
        "name": texts.of(initiatief.name, "De naam", fallback=NAME_FALLBACK),
        "place": texts.of(place_of(initiatief), "De buurt"),
        "motto": texts.of(initiatief.motto, "Het motto"),
        "logo": logo_in_svg(showcase.logo),
        "day": document_day(initiatief.reference_date),
    }


def colour_values(initiatief: Initiatief) -> dict[str, str]:
    """The colours of the page itself, by their names in the templates."""
    theme = theme_colours(initiatief)
    page = {"dark": theme.dark, "accent": theme.accent, "paper": theme.paper}
    return page | {"ink": INK, "muted": MUTED}


def place_of(initiatief: Initiatief) -> str:
    """ "Leidsebuurt, Haarlem"; empty when neither is known."""
    parts = (initiatief.buurt.strip(), initiatief.gemeente.strip())
    return ", ".join(part for part in parts if part)


def reference_month(initiatief: Initiatief) -> str:
    """ "februari 2023"; empty when there is no date."""
    moment = initiatief.reference_date
    return f"{MONTH_LABELS[moment.month - 1]} {moment.year}" if moment else ""


def notices_of(
    texts: Texts, cut: Iterable[str], names: Mapping[str, str], logo: bytes | None
) -> list[str]:
    """What was lost: texts that were shortened, signs without a glyph, a logo that is none."""
    shortened = [*texts.cut, *texts.cut_explanations, *(names.get(one, "") for one in cut)]
    told = _shortened([name for name in dict.fromkeys(shortened) if name])
    if texts.missing:
        told.append(MISSING_SIGNS.format(signs=" ".join(sorted(texts.missing)[:MOST_SIGNS])))
    if logo and png_size(logo) is None:
        told.append(MISSING_LOGO)
    return told


def _shortened(names: list[str]) -> list[str]:
    if len(names) <= MOST_NAMED:
        return [f"{name} is ingekort." for name in names]
    return [f"Ingekort: {'; '.join(names[:MOST_NAMED])}; en nog {len(names) - MOST_NAMED} teksten."]
