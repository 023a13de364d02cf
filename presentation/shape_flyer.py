"""An A5 flyer that invites to fill in the questionnaire, with a code for a telephone."""

from presentation.form_text import shown_link
from presentation.poster_texts import Texts, short_name
from presentation.qr import qr_svg
from presentation.shape_typeset import Sheet
from presentation.shape_values import Values, house_values
from veranderverhaal.model import Layer
from veranderverhaal.showcase import Showcase

MOST_POINTS = 5
NO_FORM = (
    "Er is geen meting open, of niet bekend op welk adres anderen die vinden. Op de flyer staat "
    "daarom geen vragenlijst. Zet een meting open en maak de flyer dan opnieuw."
)
SCAN = ("Open de camera van je telefoon.", "Richt hem op de code en tik op de link.")
INVITE = {
    "pill": "Doe mee",
    "title": "Wat merk jij van ons in de buurt?",
    "words": "Vul de vragenlijst in. Met jouw antwoorden zien we wat goed gaat en wat beter kan.",
    "last": "Beantwoord de vragen. Je hebt geen account nodig.",
    "foot": "Meedoen mag, het hoeft niet.",
    "link": "Of typ dit adres:",
}
READ_ON = {
    "pill": "Ons veranderverhaal",
    "title": "Lees wat we samen doen in de buurt",
    "words": "Voor wie we er zijn, wat we doen en wat we hopen te bereiken.",
    "last": "Lees ons verhaal. Je hebt geen account nodig.",
    "foot": "",
    "link": "Of typ dit adres:",
}
NOTHING_OPEN = {
    "pill": "Ons veranderverhaal",
    "title": "Dit doen we samen in de buurt",
    "words": "Iedereen is welkom. Kom gerust een keer langs.",
    "last": "",
    "foot": "",
    "link": "",
}


def flyer_sheet(showcase: Showcase) -> Sheet:
    """The flyer: to the questionnaire, without one to the shared page, else what is done."""
    texts = Texts()
    link = showcase.form_link or showcase.link
    said = INVITE if showcase.form_link else READ_ON if link else NOTHING_OPEN
    points = [*SCAN, said["last"]] if link else _titles(showcase)
    values: Values = house_values(showcase, texts) | {
        **{name: texts.of(text, "") for name, text in said.items()},
        "points": [texts.of(point, _point_name(point), fallback="…") for point in points],
        "address": texts.of(shown_link(link), "Het adres"),
        "qr": qr_svg(link, title=link) if link else "",
        "alt": f"QR-code naar {texts.of(shown_link(link), '')['text']}",
    }
    names = {"name": "De naam", "place": "De buurt", "motto": "Het motto", "address": "Het adres"}
    names |= {f"point{number}": _point_name(point) for number, point in enumerate(points)}
    notices = () if showcase.form_link else (NO_FORM,)
    day = showcase.initiatief.reference_date
    return Sheet("flyer.typ", values, texts, names, showcase.logo, notices, day)


def _titles(showcase: Showcase) -> list[str]:
    elements = showcase.veranderverhaal.layer(Layer.AANPAK)[:MOST_POINTS]
    return [element.title for element in elements]


def _point_name(point: str) -> str:
    return f"De regel ‘{short_name(point)}’"
