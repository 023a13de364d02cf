"""Two people at the same thing, on every page where one edits: nobody's work goes unseen."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from storage.commands import add_citaat, save_indicator, set_meting_state
from storage.meting_queries import list_indicatoren
from tests.kept import read, write
from tests.pages.conftest import Open, sound
from tests.pages.uitkomst_samples import METING, fill_street
from veranderverhaal.citaat import Citaat, Purpose
from veranderverhaal.meting import MetingState

BADHUIS = "het-badhuis"
BOTH = "Iemand anders heeft dit net ook veranderd"
SAID = Citaat("", "Nieuw citaat", purposes=(Purpose.POSTER,), agreed_on=date(2026, 1, 1))


@dataclass(frozen=True)
class Edit:
    """What two people do on a page: open something, type in a field, press."""

    page: str
    label: str
    press: str = ""  # nothing to press: kept as soon as it is typed
    opens: str = ""
    parameters: tuple[tuple[str, str], ...] = ()


EDITS = (
    Edit("gegevens", "Motto", "Bewaar"),
    Edit("gesprek", "Wat is er aan de hand"),
    Edit("kaartje", "Titel", "Bewaar en ga terug", parameters=(("element", "netwerk"),)),
    Edit("verbanden", "We verwachten dat"),
    Edit("feiten", "Wat tel je?", "Bewaar", opens="Wijzig"),
    Edit("citaten", "Wat zei iemand", "Bewaar", opens="Wijzig"),
    Edit("vragenlijst", "Titel", "Bewaar"),
    Edit(
        "vraag",
        "De vraag",
        "Bewaar en ga terug",
        parameters=(("lijst", "lijst"), ("vraag", "kwijt")),
    ),
    Edit("meten", "Wie hebben jullie gevraagd", "Bewaar"),
)


def find(app: AppTest, label: str) -> Any:
    fields = [*app.text_input, *app.text_area]
    return next(one for one in fields if one.label.startswith(label))


def press(app: AppTest, label: str) -> AppTest:
    return sound(next(one for one in app.button if one.label == label).click().run())


def edit(app: AppTest, what: Edit, text: str) -> AppTest:
    app = sound(find(app, what.label).set_value(text).run())
    return press(app, what.press) if what.press else app


@pytest.mark.parametrize("what", EDITS, ids=[one.page for one in EDITS])
def test_of_two_who_edit_at_once_the_second_sees_both_texts(open_page: Open, what: Edit) -> None:
    slug = BADHUIS
    if what.page in ("vragenlijst", "vraag", "meten"):
        slug = fill_street(0, closed=False)
    if what.page == "citaten":
        write(add_citaat, slug, SAID)
    mine, theirs = (
        open_page(what.page, initiatief=slug, **dict(what.parameters)) for _ in range(2)
    )
    if what.opens:
        mine, theirs = press(mine, what.opens), press(theirs, what.opens)
    edit(theirs, what, "Van de ander")
    mine = edit(mine, what, "Van mij")
    assert any(BOTH in one.value for one in mine.warning)
    shown = " ".join(one.value for one in mine.markdown)
    assert "Van mij" in shown or what.page == "vraag"
    assert "Van de ander" in shown or what.page == "vraag"
    mine = press(mine, "Bewaar mijn tekst")
    assert not any(BOTH in one.value for one in mine.warning)
    again = open_page(what.page, initiatief=slug, **dict(what.parameters))
    again = press(again, what.opens) if what.opens else again
    assert find(again, what.label).value == "Van mij"


def test_a_meting_that_is_opened_meanwhile_takes_nothing_that_was_typed(open_page: Open) -> None:
    slug = fill_street(0, closed=False)
    mine = open_page("meten", initiatief=slug)
    sound(find(mine, "Wie hebben").set_value("Alle buren").run())
    write(set_meting_state, slug, METING, MetingState.CLOSED)
    mine = sound(mine.run())
    assert find(mine, "Wie hebben").value == "Alle buren"
    mine = press(mine, "Bewaar")
    assert not any(BOTH in one.value for one in mine.warning)
    assert find(open_page("meten", initiatief=slug), "Wie hebben").value == "Alle buren"


def test_of_two_who_tick_one_indicator_the_second_is_told(open_page: Open) -> None:
    mine = open_page("indicatoren", initiatief=BADHUIS)
    first = read(list_indicatoren, BADHUIS)[0]
    write(save_indicator, BADHUIS, first)
    mine = sound(mine.button(key=f"core_indicator_{BADHUIS}_{first.key}").click().run())
    assert any("Iemand anders veranderde dit net ook" in one.value for one in mine.warning)
