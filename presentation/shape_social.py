"""A square and a story to put on social media: who, one strong thing, and where to read on."""

from typing import Literal

from presentation.form_text import shown_link
from presentation.poster_texts import Texts
from presentation.shape_hero import hero_values
from presentation.shape_typeset import Sheet
from presentation.shape_values import Values, house_values
from veranderverhaal.showcase import Showcase

Format = Literal["square", "story"]

# In pixels. A story keeps its top and foot free: there the app puts its own buttons.
SIZES: dict[Format, dict[str, int]] = {
    "square": {"width": 1080, "height": 1080, "top": 72, "bottom": 1080},
    "story": {"width": 1080, "height": 1920, "top": 262, "bottom": 1670},
}


def social_sheet(showcase: Showcase, form: Format) -> Sheet:
    """The picture in one of the two formats."""
    texts = Texts()
    hero = hero_values(showcase, texts)
    values = house_values(showcase, texts)
    if hero == {"kind": "hope", "words": values["motto"], "titles": []}:
        values["motto"] = texts.of("", "")  # it stands there large already
    values |= {
        "size": SIZES[form],
        "hero": hero,
        "link": texts.of(shown_link(showcase.link), "De link"),
    }
    return Sheet("social.typ", values, texts, _names(hero), showcase.logo)


def _names(hero: Values) -> dict[str, str]:
    return {
        "name": "De naam",
        "place": "De buurt",
        "motto": "Het motto",
        "sentence": "De zin bij het cijfer",
        "notes": "De uitleg bij het cijfer",
        "small": "Waarop het cijfer rust",
        "citaat": "Het citaat",
        "by": "De naam bij het citaat",
        "link": "De link",
        "title": "Een titel",
    } | {feit["key"]: feit["name"] for feit in hero.get("feiten", [])}
