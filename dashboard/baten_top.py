"""What stands first on the page of costs and baten: what has no price, nadelen, then the range."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from dashboard.asking import may_here
from dashboard.baten_card import said, unbroken
from dashboard.baten_figures import Figures
from dashboard.house import link_to
from dashboard.keten_measured import notices_of
from dashboard.shell import plain
from dashboard.today import today
from storage.queries import Listing
from veranderverhaal.access import Right
from veranderverhaal.effectenarena.model import Pricing
from veranderverhaal.effectenarena.money import ROUNDING_NOTE, euro_range, percent
from veranderverhaal.effectenarena.naming import keten_name
from veranderverhaal.effectenarena.rules import (
    Notice,
    Weight,
    notices,
    why_not,
)
from veranderverhaal.effectenarena.saying import say_basis
from veranderverhaal.effectenarena.settings import tells_negatives
from veranderverhaal.model import Veranderverhaal
from veranderverhaal.report_effectenarena_words import (
    COSTS,
    HeadlineFigure,
    headline_of,
    say_negatives,
    say_pm,
)

MOST_SHOWN = 3  # notices before the others fold away, of which only these may
MAY_FOLD = {
    *("left_out", "gone", "own_words", "no_spread", "mixed_prices", "stale_kengetal"),
    *("no_price_year", "no_price_index", "no_estimator"),
}
SETTINGS_PART = "instellingen"
EMPTY = (
    "Hier zie je straks wat het kost en wat het waard is, altijd met een bandbreedte. Daarvoor vul "
    "je eerst in wie iets inbrengt, wat dat doet en wie er baat bij heeft. Dat kan zonder één euro."
)
READ_THIS_WAY = (
    "Elk bedrag is een schatting, van voorzichtig tot ruim. Verdisconteerd betekent: geld van "
    "later telt minder zwaar, elk jaar {rate} minder."
)
# Said elsewhere on the page.
ALREADY = {"made_up", "negatives_not_typed", "no_lines", "pm", "in_words"}


def say_nothing_yet(slug: str) -> None:
    """What comes here, why, and one thing to do."""
    st.info(EMPTY)
    link_to("effectenarena", slug, label="Vul de effectenarena in")


def show_unpriced(figures: Figures, story: Veranderverhaal) -> None:
    """What has no price, and what may go wrong: at the same height, above the euros."""
    effectenarena = figures.effectenarena
    left, right = st.columns(2, gap="large")
    with left:
        st.header("Zonder prijs")
        pm, unseen = list(say_pm(effectenarena, story)), _unseen(figures, story)
        if pm:
            st.caption("Dit telt net zo goed mee. Er is alleen geen bedrag voor (PM).")
            _show_list(pm)
        if unseen:
            st.caption("Hier is nog geen bedrag voor gezocht:")
            _show_list(unseen)
        if not pm and not unseen:
            st.write("Elke keten staat in euro’s. Is er ook iets dat je niet in geld kunt zeggen?")
    with right:
        st.header("Nadelen")
        negatives = list(say_negatives(effectenarena, story))
        if negatives:
            _show_list(negatives)
        else:
            st.write("Hier staat nog niets.")


def show_headline(figures: Figures, slug: str) -> bool:
    """The outcome as a range; False when there is none to show yet, and then why."""
    st.header("In euro’s")
    missing = why_not(figures.effectenarena, figures.reckoning)
    if missing:
        st.info(missing)
        told = tells_negatives(figures.effectenarena.settings.negative_effects)
        if may_here(Right.EDIT) and not told:
            link_to(
                "ketens",
                slug,
                label="Schrijf op welke nadelen jullie zien",
                onderdeel=SETTINGS_PART,
            )
        elif may_here(Right.EDIT):
            link_to("ketens", slug, label="Maak een keten compleet")
        return False
    rate = percent(figures.reckoning.settings.discount_rate)
    st.write(READ_THIS_WAY.format(rate=rate))
    st.html(headline_html(figures))
    st.caption(said(f"{say_basis(figures.reckoning)} {ROUNDING_NOTE}"))
    return True


def headline_html(figures: Figures) -> str:
    """A table on a wide screen; on a phone each outcome is a card, and the roles keep a table."""
    rate = percent(figures.reckoning.settings.discount_rate)
    heads = ("", "niet verdisconteerd", f"verdisconteerd ({rate} per jaar)")
    head = "".join(f'<th scope="col" role="columnheader">{escape(one)}</th>' for one in heads)
    rows = "".join(_headline_row(one, heads) for one in headline_figures(figures))
    return (
        '<table class="headline" role="table"><caption>De uitkomst in euro’s</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )


def headline_figures(figures: Figures) -> list[HeadlineFigure]:
    """Baten, costs, what is left of it, per euro, and when the costs are back."""
    plain, later = figures.reckoning.plain.balance, figures.reckoning.discounted.balance
    reach, _, middle = euro_range(plain).partition(", ")
    balance = HeadlineFigure("Saldo (baten min kosten)", reach, middle, euro_range(later))
    found = list(headline_of(figures.reckoning))
    place = [one.label for one in found].index(COSTS) + 1
    return [*found[:place], balance, *found[place:]]


def show_notices(listing: Listing, figures: Figures) -> None:
    """What must be known beside the numbers, the heaviest first; the lighter ones fold away."""
    story = listing.veranderverhaal
    measured = notices_of(listing, figures.effectenarena)
    found = notices(figures.effectenarena, figures.reckoning, story, today().year, measured)
    light = [one for one in found if one.weight is Weight.NOTE and one.key not in ALREADY]
    heavy, folded = open_and_folded(found)
    if heavy:
        st.warning("**Let op**\n" + _bullets(heavy))
    if folded:
        with st.expander(f"Nog {len(folded)} om op te letten"):
            st.markdown(_bullets(folded))
    st.markdown(_bullets(light))


def open_and_folded(found: Iterable[Notice]) -> tuple[list[Notice], list[Notice]]:
    """The warnings that stay in sight, and those that fold away: never one about a claim."""
    heavy = [one for one in found if one.weight is Weight.WARN and one.key not in ALREADY]
    claims = [one for one in heavy if one.key not in MAY_FOLD]
    others = [one for one in heavy if one.key in MAY_FOLD]
    room = max(0, MOST_SHOWN - len(claims))
    return [*claims, *others[:room]], others[room:]


def _headline_row(figure: HeadlineFigure, heads: Sequence[str]) -> str:
    middle = f" <span>{escape(unbroken(figure.middle))}</span>" if figure.middle else ""
    reach = f"<b>{escape(unbroken(figure.reach))}</b>"
    discounted = escape(unbroken(figure.discounted))
    return (
        f'<tr role="row"><th scope="row" role="rowheader">{escape(figure.label)}</th>'
        f'<td role="cell" data-head="{escape(heads[1])}">{reach}{middle}</td>'
        f'<td role="cell" data-head="{escape(heads[2])}">{discounted}</td></tr>'
    )


def _unseen(figures: Figures, story: Veranderverhaal) -> list[str]:
    """Ketens of which the euros were not looked at, or are not complete."""
    effectenarena, reckoning = figures.effectenarena, figures.reckoning
    ketens = [one for one in reckoning.unpriced if one.pricing is Pricing.OPEN]
    ketens += [one.keten for one in reckoning.left_out]
    return [keten_name(one, effectenarena, story) for one in ketens if not one.is_negative]


def _show_list(lines: Iterable[str]) -> None:
    st.markdown("\n".join(f"- {plain(_one_line(line))}" for line in lines))


def _bullets(found: Iterable[Notice]) -> str:
    return "\n".join(f"- {said(_one_line(one.text))}" for one in found)


def _one_line(text: str) -> str:
    return " ".join(text.split())
