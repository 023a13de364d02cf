"""Choosing about the poster: kept at once, shown in the preview, and only what is on that shape."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.poster_fields import result_labels
from dashboard.poster_shapes import SHAPE_TEXTS
from presentation.shapes import FILE_TYPES, Shape
from storage.commands import save_initiatief
from storage.commands.showing import save_poster_choice, save_shared_page
from storage.queries import load_listing
from storage.showcase_queries import load_poster_choice, load_released
from tests.kept import read, write
from tests.pages.conftest import Open, sound
from veranderverhaal.model import Theme
from veranderverhaal.results import offer_results
from veranderverhaal.shared_page import SharedPage
from veranderverhaal.showcase import Direction, PosterChoice

BADHUIS = "het-badhuis"


def kept() -> PosterChoice:
    return read(load_poster_choice, BADHUIS)


def labels(app: AppTest) -> set[str]:
    """Of everything that can be chosen."""
    kinds = ("multiselect", "selectbox", "toggle", "radio")
    return {one.label for kind in kinds for one in app.get(kind)}


def test_every_choice_is_kept_at_once_and_the_preview_follows(open_page: Open) -> None:
    app = open_page("poster", initiatief=BADHUIS)
    offered = [one.key for one in offer_results(read(load_released, BADHUIS))]
    first = preview(app)
    app.multiselect(key=f"results_{BADHUIS}").set_value([offered[2], offered[0]])
    app.selectbox(key=f"citaat_{BADHUIS}").set_value("")
    app.toggle(key=f"verbanden_{BADHUIS}").set_value(False)
    app.radio(key=f"direction_{BADHUIS}").set_value(Direction.UP)
    app.radio(key=f"theme_{BADHUIS}").set_value(Theme.GARDEN)
    sound(app.run())
    choice = replace(kept(), revision=1)
    results = (offered[2], offered[0])
    assert choice == PosterChoice(Direction.UP, verbanden=False, results=results, citaat="")
    assert read(load_listing, BADHUIS).initiatief.theme is Theme.GARDEN
    assert preview(app) != first


def preview(app: AppTest) -> str:
    """The address of the picture, which differs when the picture does."""
    return str(app.get("image")[0].proto.imgs[0].url)


def test_what_somebody_else_chose_meanwhile_stays_and_shows(open_page: Open) -> None:
    app = open_page("poster", initiatief=BADHUIS)
    write(save_poster_choice, BADHUIS, replace(kept(), feiten=False))
    listing = read(load_listing, BADHUIS)
    write(save_initiatief, replace(listing.initiatief, motto="Een ander motto"))
    app.toggle(key=f"verbanden_{BADHUIS}").set_value(False)
    app.radio(key=f"theme_{BADHUIS}").set_value(Theme.STONE)
    sound(app.run())
    assert (kept().feiten, kept().verbanden) == (False, False)
    assert app.toggle(key=f"feiten_{BADHUIS}").value is False
    initiatief = read(load_listing, BADHUIS).initiatief
    assert (initiatief.motto, initiatief.theme) == ("Een ander motto", Theme.STONE)


def test_a_remedy_does_what_it_says(open_page: Open) -> None:
    app = open_page("poster", initiatief=BADHUIS)
    assert "Niet alles past" in " ".join(one.value for one in app.caption)
    sound(app.button(key="remedy_citaat").click().run())
    assert kept().citaat == ""
    sound(app.button(key="remedy_a3").click().run())
    assert app.query_params["vorm"] == "a3"
    assert "Twee keer zo groot" in " ".join(one.value for one in app.markdown)


def test_a_shape_can_be_linked_to_and_has_only_its_own_choices(open_page: Open) -> None:
    app = open_page("poster", initiatief=BADHUIS, vorm="flyer")
    assert labels(app) == {"Kleur"}
    # Tests run at 127.0.0.1: no telephone comes here.
    assert "werkt nu alleen op deze computer" in app.warning[0].value
    assert "Er is geen meting open" not in app.warning[0].value
    app.query_params["vorm"] = "text"
    sound(app.run())
    assert "Kleur" not in labels(app)
    assert app.code[0].value.startswith("Het Badhuis")
    app.query_params["vorm"] = "weet ik niet"
    sound(app.run())
    assert app.query_params["vorm"] == "text"


def test_no_address_is_printed_that_only_this_computer_knows(open_page: Open) -> None:
    open_page("beheer")
    write(save_shared_page, BADHUIS, SharedPage(open=True))
    app = open_page("poster", initiatief=BADHUIS, vorm="text")
    assert "http" not in app.code[0].value
    assert "werkt nu alleen op deze computer" in " ".join(one.value for one in app.caption)


@pytest.mark.parametrize("shape", Shape)
def test_every_shape_has_its_words(shape: Shape) -> None:
    text = SHAPE_TEXTS[shape]
    assert all((text.label, text.called, text.use, text.alt))
    assert FILE_TYPES[shape]


def test_results_can_be_told_apart_in_a_list_that_cuts_long_lines(open_page: Open) -> None:
    open_page("beheer")
    named = result_labels(offer_results(read(load_released, BADHUIS)))
    beginnings = {one[:45] for one in named.values()}
    assert len(beginnings) == len(named)
    assert not any("\\" in one for one in named.values())


def test_without_uitkomsten_or_citaten_the_page_says_how_to_get_them(open_page: Open) -> None:
    app = open_page("poster", initiatief="de-sleutel")
    told = " ".join(one.value for one in app.caption)
    assert "nog geen uitkomsten" in told
    assert not app.multiselect
