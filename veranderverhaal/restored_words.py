"""What is told about a backup that was put back."""

from collections.abc import Mapping

# What happened after the backup was made and was done again: for one, and for more.
AGAIN: Mapping[str, tuple[str, str]] = {
    "erased": (
        "initiatief dat was gewist, is weer gewist",
        "initiatieven die waren gewist, zijn weer gewist",
    ),
    "removed": ("initiatief blijft weggehaald", "initiatieven blijven weggehaald"),
    "narrowed": (
        "citaat is niet ruimer te zien dan wie het zei sindsdien wil",
        "citaten zijn niet ruimer te zien dan wie ze zei sindsdien wil",
    ),
    "pages": (
        "openbare pagina laat niet meer zien dan voor het terugzetten",
        "openbare pagina's laten niet meer zien dan voor het terugzetten",
    ),
    "citaten": ("citaat blijft ingetrokken", "citaten blijven ingetrokken"),
    "responses": ("antwoord blijft ingetrokken", "antwoorden blijven ingetrokken"),
    "blanked": ("naam blijft uit een antwoord weg", "antwoorden blijven zonder naam"),
}


def say_restored(
    moment: str, *, again: Mapping[str, int], is_same: bool, accounts: bool = True
) -> tuple[str, ...]:
    """Lines for who put it back: what is there, and what stayed as it was."""
    lines = [f"Teruggezet: alles is zoals het was op {moment}."]
    if is_same:
        lines += [
            f"{again[kind]} {_words(kind, again[kind])}." for kind in AGAIN if again.get(kind)
        ]
    else:
        lines.append(
            "Deze reservekopie komt van een andere installatie: wat daar later is ingetrokken of "
            "gewist, weten we hier niet."
        )
    if accounts:
        lines.append(
            "Wie een account heeft, logt opnieuw in, met het wachtwoord van nu. Uitnodigingen die "
            "nog openstonden, werken niet meer: maak nieuwe."
        )
    return tuple(lines)


def _words(kind: str, number: int) -> str:
    one, more = AGAIN[kind]
    return one if number == 1 else more
