"""What the maker of a poster should know about it, in Dutch."""

from typing import Any

from presentation.poster_data import LAYER_LABELS, PosterData, short_name
from veranderverhaal.model import FOUR_LAYERS, Veranderverhaal

COMFORTABLE_SCALE = 0.9  # titles of about 9 points
COMFORTABLE_FACTS_SCALE = 0.8
MOST_NAMED = 5


def poster_notices(
    data: PosterData, report: dict[str, Any], veranderverhaal: Veranderverhaal
) -> tuple[str, ...]:
    """One sentence for each kind of thing that was left out, shortened or made small."""
    notices = [
        *_cut_notices(data),
        *_explanation_notices(data, report, veranderverhaal),
        *_title_notices(report, veranderverhaal),
        *_hidden_notices(report, veranderverhaal),
        *_header_notices(report),
        *_feit_notices(report, veranderverhaal),
        *_size_notices(report),
    ]
    return tuple(dict.fromkeys(notices))


def _cut_notices(data: PosterData) -> list[str]:
    notices = [f"{name} is ingekort." for name in data.cut]
    if data.missing:
        notices.append(
            f"Deze tekens kunnen we niet afdrukken: {' '.join(sorted(data.missing)[:20])}. "
            "Ze staan niet op de poster."
        )
    if data.logo_unreadable:
        notices.append("Het logo kon niet worden gelezen en staat niet op de poster.")
    return notices


def _explanation_notices(
    data: PosterData, report: dict[str, Any], veranderverhaal: Veranderverhaal
) -> list[str]:
    elements = [element for layer in FOUR_LAYERS for element in veranderverhaal.layer(layer)]
    if report["explanation"] == "explanation":
        return [f"{name} is ingekort." for name in data.cut_explanations]
    if not any(element.explanation.strip() for element in elements):
        return []
    if report["explanation"] == "brief":
        return ["Van de toelichtingen staat alleen de eerste zin op de poster."]
    return ["De toelichtingen passen niet op de poster en zijn weggelaten."]


def _title_notices(report: dict[str, Any], veranderverhaal: Veranderverhaal) -> list[str]:
    titles = {element.key: element.title for element in veranderverhaal.elements}
    shortened = [titles[key] for key in report["shortened-titles"] if key in titles]
    if not shortened:
        return []
    return [f"Ingekort met “…”: {_named(shortened)}."]


def _hidden_notices(report: dict[str, Any], veranderverhaal: Veranderverhaal) -> list[str]:
    shown = set(report["shown"])
    notices = []
    for layer in FOUR_LAYERS:
        hidden = [e.title for e in veranderverhaal.layer(layer) if e.key not in shown]
        if hidden:
            title = LAYER_LABELS[layer][1]
            notices.append(f"Niet op de poster bij ‘{title}’: {_named(hidden)}.")
    return notices


def _header_notices(report: dict[str, Any]) -> list[str]:
    names = {
        "name": "De naam",
        "place": "De buurt en gemeente",
        "motto": "Het motto",
        "source": "De bron",
    }
    return [
        f"{name} is ingekort: de tekst is te lang."
        for part, name in names.items()
        if report["shortened"][part]
    ]


def _feit_notices(report: dict[str, Any], veranderverhaal: Veranderverhaal) -> list[str]:
    labels = {feit.key: feit.label for feit in veranderverhaal.feiten}
    shortened = [labels[key] for key in report["facts-shortened"] if key in labels]
    notices = [f"Ingekort bij de feiten: {_named(shortened)}."] if shortened else []
    if report["facts-hidden"]:
        left_out = [feit.label for feit in veranderverhaal.feiten[-report["facts-hidden"] :]]
        notices.append(f"Feiten die niet op de poster staan: {_named(left_out)}.")
    return notices


def _size_notices(report: dict[str, Any]) -> list[str]:
    facts_scale = report["facts-scale"] or 1.0
    if report["scale"] >= COMFORTABLE_SCALE and facts_scale >= COMFORTABLE_FACTS_SCALE:
        return []
    return ["De tekst is kleiner dan prettig leest. Kies minder of kortere teksten."]


def _named(titles: list[str]) -> str:
    named = ", ".join(f"‘{short_name(title)}’" for title in titles[:MOST_NAMED])
    rest = len(titles) - MOST_NAMED
    return f"{named} en nog {rest}" if rest > 0 else named
