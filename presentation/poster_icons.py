"""Which pictogram stands beside a feit: the first word of this table that its text contains."""

from functools import cache
from pathlib import Path

from veranderverhaal.model import Feit

ICONS = Path(__file__).parent / "icons"
DEFAULT_ICON = "chart-bar"

# A space before a word keeps " uur" out of "buurt".
# Order matters: what a feit counts ("bardiensten") goes before whom it mentions ("bewoners").
KEYWORD_ICONS = (
    ((" euro", "€", "omzet", "subsidie", "budget", "gift", "donatie", "inkomsten"), "currency-eur"),
    (("bardienst", "koffie", " thee", "inloop"), "coffee"),
    (("taart", "gebak"), "cake"),
    (("maaltijd", " eten", "eters", "kook", "lunch", "ontbijt"), "fork-knife"),
    (("borrel", "feest", "evenement", "festival"), "confetti"),
    (("muziek", " koor", "concert"), "music-notes"),
    ((" sport", "voetbal", "bewegen"), "soccer-ball"),
    (("fiets",), "bicycle"),
    (("boek", "bieb", "cursus", " les"), "book-open"),
    (("kringloop", "tweedehands", "afval", "hergebruik"), "recycle"),
    (("winkel", "markt"), "storefront"),
    (("klus", "reparatie", "gereedschap", "onderhoud"), "hammer"),
    (("materiaal", "plant", "tuin", "bloem", "moestuin"), "plant"),
    (("boom", "bomen", " park"), "tree"),
    (("dier", " kip", "konijn", " hond ", " honden"), "paw-print"),
    (("kind", "jonger", "jeugd", "baby"), "baby"),
    (("activiteit", "workshop", "bijeenkomst"), "calendar-heart"),
    (("vrijwillig", "mantelzorg", "hulp"), "hand-heart"),
    (("huurder", "organisatie", "gebouw", "ruimte", "partner", "bedrijf"), "buildings"),
    (("gesprek", "praat", "ontmoeting"), "chats"),
    (("bezoek", "bewoner", "deelnem", "mensen", " buren", " leden", "gast"), "users-three"),
    (("huis", "woning"), "house"),
    ((" open", " uur", " uren", " dag ", " dagen", "week"), "clock"),
)

# What each picture is called for who chooses one, in the order in which they are offered.
ICON_LABELS = {
    "users-three": "mensen",
    "hand-heart": "vrijwilligers",
    "baby": "kinderen",
    "chats": "gesprek",
    "calendar-heart": "activiteit",
    "clock": "tijd",
    "coffee": "koffie",
    "fork-knife": "eten",
    "cake": "taart",
    "confetti": "feest",
    "music-notes": "muziek",
    "book-open": "boek",
    "soccer-ball": "sport",
    "bicycle": "fiets",
    "plant": "plant",
    "tree": "boom",
    "paw-print": "dier",
    "hammer": "klussen",
    "recycle": "hergebruik",
    "storefront": "winkel",
    "house": "huis",
    "buildings": "gebouwen",
    "currency-eur": "geld",
    "chart-bar": "cijfers",
}


def feit_icon(feit: Feit) -> str:
    """The name of the pictogram that was chosen, or that fits the label and unit of a feit."""
    if feit.icon in feit_icons():
        return feit.icon
    text = f" {feit.label} {feit.unit} ".lower()
    for words, icon in KEYWORD_ICONS:
        if any(word in text for word in words):
            return icon
    return DEFAULT_ICON


def feit_icons() -> set[str]:
    """Every pictogram that a feit can get."""
    return {icon for _, icon in KEYWORD_ICONS} | {DEFAULT_ICON}


@cache
def icon_svg(name: str, colour: str) -> str:
    """A pictogram as SVG in one colour. Raises FileNotFoundError when there is none."""
    drawn = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    return drawn.replace("currentColor", colour)
