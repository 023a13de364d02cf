"""What a report tells of duiding: topics, lessons, sources, and which sections are empty."""

from dataclasses import replace

from tests.presentation.report_samples import sample_material
from tests.presentation.talked_samples import LESSONS, talked_material
from veranderverhaal.lesson import LessonKind, StoryChange, StoryChangeKind
from veranderverhaal.plain import from_compact, to_compact
from veranderverhaal.report_duiding import lessons_of, matrix_of, talked_topics, tell_lesson
from veranderverhaal.report_sections import empty_sections
from veranderverhaal.report_words import SECTION_LABELS, tell_made_up
from veranderverhaal.reporting import ReportChoice, Section

NEW = {Section.DUIDING, Section.LEARNED, Section.AFSPRAKEN, Section.TIMELINE}


def test_the_same_uitkomsten_of_two_bijeenkomsten_are_one_topic_the_newest_first() -> None:
    first, second = talked_topics(talked_material())
    assert [one.bijeenkomst.key for one in first.talks] == ["avond", "lente"]
    assert first.title == "Door de activiteiten in Het Badhuis …"
    assert len(first.talks[0].duidingen) == 3
    assert second.title == "Jongeren blijven weg"


def test_a_lesson_tells_what_changed_and_where_it_came_from() -> None:
    told = tell_lesson(LESSONS[0], talked_material())
    assert told == (
        "Overdag komen vooral ouderen. Dit veranderde in ons verhaal. Er kwam een kaartje bij: "
        "‘Een avond voor jongeren’. Uit ‘Wat betekenen de uitkomsten?’ (Jongeren blijven weg), "
        "3 november 2026."
    )


def test_a_prepared_change_is_a_wish_and_one_whose_card_is_gone_is_not_told() -> None:
    prepared = replace(LESSONS[0], applied_on=None)
    assert "Dit willen we veranderen in ons verhaal." in tell_lesson(prepared, talked_material())
    gone = replace(prepared, change=StoryChange(StoryChangeKind.REMOVE, element="weg"))
    assert "veranderen" not in tell_lesson(gone, talked_material())


def test_lessons_and_tensions_are_told_apart() -> None:
    material = talked_material()
    assert [one.key for one in lessons_of(material, LessonKind.LESSON)] == ["avond"]
    assert [one.key for one in lessons_of(material, LessonKind.TENSION)] == ["druk"]


def test_sections_are_empty_until_there_is_something_in_them() -> None:
    material = talked_material()
    assert empty_sections(sample_material("het-badhuis")) >= NEW
    assert not empty_sections(material) & NEW
    tension_only = replace(material, lessons=LESSONS[1:], duidingen=())
    assert empty_sections(tension_only) & NEW == {Section.DUIDING, Section.LEARNED}


def test_every_section_has_a_name_and_an_old_choice_still_reads() -> None:
    assert set(SECTION_LABELS) == set(Section)
    old = '{"left_out":["feiten"],"introductions":[],"fund":"x","need":"","purpose":""}'
    assert from_compact(ReportChoice, old).left_out == (Section.FEITEN,)
    new = ReportChoice(left_out=(Section.DUIDING, Section.TIMELINE))
    assert from_compact(ReportChoice, to_compact(new)) == new


def test_made_up_bijeenkomsten_are_said_on_the_first_page() -> None:
    assert any(
        "Sommige bijeenkomsten zijn verzonnen" in one for one in tell_made_up(talked_material())
    )


def test_the_matrix_of_a_report_holds_counted_interviews_only() -> None:
    matrix = matrix_of(talked_material())
    told = [line for row in matrix.rows for cell in row.cells for line in cell.known]
    assert any("7 van de 12 gesprekken" in line for line in told)
