"""The report after talking: what was said, learned and agreed, and voices with their photo."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from presentation.photo_values import small_photo
from presentation.report import make_report, report_of
from presentation.report_blocks import (
    Heading,
    Look,
    Paragraph,
    Quote,
    Report,
    Table,
    flat,
    texts_of,
)
from presentation.report_pdf import report_pdf
from presentation.report_values import impact_report
from tests.other_programs import poppler, poppler_text
from tests.presentation.showcase_samples import a_photo
from tests.presentation.talked_samples import STORY, plain_material
from tests.presentation.test_verslag import squeezed
from veranderverhaal.duiding_words import MADE_UP_BIJEENKOMST
from veranderverhaal.reporting import ReportKind
from veranderverhaal.source_matrix import GAP_IN_FILES


@cache
def pdf() -> bytes:
    return make_report(plain_material(), "pdf").content


@cache
def report() -> Report:
    return impact_report(plain_material())


def titles(level: int) -> list[str]:
    found = (one for one in flat(report().blocks) if isinstance(one, Heading))
    return [one.text for one in found if one.level == level]


def table(start: str) -> Table:
    found = (one for one in flat(report().blocks) if isinstance(one, Table))
    return next(one for one in found if one.caption.startswith(start))


def test_the_new_sections_stand_behind_the_results_in_their_order() -> None:
    names = titles(1)
    begin = names.index("Wat mensen merken")
    assert names[begin + 1 : begin + 4] == [
        "Wat we er samen van vinden",
        "Wat we leerden",
        "Wat we afspraken",
    ]
    assert names.index("Tijdlijn") < names.index("Bronnen")


def test_parties_stand_side_by_side_and_the_made_up_evening_says_so() -> None:
    assert table("Wat iedere groep zei").header == (
        "Vraag",
        "iedereen samen",
        "vrijwilligers",
        "gemeente",
    )
    told = " ".join(texts_of(report()))
    assert told.count(MADE_UP_BIJEENKOMST) == 1
    assert told.index("Wat betekenen de uitkomsten?") < told.index("Eerste keer")


def test_afspraken_tensions_and_years_are_told() -> None:
    assert [row[3] for row in table("Alle afspraken").rows] == [
        "nog te doen; het had af moeten zijn op 1 september 2026",
        "nog te doen, voor 1 december 2026",
        "nog te doen",
        "gaat niet door: Niemand leest ze.",
        "gedaan op 2 oktober 2026",
    ]
    assert "Waar het schuurt" in titles(2)
    captions = [one.caption for one in flat(report().blocks) if isinstance(one, Table)]
    assert [one for one in captions if one in ("Gepland", "2026", "2012")] == [
        "Gepland",
        "2026",
        "2012",
    ]


def test_gaps_between_sources_are_visible() -> None:
    rows = {row[0]: row[1:] for row in table("Welke bron").rows}
    assert "bevestigt" in rows["Verbondenheid met elkaar en de buurt"]
    assert "spreekt tegen" in rows["Verbondenheid met elkaar en de buurt"]
    unknown = next(one for one in texts_of(report()) if "weten we nog niets:" in one)
    assert "‘Sociale veiligheid’" in unknown
    assert "‘Verbondenheid" not in unknown
    assert GAP_IN_FILES in rows["Verbondenheid met elkaar en de buurt"]


def test_a_choice_is_told_of_stories_that_stand_here_only() -> None:
    told = " ".join(texts_of(report()))
    assert "Omdat ze nu zelf kookt." in told
    assert "Piet" not in told
    without = replace(plain_material(), citaten=(), photos={})
    said = " ".join(texts_of(impact_report(without)))
    for words in ("Fatma", "Omdat ze nu zelf kookt.", "Eerst kende ik niemand"):
        assert words not in said


def test_a_portret_is_told_with_its_photo_in_both_files() -> None:
    quotes = [one for one in flat(report().blocks) if isinstance(one, Quote)]
    assert [one.text for one in quotes if one.picture] == [STORY.text]
    printed = squeezed(poppler_text("pdftotext", pdf()))
    for words in (STORY.theme, "Eerst kende ik niemand.", "Nu kook ik op dinsdag"):
        assert squeezed(words) in printed
    assert b"jpeg" in poppler("pdfimages", pdf(), "-list")
    word = make_report(plain_material(), "docx").content
    with ZipFile(BytesIO(word)) as archive:
        assert [one for one in archive.namelist() if one.endswith((".jpg", ".jpeg"))]
        assert STORY.photo_words in archive.read("word/document.xml").decode()
    without = make_report(replace(plain_material(), photos={}), "pdf").content
    assert b"jpeg" not in poppler("pdfimages", without, "-list")


def test_a_photo_is_as_small_as_paper_needs_and_a_bad_one_is_left_out() -> None:
    small = small_photo(a_photo())
    assert small is not None
    assert len(small) < len(a_photo())
    assert small_photo(b"no picture") is None
    assert small_photo(None) is None


def test_two_runs_give_the_same_bytes_and_the_standards_hold() -> None:
    assert make_report(plain_material(), "pdf").content == pdf()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf()


def test_an_aanvraag_does_not_speak_of_bijeenkomsten() -> None:
    made, _ = report_of(plain_material(), ReportKind.AANVRAAG)
    assert "bijeenkomsten" not in " ".join(texts_of(made))


def test_what_is_made_up_says_so_where_it_stands_and_on_the_first_page() -> None:
    material = replace(plain_material(), events=())
    evening = material.lessons[0].bijeenkomst
    marked = replace(
        material,
        made_up=frozenset({evening}),
        source_cells=tuple(replace(one, made_up=True) for one in material.source_cells),
    )
    before, after = (" ".join(texts_of(impact_report(one))) for one in (material, marked))
    assert "verzonnen voorbeeld" not in before
    made = [one for one in material.afspraken if one.bijeenkomst == evening]
    learned = [one for one in material.lessons if one.bijeenkomst == evening]
    assert made
    for one in made:
        assert f"{one.what} (verzonnen voorbeeld)" in after
    assert after.count("Dit is een verzonnen voorbeeld.") == len(learned)
    assert "spreekt tegen (verzonnen voorbeeld)" in after
    assert "geleerd en afgesproken, is ook verzonnen" in after
    assert "Bij de bronnen staat ook wat verzonnen is" in after


def test_a_round_with_made_up_stories_says_so_with_its_reasons() -> None:
    material = plain_material()
    made_up = replace(next(one for one in material.citaten if one.story), made_up=True)
    found = replace(material.story_rounds[0], stories=(made_up.key,))
    marked = replace(material, story_rounds=(found,), citaten=(made_up,))
    told = " ".join(texts_of(impact_report(marked)))
    assert f"{found.name} (verzonnen voorbeeld)." in told
    assert f"{found.choices[0].why} Dit is een verzonnen voorbeeld." in told


def test_a_heading_with_small_print_never_stays_behind_without_its_table() -> None:
    rows = tuple((f"Rij {number}", "Iets wat een groep zei.") for number in range(10))
    table = Table("Wat iedere groep zei", ("Wie", "Wat"), rows, (1, 2))
    for lines in range(24, 36, 3):
        filler = tuple(Paragraph("Een regel.") for _ in range(lines))
        blocks = (*filler, Heading("Elkaar helpen", 2), Paragraph("Een avond.", Look.QUIET), table)
        made = replace(report(), blocks=blocks)
        told = poppler_text("pdftotext", report_pdf(made, plain_material())[0])
        (page,) = [one for one in told.split("\f") if "Een avond." in one]
        assert "Wat iedere groep zei" in page, lines
