"""The page for files of answers, without a browser: matched, looked over, in and out again."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data import engine
from dashboard.import_tables import shorten
from dashboard.import_work import Matches, Source, Unknown, find_unknown, look_at, preview
from storage.meting_queries import list_imports, list_responses, remembered_columns
from tests.kept import read
from tests.metingen import SLUG, every_kind, fill_with_meting
from tests.pages.conftest import Open, sound
from veranderverhaal.matching import TIMESTAMP, option_target

VRAGENLIJST = every_kind()
CSV = (
    "Datum;Kom je vaker buiten?;Welk cijfer geef je de buurt?;Opmerking\n"
    "02-03-2026;ja;7;mooi\n"
    "09-03-2026;nee;elf;*vet*\n"
    "10-03-2026;misschien;8;\n"
    "11-03-2026;;;\n"
)


def source(text: str = CSV) -> Source:
    return Source(text.encode("cp1252"), "antwoorden.csv")


@pytest.fixture
def open_import(open_page: Open) -> Callable[[str], AppTest]:
    fill_with_meting(engine())

    def opened(text: str) -> AppTest:
        app = open_page("importeren", initiatief=SLUG, meting="voorjaar")
        app.file_uploader[0].set_value(("antwoorden.csv", text.encode("cp1252"), "text/csv"))
        return sound(app.run())

    return opened


def shown(app: AppTest) -> str:
    return " ".join(str(element.value) for element in [*app.markdown, *app.success, *app.warning])


def bring_in(app: AppTest, count: int) -> None:
    label = f"Haal {count} formulieren binnen"
    sound(next(one for one in app.button if one.label == label).click().run())


def test_without_a_meting_the_page_says_what_is_needed_first(open_page: Open) -> None:
    app = open_page("importeren", initiatief="de-sleutel", meting="weg")
    assert "eerst een meting nodig" in app.info[0].value


def test_a_file_comes_in_and_goes_out_as_a_whole(open_import: Callable[[str], AppTest]) -> None:
    app = open_import(CSV)
    assert [metric.value for metric in app.metric] == ["3", "2", "1"]
    bring_in(app, 3)
    kept = read(list_responses, SLUG, "voorjaar")
    assert [one.response.week for one in kept] == ["2026-W11", "2026-W11", "2026-W10"]
    assert [dict(one.response.answers) for one in kept] == [
        {"cijfer": ("8",)},
        {"vaker": ("no",)},
        {"vaker": ("yes",), "cijfer": ("7",)},
    ]
    sound(next(one for one in app.button if one.label == "Ja, haal alles weg").click().run())
    assert read(list_responses, SLUG, "voorjaar") == []
    assert [one.undone for one in read(list_imports, SLUG, "voorjaar")] == [True]


def test_a_text_that_nobody_knows_gets_the_answer_that_is_chosen(
    open_import: Callable[[str], AppTest],
) -> None:
    app = open_import(CSV)
    asked = next(one for one in app.selectbox if "misschien" in one.label)
    sound(asked.set_value("dk").run())
    assert [metric.value for metric in app.metric] == ["3", "1", "1"]


def test_a_column_that_was_chosen_is_known_the_next_time(
    open_import: Callable[[str], AppTest],
) -> None:
    app = open_import(CSV)
    column = next(one for one in app.selectbox if one.label == "4. Opmerking")
    assert column.value == ""
    sound(column.set_value("kwijt").run())
    bring_in(app, 3)
    assert read(remembered_columns, SLUG)["Opmerking"] == "kwijt"
    app.file_uploader[0].set_value(("antwoorden.csv", CSV.encode(), "text/csv"))
    sound(app.run())
    column = next(one for one in app.selectbox if one.label == "4. Opmerking")
    assert column.value == "kwijt"
    assert "al eens binnengehaald" in shown(app)


def test_markup_in_a_file_stays_text(open_import: Callable[[str], AppTest]) -> None:
    app = open_import("**vet** <script>;Kom je vaker buiten?\n[x](http://y);ja\n")
    assert any("\\*\\*vet\\*\\* \\<script\\>" in one.label for one in app.selectbox)


def test_the_columns_are_recognised() -> None:
    found = look_at(source(), VRAGENLIJST, {})
    assert found.guessed == {0: TIMESTAMP, 1: "vaker", 2: "cijfer"}
    assert (found.count, found.examples[1]) == (4, ("ja", "nee", "misschien"))


def test_only_texts_that_are_no_answer_are_asked_about() -> None:
    columns = {1: "vaker", 2: "cijfer", 3: "kwijt"}
    assert find_unknown(source(), VRAGENLIJST, columns) == [
        Unknown("vaker", "misschien"),
        Unknown("cijfer", "elf"),
    ]


def test_a_column_of_one_option_asks_nothing() -> None:
    text = "Koffie;Tuin\nx;\n?;x\n"
    columns = {0: option_target("waar", "a"), 1: option_target("waar", "b")}
    assert find_unknown(source(text), VRAGENLIJST, columns) == []


def test_the_preview_of_many_rows_stays_small() -> None:
    rows = "".join(f"{number % 12};{'ja' if number % 2 else 'x'}\n" for number in range(2000))
    found = preview(
        source("Cijfer;Vaker\n" + rows),
        VRAGENLIJST,
        Matches({0: "cijfer", 1: "vaker"}, week="2026-W10"),
    )
    assert len(found.first) == 20
    assert len(found.refusals) == 50
    assert found.refused == 1000 + 333


def test_a_long_text_is_shortened_on_one_line() -> None:
    assert shorten("a\n b " + "x" * 90, 10) == "a b xxxxx…"
