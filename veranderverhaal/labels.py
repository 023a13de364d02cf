"""What a reader sees for each stored key. Stored values stay English; the Dutch lives here."""

from veranderverhaal.citaat import Purpose
from veranderverhaal.indicator import IndicatorKind
from veranderverhaal.meting import Channel, MetingKind, MetingState
from veranderverhaal.model import Certainty, Influence, Layer, Level, Precision, Theme
from veranderverhaal.question import QuestionKind

WEEKDAY_LABELS = (
    *("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
)
MONTH_LABELS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)

LAYER_LABELS = {
    Layer.DOELGROEP: "Doelgroep",
    Layer.AANPAK: "Aanpak",
    Layer.DIRECT: "Directe effecten",
    Layer.INDIRECT: "Draagt indirect bij aan",
    Layer.NEVENEFFECT: "Neveneffecten",
}

LAYER_QUESTIONS = {
    Layer.DOELGROEP: "Voor wie?",
    Layer.AANPAK: "Wat doen we?",
    Layer.DIRECT: "Wat merken bewoners?",
    Layer.INDIRECT: "Op langere termijn",
    Layer.NEVENEFFECT: "Wat kan er ook gebeuren?",
}

LEVEL_LABELS = {
    Level.INDIVIDUAL: "individu",
    Level.GROUP: "groep",
    Level.NEIGHBOURHOOD: "wijk",
}

INFLUENCE_LABELS = {
    Influence.OWN: "zelf",
    Influence.SHARED: "samen met anderen",
    Influence.BARELY: "nauwelijks",
}

CERTAINTY_LABELS = {
    Certainty.SURE: "vrij zeker",
    Certainty.LIKELY: "dat denken we",
    Certainty.UNSURE: "weten we nog niet",
}

PRECISION_LABELS = {
    Precision.EXACT: "precies",
    Precision.ABOUT: "ongeveer",
    Precision.MORE_THAN: "meer dan",
    Precision.RANGE: "van - tot",
    Precision.IN_WORDS: "in woorden",
}

THEME_LABELS = {
    Theme.WATER: "Water",
    Theme.GARDEN: "Tuin",
    Theme.BRICK: "Baksteen",
    Theme.EVENING: "Avond",
    Theme.STONE: "Steen",
    Theme.OWN: "Eigen kleur",
}

PURPOSE_LABELS = {
    Purpose.REPORT: "in een verslag, een rapport of een mail",
    Purpose.POSTER: "op een poster, flyer of dia",
    Purpose.WEBSITE: "op een website",
    Purpose.GEMEENTE: "in stukken voor de gemeente",
    Purpose.SOCIAL_MEDIA: "op sociale media",
}

INDICATOR_KIND_LABELS = {
    IndicatorKind.OUTPUT: "tellen",
    IndicatorKind.OUTCOME: "vragen",
}

QUESTION_KIND_LABELS = {
    QuestionKind.STELLING: "Stelling (oneens - eens)",
    QuestionKind.YES_NO: "Ja of nee",
    QuestionKind.GRADE: "Rapportcijfer (1 - 10)",
    QuestionKind.LADDER: "Ladder (één trede)",
    QuestionKind.ONE_OF: "Eén antwoord kiezen",
    QuestionKind.SEVERAL_OF: "Meer antwoorden kiezen",
    QuestionKind.RANK: "Op volgorde zetten",
    QuestionKind.NUMBER: "Getal",
    QuestionKind.OPEN: "Open vraag",
}

METING_KIND_LABELS = {
    MetingKind.NULMETING: "Nulmeting: voordat jullie beginnen",
    MetingKind.TUSSENMETING: "Tussenmeting: onderweg",
    MetingKind.EINDMETING: "Eindmeting: aan het einde",
    MetingKind.ONCE: "Eenmalig",
}

METING_STATE_LABELS = {
    MetingState.DRAFT: "nog niet open",
    MetingState.OPEN: "open",
    MetingState.CLOSED: "gesloten",
}

CHANNEL_LABELS = {
    Channel.LINK: "link of QR",
    Channel.PAPER: "papier",
    Channel.CONVERSATION: "gesprek",
    Channel.IMPORT: "bestand",
}

LANGUAGE_LABELS = {
    "nl": "Nederlands",
    "en": "Engels",
    "tr": "Turks",
    "ar": "Arabisch",
    "pl": "Pools",
    "uk": "Oekraïens",
}
