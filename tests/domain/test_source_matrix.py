"""The bronnenmatrix shows what is known, what the group says of it, and what is not known."""

from dataclasses import replace
from datetime import date

import pytest

from tests.presentation.report_samples import sample_material
from veranderverhaal.bijeenkomst import Bijeenkomst, GuestRole, Topic
from veranderverhaal.duiding import Duiding, Recognition
from veranderverhaal.interview_counts import EffectCount
from veranderverhaal.model import EFFECT_LAYERS
from veranderverhaal.reporting import ReportMaterial
from veranderverhaal.source_cell import SourceCell, SourceKind, Stance, check_source_cell
from veranderverhaal.source_known import TOO_FEW
from veranderverhaal.source_matrix import (
    GAP_IN_FILES,
    MatrixCell,
    MatrixSources,
    make_matrix,
    say_cell,
    say_matrix,
    say_sources,
)
from veranderverhaal.uitkomst import Shown

EFFECT, BARE = "verbondenheid", "leefbaar"
TITLE = "Verbondenheid met elkaar en de buurt"


@pytest.fixture(scope="module")
def material() -> ReportMaterial:
    return sample_material("het-badhuis")


def sources_of(material: ReportMaterial) -> MatrixSources:
    return MatrixSources(
        indicatoren=material.indicatoren,
        uitkomsten=material.released.uitkomsten,
        counted=material.counted,
    )


def cell(material: ReportMaterial, kind: SourceKind, effect: str = EFFECT, **more: object):
    matrix = make_matrix(material.veranderverhaal, replace(sources_of(material), **more))
    found = matrix.cell(effect, kind)
    assert found is not None
    return found


def row(material: ReportMaterial, *cells: SourceCell, effect: str = BARE):
    """A row of which the software knows nothing by itself."""
    matrix = make_matrix(material.veranderverhaal, MatrixSources(cells=cells))
    return next(one for one in matrix.rows if one.effect.key == effect)


def kept(kind: SourceKind, stance: Stance | None = None, effect: str = BARE) -> SourceCell:
    return SourceCell(effect, kind, stance, "Het is rustiger.")


def test_there_is_a_row_for_each_effect_and_a_cell_for_each_kind_of_source(material) -> None:
    story = material.veranderverhaal
    matrix = make_matrix(story, sources_of(material))
    effects = [one.key for layer in EFFECT_LAYERS for one in story.layer(layer)]
    assert [one.effect.key for one in matrix.rows] == effects
    assert all([one.source for one in row.cells] == list(SourceKind) for row in matrix.rows)
    assert matrix.cell("nergens", SourceKind.SURVEY) is None


def test_the_vragenlijst_tells_its_headline_with_n_band_period_and_that_it_is_made_up(
    material,
) -> None:
    (told,) = cell(material, SourceKind.SURVEY).known
    for words in ("van de 111", "%", "Door toeval", "juni 2022", "Verzonnen antwoorden"):
        assert words in told


def test_too_few_answers_are_a_gap_that_says_why(material) -> None:
    few = tuple(
        replace(
            one,
            blocks=tuple(
                replace(
                    block,
                    uitkomsten=tuple(
                        replace(asked, shown=Shown.NOTHING, n=None, headline=None)
                        for asked in block.uitkomsten
                    ),
                )
                for block in one.blocks
            ),
        )
        for one in material.released.uitkomsten
    )
    found = cell(material, SourceKind.SURVEY, uitkomsten=few)
    assert (found.is_gap, found.waits) == (True, TOO_FEW)
    assert cell(material, SourceKind.SURVEY, effect=BARE, uitkomsten=few).waits == ""


def test_what_was_counted_tells_its_sentence_and_source(material) -> None:
    (told,) = cell(material, SourceKind.COUNTS).known
    assert told.startswith("Meer dan 600 bezoekers per maand (bron: ")


def test_interviews_tell_what_may_be_shown_and_nothing_else(material) -> None:
    many = EffectCount(EFFECT, 12, Shown.COUNTS, 7)
    assert "7 van de 12" in cell(material, SourceKind.INTERVIEWS, interviews=[many]).known[0]
    few = EffectCount(EFFECT, 0, Shown.PRESENCE)
    (told,) = cell(material, SourceKind.INTERVIEWS, interviews=[few]).known
    assert not any(letter.isdigit() for letter in told)
    assert cell(material, SourceKind.INTERVIEWS).is_gap


def test_a_duiding_of_a_topic_about_the_effect_tells_whether_each_party_recognised_it(
    material,
) -> None:
    (newest,) = material.released.uitkomsten
    survey = cell(material, SourceKind.SURVEY).known[0]
    block = next(
        one
        for one in newest.blocks
        if any(asked.question.text.removesuffix(".") in survey for asked in one.uitkomsten)
    )
    avond = Bijeenkomst(
        "a",
        "Avond",
        held_on=date(2026, 3, 4),
        topics=(Topic("t", "x", newest.meting.key, block.key), Topic("los", "y")),
    )
    said = [
        Duiding("a", "t", recognition=Recognition.PARTLY, explanation="Geheim genoeg."),
        Duiding("a", "t", GuestRole.GEMEENTE, recognition=Recognition.YES),
        Duiding("a", "los", recognition=Recognition.NO),
        Duiding("a", "t", GuestRole.FUND),
    ]
    found = cell(material, SourceKind.GROUP_TALK, bijeenkomsten=[avond], duidingen=said)
    assert found.known == (
        "‘Avond’ (4 maart 2026). Herkennen we dit? Iedereen samen: voor een deel; gemeente: ja.",
    )
    talked = [Duiding("a", "t", party, judgement="Fijn.") for party in (None, GuestRole.GEMEENTE)]
    found = cell(material, SourceKind.GROUP_TALK, bijeenkomsten=[avond], duidingen=talked)
    assert found.known == (
        "‘Avond’ (4 maart 2026). Er is over gepraat: iedereen samen en de gemeente.",
    )
    found = cell(
        material, SourceKind.GROUP_TALK, bijeenkomsten=[avond], duidingen=[said[1], talked[0]]
    )
    assert found.known[0].endswith("Gemeente: ja. Er is ook over gepraat: iedereen samen.")
    nothing = cell(
        material, SourceKind.GROUP_TALK, effect=BARE, bijeenkomsten=[avond], duidingen=said
    )
    assert nothing.is_gap


@pytest.mark.parametrize(
    ("cells", "remark"),
    [
        ((), "Over ‘Leefbaarheid’ weten we nog niets."),
        (
            (kept(SourceKind.OBSERVATION),),
            "Van ‘Leefbaarheid’ is er maar één bron: zelf gezien.",
        ),
        ((kept(SourceKind.OBSERVATION), kept(SourceKind.DOCUMENTS, Stance.ADDS)), ""),
        (
            (kept(SourceKind.OBSERVATION), kept(SourceKind.DOCUMENTS, Stance.CONTRADICTS)),
            "Over ‘Leefbaarheid’ spreken twee bronnen elkaar tegen.",
        ),
        (
            (
                kept(SourceKind.OBSERVATION, Stance.CONFIRMS),
                kept(SourceKind.DOCUMENTS, Stance.CONTRADICTS),
                kept(SourceKind.SURVEY),
            ),
            "Over ‘Leefbaarheid’ spreken bronnen elkaar tegen. Kijk bij: stukken van anderen.",
        ),
        (
            (kept(SourceKind.DOCUMENTS, Stance.CONTRADICTS),),
            "Van ‘Leefbaarheid’ is er maar één bron: stukken van anderen.",
        ),
    ],
)
def test_what_stands_out_is_said_in_a_plain_sentence(material, cells, remark: str) -> None:
    assert " ".join(row(material, *cells).remarks) == remark


def test_what_nobody_knows_anything_of_is_said_together_and_last(material) -> None:
    story = material.veranderverhaal
    told = say_matrix(make_matrix(story, MatrixSources(cells=[kept(SourceKind.OBSERVATION)])))
    assert len(told) == 2
    assert told[0].startswith("Van ‘Leefbaarheid’")
    assert f"‘{TITLE}’" in told[1]


def test_gaps_are_visible_in_a_file_too(material) -> None:
    found = row(material, kept(SourceKind.OBSERVATION, Stance.CONFIRMS))
    words = [say_cell(one) for one in found.cells]
    assert words.count(GAP_IN_FILES) == 5
    assert "Bevestigt: Het is rustiger." in words
    assert say_sources(found) == "één van de zes bronnen"
    assert say_sources(row(material)) == "geen van de zes bronnen"
    known = MatrixCell(kept(SourceKind.SURVEY), ("73% merkt dit.",))
    assert say_cell(known) == "Het is rustiger. Dit weten we: 73% merkt dit."


def test_a_made_up_cell_says_so_in_every_file_and_where_it_contradicts(material) -> None:
    told = kept(SourceKind.OBSERVATION, Stance.CONTRADICTS)
    against = replace(told, made_up=True)
    found = row(material, against, kept(SourceKind.DOCUMENTS))
    assert say_cell(MatrixCell(against)).endswith("(verzonnen voorbeeld).")
    assert "(verzonnen voorbeeld)" in found.remarks[0]
    assert "verzonnen" not in say_cell(MatrixCell(told))
    assert "verzonnen" not in " ".join(row(material, told, kept(SourceKind.DOCUMENTS)).remarks)


def test_a_cell_without_words_is_not_made_up() -> None:
    empty = SourceCell("e", SourceKind.SURVEY, made_up=True)
    assert not check_source_cell(empty).made_up
