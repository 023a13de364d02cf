"""The parts of the page of costs and baten: by name, over the years, and by keten."""

from dashboard.baten_card import Desk, show_card
from dashboard.baten_cards import (
    balance_card,
    claims_card,
    keten_card,
    period_card,
    portion_card,
    years_card,
)
from dashboard.baten_figures import Figures
from dashboard.baten_without import show_without
from veranderverhaal.effectenarena.saying import (
    say_balance,
    say_claims,
    say_discount,
    say_multiplier,
    say_periods,
    say_portions,
    say_returned,
)
from veranderverhaal.effectenarena.sensitivity import carriers
from veranderverhaal.effectenarena.sensitivity_words import say_carriers
from veranderverhaal.model import Veranderverhaal

# Who would pay what is a talk to have, not a bill.
NO_BILL = "Dit is geen rekening. Het is een begin van het gesprek over wie er meebetaalt."


def show_balance(desk: Desk, figures: Figures) -> None:
    """Baten against costs, said as a range."""
    reckoning = figures.reckoning
    told = (
        say_multiplier(reckoning.plain, reckoning),
        say_balance(reckoning.plain),
        say_discount(reckoning),
    )
    show_card(desk, balance_card(figures, told))


def show_by_name(desk: Desk, figures: Figures) -> None:
    """Who gains, in which leefdomein, and what each would pay in proportion."""
    who = say_portions(figures.incasseerders, "per incasseerder")
    show_card(
        desk,
        portion_card(
            "incasseerder",
            "Wie heeft er baat bij?",
            "incasseerder",
            figures,
            figures.incasseerders,
            (who,),
        ),
    )
    where = say_portions(figures.leefdomeinen, "per leefdomein")
    show_card(
        desk,
        portion_card(
            "leefdomein",
            "In welk leefdomein?",
            "leefdomein",
            figures,
            figures.leefdomeinen,
            (where,),
        ),
    )
    claims = claims_card(figures, (say_claims(figures.claims), NO_BILL))
    if claims:
        show_card(desk, claims)


def show_over_time(desk: Desk, figures: Figures) -> None:
    """By period, and added up until the costs are back."""
    reckoning = figures.reckoning
    back = say_returned(reckoning.plain)
    later = say_returned(reckoning.discounted)
    told = [back] if back else []
    if later and later != back:
        told.append(f"Verdisconteerd: {later[:1].lower()}{later[1:]}")
    show_card(desk, years_card(figures, told or [say_multiplier(reckoning.plain, reckoning)]))
    show_card(desk, period_card(figures, (say_periods(figures.periods),)))


def show_ketens(desk: Desk, figures: Figures, story: Veranderverhaal) -> None:
    """What each keten brings, which carry more than half, and what is left without one."""
    told = say_carriers(carriers(figures.reckoning), figures.effectenarena, story)
    show_card(desk, keten_card(figures, story, (told,)))
    show_without(desk, figures, story)
