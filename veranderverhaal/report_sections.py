"""Which parts of a report there is nothing to say in yet."""

from veranderverhaal.lesson import LessonKind
from veranderverhaal.model import Layer
from veranderverhaal.report_duiding import lessons_of
from veranderverhaal.report_effectenarena import has_anything
from veranderverhaal.reporting import ReportMaterial, Section


def empty_sections(material: ReportMaterial) -> frozenset[Section]:
    """The sections that are left out of a report by themselves: nothing is known for them.

    The summary, the side effects and the sources always have something to say.
    """
    story, rounds = material.veranderverhaal, material.released.uitkomsten
    has_story = any(one.layer is not Layer.NEVENEFFECT for one in story.elements)
    has_effectenarena = has_anything(material.effectenarena)
    filled = {
        Section.AANLEIDING: bool(story.aanleiding.strip() or story.goal.strip()),
        Section.VERANDERVERHAAL: has_story,
        Section.MEASURED: bool(rounds),
        Section.DUIDING: any(not one.is_empty for one in material.duidingen),
        Section.LEARNED: bool(lessons_of(material, LessonKind.LESSON)),
        Section.AFSPRAKEN: bool(material.afspraken),
        Section.CITATEN: bool(material.citaten),
        Section.FEITEN: bool(story.feiten),
        Section.EFFECTENARENA: has_effectenarena,
        Section.TIMELINE: bool(material.events),
        Section.APPENDIX: bool(rounds) or has_effectenarena,
    }
    return frozenset(section for section, is_filled in filled.items() if not is_filled)
