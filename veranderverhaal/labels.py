"""What a reader sees for each stored key. Stored values stay English; the Dutch lives here."""

from veranderverhaal.model import Certainty, Influence, Layer, Level, Precision, Theme

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
}
