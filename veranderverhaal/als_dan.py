"""The als-dan story: the veranderverhaal as one Dutch text, as a hope and never as a cause."""

from veranderverhaal.model import Certainty, Element, Layer, Veranderverhaal, Verband
from veranderverhaal.text import enumerate_dutch

DOUBT = "dat weten we nog niet zeker"

# The first sentence of a paragraph opens it; the others follow more shortly.
AANPAK_OPENINGS = (
    "Als we inzetten op {title}, dan hopen we dat mensen dit merken: {targets}.",
    "En als we inzetten op {title}, dan hopen we op {targets}.",
)
EFFECT_OPENINGS = (
    "Als dat lukt, dan hopen we met {title} bij te dragen aan {targets}.",
    "Met {title} hopen we bij te dragen aan {targets}.",
)


def tell_als_dan(veranderverhaal: Veranderverhaal) -> str:
    """The story in paragraphs, made from the elements and verbanden; empty for an empty story.

    Titles stand in quotes, exactly as typed: a sentence around them cannot bend them wrongly.
    Elements without a verband are named at the end of their part, so that nothing is lost.
    """
    paragraphs = (
        _tell_start(veranderverhaal),
        _tell_doelgroepen(veranderverhaal),
        _tell_links(veranderverhaal, Layer.AANPAK, AANPAK_OPENINGS),
        _tell_links(veranderverhaal, Layer.DIRECT, EFFECT_OPENINGS),
        _tell_loose(veranderverhaal),
        _tell_neveneffecten(veranderverhaal),
    )
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _tell_start(veranderverhaal: Veranderverhaal) -> str:
    parts = []
    if veranderverhaal.aanleiding:
        parts.append(f"Waarom we dit doen: {_end(veranderverhaal.aanleiding)}")
    if veranderverhaal.goal:
        parts.append(f"Wat we willen bereiken: {_end(veranderverhaal.goal)}")
    return " ".join(parts)


def _tell_doelgroepen(veranderverhaal: Veranderverhaal) -> str:
    doelgroepen = veranderverhaal.layer(Layer.DOELGROEP)
    if not doelgroepen:
        return ""
    sentences = [f"We doen dit met en voor {_name(doelgroepen)}."]
    for doelgroep in doelgroepen:
        verbanden = veranderverhaal.verbanden_from(doelgroep.key)
        if verbanden:
            who = "hen" if len(doelgroepen) == 1 else _quote(doelgroep.title)
            sentences.append(f"We bereiken {who} met {_targets(veranderverhaal, verbanden)}.")
    return " ".join(sentences)


def _tell_links(veranderverhaal: Veranderverhaal, layer: Layer, openings: tuple[str, str]) -> str:
    sentences: list[str] = []
    for element in veranderverhaal.layer(layer):
        verbanden = veranderverhaal.verbanden_from(element.key)
        if verbanden:
            opening = openings[min(len(sentences), 1)]
            targets = _targets(veranderverhaal, verbanden)
            sentences.append(opening.format(title=_quote(element.title), targets=targets))
    return " ".join(sentences)


def _tell_loose(veranderverhaal: Veranderverhaal) -> str:
    joined = {verband.source for verband in veranderverhaal.verbanden}
    reached = {verband.target for verband in veranderverhaal.verbanden}
    openings = (
        (Layer.AANPAK, joined, "We doen ook dit: {names}."),
        (Layer.DIRECT, joined | reached, "We hopen dat mensen ook dit merken: {names}."),
        (Layer.INDIRECT, reached, "We hopen ook bij te dragen aan {names}."),
    )
    sentences = []
    for layer, told, opening in openings:
        loose = [item for item in veranderverhaal.layer(layer) if item.key not in told]
        if loose:
            sentences.append(opening.format(names=_name(loose)))
    return " ".join(sentences)


def _tell_neveneffecten(veranderverhaal: Veranderverhaal) -> str:
    neveneffecten = veranderverhaal.layer(Layer.NEVENEFFECT)
    if neveneffecten:
        return f"We letten ook op wat we niet willen: {_name(neveneffecten)}."
    if veranderverhaal.no_neveneffecten:
        return "We hebben gepraat over wat er mis kan gaan. We zien nu geen nadelen."
    return ""


def _targets(veranderverhaal: Veranderverhaal, verbanden: tuple[Verband, ...]) -> str:
    return enumerate_dutch([_target(veranderverhaal, verband) for verband in verbanden])


def _target(veranderverhaal: Veranderverhaal, verband: Verband) -> str:
    remarks = []
    if because := _because(verband.assumption):
        remarks.append(f"omdat {because}")
    if verband.certainty is Certainty.UNSURE:
        remarks.append(DOUBT)
    title = _quote(veranderverhaal.element(verband.target).title)
    return f"{title} ({'; '.join(remarks)})" if remarks else title


def _because(assumption: str) -> str:
    """The assumption without the "omdat" that many people type again, and without full stop."""
    text = assumption.strip().rstrip(".…")
    first, _, rest = text.partition(" ")
    return rest.strip() if first.lower() == "omdat" else text


def _name(elements: tuple[Element, ...] | list[Element]) -> str:
    return enumerate_dutch([_quote(element.title) for element in elements])


def _quote(title: str) -> str:
    return f"‘{title.rstrip('.') or title}’"


def _end(text: str) -> str:
    """The text on one line, ended with a full stop when it has no end of its own."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."
