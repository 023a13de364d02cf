"""Which pictogram stands beside a feit: the first word of this table that its text contains."""

from veranderverhaal.model import Feit

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


def feit_icon(feit: Feit) -> str:
    """The name of the pictogram that fits the label and unit of a feit."""
    text = f" {feit.label} {feit.unit} ".lower()
    for words, icon in KEYWORD_ICONS:
        if any(word in text for word in words):
            return icon
    return DEFAULT_ICON


def feit_icons() -> set[str]:
    """Every pictogram that a feit can get."""
    return {icon for _, icon in KEYWORD_ICONS} | {DEFAULT_ICON}
