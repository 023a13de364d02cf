"""What stands where there is no uitkomst yet: what comes here, why, and one thing to do."""

import streamlit as st

from dashboard.house import link_to
from veranderverhaal.meting import Meting, MetingState
from veranderverhaal.uitkomst import ResponseFigures

FEWEST_FOR_COUNTS = 10
# While a meting is open the last five to nine answers wait (veranderverhaal.release.counted_now).
FEWEST_WHILE_OPEN = 15


def say_no_meting(slug: str) -> None:
    """Nothing was asked yet."""
    st.info(
        "Hier zie je straks wat mensen antwoorden: per effect een grafiek met één zin erbij, die "
        "je zo in een brief of een presentatie zet. Daarvoor is eerst een meting nodig."
    )
    link_to("meten", slug, label="Maak een meting")


def say_few_answers(slug: str, meting: Meting, figures: ResponseFigures) -> None:
    """Nobody answered, or too few to show anything of it."""
    if not figures.received:
        st.info(
            "Nog niemand heeft deze vragenlijst ingevuld. Hang de QR-code op, deel de link of neem "
            f"papieren formulieren mee. Vanaf {FEWEST_FOR_COUNTS} formulieren zie je hier de "
            "uitkomsten."
        )
    else:
        st.info(_waiting(figures.received) if _waits(figures) else _few(figures.received))
    label = "Naar de link en de QR-code" if meting.state is MetingState.OPEN else "Naar de meting"
    link_to("meten", slug, label=label)


def _waits(figures: ResponseFigures) -> bool:
    return figures.received >= FEWEST_FOR_COUNTS


def _waiting(received: int) -> str:
    return (
        f"Er zijn nu {received} formulieren ingevuld. Zolang de meting open is, tellen de laatste "
        "antwoorden nog niet mee: anders zie je wat één nieuw formulier verandert. De eerste "
        f"uitkomsten komen bij {FEWEST_WHILE_OPEN} formulieren, of als je de meting sluit."
    )


def _few(received: int) -> str:
    forms = "1 formulier" if received == 1 else f"{received} formulieren"
    return (
        f"Er {'is' if received == 1 else 'zijn'} nu {forms} ingevuld. Dat zijn te weinig "
        "antwoorden: je zou kunnen herkennen wie wat zei. "
        f"Vanaf {FEWEST_FOR_COUNTS} formulieren laten we aantallen zien, vanaf 30 ook procenten."
    )
