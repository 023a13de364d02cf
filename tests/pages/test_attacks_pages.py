"""Every text of an initiatief is an attack: on no page of the dashboard does it come alive."""

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data import engine
from dashboard.house import PAGES, START
from storage.commands.presence import touch
from storage.engine import writing
from tests.kept import write
from tests.marked_story import ATTACKS, METING, keep_marked, live_markup
from tests.pages.conftest import MAIN, PATIENCE, show
from tests.web.signed_in import sign_in_as
from veranderverhaal.access import Asker, Kind, Role

# Where Streamlit reads Markdown; what a widget holds or offers is text to it.
MARKDOWN = ("body", "label", "help", "title")
LINK = "[k](javascript:"


def shown(block: Any) -> Iterator[Any]:
    """Every element on the page, however deep."""
    for child in getattr(block, "children", {}).values():
        yield from shown(child)
    if getattr(block, "proto", None) is not None:
        yield block.proto


def alive(app: AppTest) -> list[str]:
    found = []
    for proto in shown(app._tree):
        texts = [getattr(proto, name, "") for name in MARKDOWN]
        is_html = getattr(proto, "allow_html", False) or type(proto).__name__ == "Html"
        for text in (one for one in texts if isinstance(one, str)):
            if is_html:
                found += live_markup(text)
            elif LINK in text:
                found.append(f"{type(proto).__name__}: {text[:120]}")
    return found


@pytest.fixture
def marked_slug(samples: None) -> str:
    return keep_marked(write)


def test_no_page_brings_it_to_life(marked_slug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    token = sign_in_as(Role.COORDINATOR, marked_slug, administrator=True, name=ATTACKS[0])
    show(monkeypatch, token, here=False)
    other = Asker(Kind.ACCOUNT, "other", ATTACKS[0], administrator=True)
    with writing(engine(), other) as session:
        touch(marked_slug, "another window", ATTACKS[0], session=session)
    app = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    problems, seen = {}, 0
    for page in PAGES:
        app.query_params["initiatief"] = marked_slug
        app.query_params["meting"] = METING
        if page is not START:
            app.switch_page(str(MAIN.parents[1] / "pages" / f"{page.name}.py"))
        app.run()
        assert not app.exception, (page.name, app.exception)
        seen += sum("onerror" in str(proto) for proto in shown(app._tree))
        if found := alive(app):
            problems[page.name] = found[:3]
    assert not problems
    assert seen > len(PAGES)  # it is on the pages, as text


def test_the_name_of_who_changed_something_is_text_to_others() -> None:
    def offer() -> None:
        from dashboard.together import _offer_drawing
        from tests.marked_story import ATTACKS
        from veranderverhaal.presence import say_changed

        _offer_drawing(say_changed(ATTACKS[0]), "Overzicht")

    app = AppTest.from_function(offer, default_timeout=PATIENCE).run()
    assert "onerror" in app.markdown[0].value
    assert not alive(app)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_an_address_is_reflected_alive(samples: None, attack: str) -> None:
    app = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    for name in ("initiatief", "meting", "element", "vraag", "melding"):
        app.query_params[name] = attack
    app.run()
    assert not app.exception
    assert not alive(app)
