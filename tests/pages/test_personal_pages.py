"""By what somebody could be found is told where it stands, and can be taken out."""

from dataclasses import replace
from datetime import date

import pytest

from storage.commands import add_citaat
from storage.commands.showing import save_poster_choice
from storage.showcase_queries import list_citaten, load_poster_choice
from storage.tally_queries import list_open_answers
from tests.kept import read, write
from tests.pages.conftest import Open, sound
from tests.pages.uitkomst_samples import METING, every_answer, fill_street
from veranderverhaal.citaat import Citaat, Purpose

BADHUIS = "het-badhuis"
TELLING = Citaat(
    "",
    "Dat zei Els van de hoek, 06-12345678.",
    purposes=tuple(Purpose),
    agreed_on=date(2026, 1, 1),
)


def answered(person: int):
    wrote = "Dat leerde ik van Fatma de Vries." if person == 7 else f"Verhaal {person}"
    return every_answer(person) | {"kwijt": (wrote,)}


def shown(app) -> str:
    return "\n".join(one.value for one in [*app.markdown, *app.caption])


def wrote(slug: str) -> list[str]:
    return [one.text for one in read(list_open_answers, slug, METING, "kwijt")]


def test_a_name_in_an_open_answer_is_found_marked_and_taken_out(open_page: Open) -> None:
    slug = fill_street(45, answered)
    app = open_page("antwoorden", initiatief=slug)
    filtered = sound(
        next(one for one in app.toggle if "persoonlijke" in one.label).set_value(True).run()
    )
    told = shown(filtered)
    assert ":orange-background[Fatma de Vries]" in told
    assert "Hier lijkt een naam te staan." in told
    assert "Verhaal" not in told
    (button,) = [one for one in filtered.button if "Fatma" in one.label]
    after = sound(button.click().run())
    assert "We vonden geen namen" in shown(after)
    assert "Dat leerde ik van [naam]." in wrote(slug)
    assert not any("Fatma" in one for one in wrote(slug))


@pytest.mark.parametrize("page", ["openbaar", "rapport"])
def test_where_citaten_stand_by_themselves_a_trace_is_told(open_page: Open, page: str) -> None:
    assert not any(
        "Kijk het na" in one.value for one in open_page(page, initiatief=BADHUIS).warning
    )
    write(add_citaat, BADHUIS, TELLING)
    app = open_page(page, initiatief=BADHUIS)
    (told,) = [one.value for one in app.warning if "Kijk het na" in one.value]
    assert told.startswith("Hier lijken een telefoonnummer en een naam te staan")


def test_a_citaat_on_the_poster_with_a_trace_is_told(open_page: Open) -> None:
    write(add_citaat, BADHUIS, TELLING)
    key = next(one.key for one in read(list_citaten, BADHUIS) if "Els" in one.text)
    choice = read(load_poster_choice, BADHUIS)
    write(save_poster_choice, BADHUIS, replace(choice, citaat=key))
    app = open_page("poster", initiatief=BADHUIS)
    assert any("Hier lijken een telefoonnummer" in one.value for one in app.warning)


def test_the_list_of_citaten_tells_it_too(open_page: Open) -> None:
    write(add_citaat, BADHUIS, TELLING)
    app = open_page("citaten", initiatief=BADHUIS)
    assert any(
        "⚠ Hier lijken" in one.value for one in app.get("html") if hasattr(one, "value")
    ) or any("⚠ Hier lijken" in str(one.proto) for one in app.get("html"))
