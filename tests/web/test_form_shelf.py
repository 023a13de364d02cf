"""A form that was shown before stays where it was while the database is away."""

import asyncio

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from storage.meting_queries import Form
from tests.web.forms import SLUG, TEN_STELLINGEN
from veranderverhaal.meting import Meting, MetingKind, MetingState
from veranderverhaal.model import Initiatief, Theme
from web import form_shelf
from web.form_shelf import FormShelf, FormSource

CODE = "abcdefgh"
MOMENT = Meting("zomer", CODE, MetingKind.ONCE, "Zomer", "tien", 1, state=MetingState.OPEN)
FORM = Form(Initiatief(SLUG, "Het Badhuis", theme=Theme.WATER), MOMENT, TEN_STELLINGEN, b"geheim")


def shelf_with(errors: list[Exception]) -> FormShelf:
    """A shelf that meets the last of these errors when it looks in the database."""

    def stamp(_code: str) -> str:
        if errors:
            raise errors[-1]
        return "as it is"

    return FormShelf(FormSource(lambda _code: FORM, stamp, lambda: b"geheim", lambda: 0))


@pytest.fixture(autouse=True)
def always_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_shelf, "SECONDS_BEFORE_LOOKING", 0.0)


def away() -> OperationalError:
    return OperationalError("SELECT", {}, psycopg.OperationalError("gone"))


def test_a_form_that_was_shown_stays_while_the_database_is_away() -> None:
    errors: list[Exception] = []
    shelf = shelf_with(errors)
    shown = asyncio.run(shelf.find(CODE))
    errors.append(away())
    assert shown is not None
    assert asyncio.run(shelf.find(CODE)) is shown


def test_another_form_is_not_made_up() -> None:
    with pytest.raises(OperationalError):
        asyncio.run(shelf_with([away()]).find(CODE))


def test_an_error_of_the_program_itself_is_not_hidden() -> None:
    errors: list[Exception] = []
    shelf = shelf_with(errors)
    asyncio.run(shelf.find(CODE))
    errors.append(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        asyncio.run(shelf.find(CODE))
