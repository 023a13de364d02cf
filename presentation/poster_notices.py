"""What the maker of a poster should know about it, in Dutch."""

from collections.abc import Sequence
from typing import Any

from presentation.poster_data import LAYER_LABELS, PosterData
from presentation.poster_texts import short_name
from veranderverhaal.model import FOUR_LAYERS, Feit, Veranderverhaal
from veranderverhaal.showcase import MOST_RESULTS, Result

COMFORTABLE_SCALE = 0.87  # titles of about 8.5 points
COMFORTABLE_FACTS_SCALE = 0.8
MOST_NAMED = 5


def poster_notices(data: PosterData, report: dict[str, Any]) -> tuple[str, ...]:
    """One sentence for each kind of thing that was left out, shortened or made small."""
    showcase = data.showcase
    veranderverhaal = showcase.veranderverhaal
    feiten = veranderverhaal.feiten if showcase.feiten else ()
    notices = [
        *_cut_notices(data),
        *_explanation_notices(data, report, veranderverhaal),
        *_title_notices(report, veranderverhaal),
        *_hidden_notices(report, veranderverhaal),
        *_result_notices(report, showcase.results),
        *_shortened_notices(report),
        *_aside_notices(data, report),
        *_feit_notices(report, feiten),
        *_size_notices(data, report),
    ]
    return tuple(dict.fromkeys(notices))


def _cut_notices(data: PosterData) -> list[str]:
    notices = [f"{name} is ingekort." for name in dict.fromkeys(data.texts.cut)]
    if data.texts.missing:
        notices.append(
            f"Deze tekens kunnen we niet afdrukken: {' '.join(sorted(data.texts.missing)[:20])}. "
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
        return [f"{name} is ingekort." for name in data.texts.cut_explanations]
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


def _result_notices(report: dict[str, Any], results: Sequence[Result]) -> list[str]:
    """What a chart leaves out it says itself ("+ nog 3"); here the maker hears it too."""
    shown = {one["key"]: one for one in report["results"]}
    titles = {one.key: one.title for one in results}
    notices = [
        f"Bij ‘{short_name(titles[key])}’ staan niet alle rijen op de poster: "
        f"{_counted(one['hidden'])} weggelaten."
        for key, one in shown.items()
        if one["hidden"]
    ]
    cut = [titles[key] for key, one in shown.items() if one["cut"]]
    if cut:
        notices.append(f"Ingekort bij de uitkomsten: {_named(cut)}.")
    hidden = [one.title for one in results[:MOST_RESULTS] if one.key not in shown]
    if hidden:
        notices.append(f"Uitkomsten die niet op de poster passen: {_named(hidden)}.")
    return notices


def _counted(count: int) -> str:
    return "er is 1" if count == 1 else f"er zijn er {count}"


def _shortened_notices(report: dict[str, Any]) -> list[str]:
    names = {
        "name": "De naam",
        "place": "De buurt en gemeente",
        "motto": "Het motto",
        "source": "De bron",
        "made_up": "Wat er verzonnen is",
        "citaat": "Het citaat",
    }
    return [
        f"{name} is ingekort: de tekst is te lang."
        for part, name in names.items()
        if report["shortened"][part]
    ]


def _aside_notices(data: PosterData, report: dict[str, Any]) -> list[str]:
    titles = [one["title"]["text"] for one in data.values["asides"]]
    cut = [f"‘{titles[place]}’ is ingekort: de tekst is te lang." for place in report["asides-cut"]]
    citaat = data.values["citaat"]
    lost = citaat and citaat["photo"] and not report["photo"]
    return [*cut, *(["De foto bij het citaat past niet op de poster."] if lost else [])]


def _feit_notices(report: dict[str, Any], feiten: Sequence[Feit]) -> list[str]:
    labels = {feit.key: feit.label for feit in feiten}
    shortened = [labels[key] for key in report["facts-shortened"] if key in labels]
    notices = [f"Ingekort bij de feiten: {_named(shortened)}."] if shortened else []
    if report["facts-hidden"]:
        left_out = [feit.label for feit in feiten[-report["facts-hidden"] :]]
        notices.append(f"Feiten die niet op de poster staan: {_named(left_out)}.")
    return notices


def _size_notices(data: PosterData, report: dict[str, Any]) -> list[str]:
    scale, facts_scale = (data.enlarged * (report[one] or 1) for one in ("scale", "facts-scale"))
    if scale >= COMFORTABLE_SCALE and facts_scale >= COMFORTABLE_FACTS_SCALE:
        return []
    return ["De tekst is kleiner dan prettig leest. Kies minder of kortere teksten."]


def _named(titles: list[str]) -> str:
    named = ", ".join(f"‘{short_name(title)}’" for title in titles[:MOST_NAMED])
    rest = len(titles) - MOST_NAMED
    return f"{named} en nog {rest}" if rest > 0 else named
