"""What may be kept of what stands beside uitkomsten and comes from a file: norms, figures of the
neighbourhood, themes, and which open answer has which theme.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from veranderverhaal.bundle import Bundle, CarriedResponse
from veranderverhaal.exchange_checks import check_number, check_once
from veranderverhaal.meting import Response
from veranderverhaal.question import DONT_KNOW, Question, QuestionKind
from veranderverhaal.text import NotAccepted
from veranderverhaal.uitkomst import Norm, Theme
from veranderverhaal.uitkomst_editing import (
    MAX_FIGURES,
    check_figure,
    check_norm,
    check_theme,
)
from veranderverhaal.vragenlijst import Vragenlijst

# Ten for every response that may travel: a file of nothing but marks would fill the memory.
MAX_MARKS = 200_000


def check_beside(bundle: Bundle) -> Bundle:
    """The bundle with its norms, figures and themes as storage hands them out.

    Its vragenlijsten were checked before. Raises NotAccepted.
    """
    check_number(bundle.figures, MAX_FIGURES, "cijfers van de buurt")
    check_once([one.question for one in bundle.norms])
    check_once([one.key for one in bundle.figures])
    check_once([one.key for one in bundle.themes])
    norms = [check_norm(one) for one in bundle.norms]
    if len(fitting_norms(norms, bundle.vragenlijsten)) < len(norms):
        raise NotAccepted("", "een streep past niet bij haar vraag.")
    return replace(
        bundle,
        norms=tuple(sorted(norms, key=lambda one: one.question)),
        figures=tuple(check_figure(one) for one in bundle.figures),
        themes=_check_themes(bundle.themes),
    )


def check_marks(bundle: Bundle) -> Bundle:
    """The bundle with the themes of every response in the order of the themes.

    Its metingen, responses and themes were checked before. Raises NotAccepted on a theme that is
    not there, is there twice, or is about something that the response did not write.
    """
    if count_marks(bundle) > MAX_MARKS:
        raise NotAccepted("", f"er zijn te veel antwoorden met een thema: hoogstens {MAX_MARKS}.")
    versions = {(one.key, one.version): one for one in bundle.vragenlijsten}
    asked = {one.key: versions[one.vragenlijst, one.vragenlijst_version] for one in bundle.metingen}
    themes = {one.key: one for one in bundle.themes}
    places = {key: place for place, key in enumerate(themes)}
    responses = tuple(
        _check_marked(one, asked[one.meting], themes, places) if one.themes else one
        for one in bundle.responses
    )
    return replace(bundle, responses=responses)


def count_marks(bundle: Bundle) -> int:
    """How often an answer was given a theme."""
    return sum(len(one.themes) for one in bundle.responses)


def fitting_norms(norms: Iterable[Norm], vragenlijsten: Iterable[Vragenlijst]) -> list[Norm]:
    """The norms that may travel: some version asks their question so, or none asks it at all."""
    asked: dict[str, list[Question]] = {}
    for vragenlijst in vragenlijsten:
        for question in vragenlijst.questions:
            asked.setdefault(question.key, []).append(question)
    return [one for one in norms if _fits_one_of(one, asked.get(one.question, ()))]


def questions_written(response: Response, vragenlijst: Vragenlijst) -> frozenset[str]:
    """The open questions that a response answered in words: only these may have a theme."""
    unknown = (DONT_KNOW,)
    return frozenset(
        question.key
        for question in vragenlijst.questions
        if question.kind is QuestionKind.OPEN
        and response.answers.get(question.key, unknown) != unknown
    )


def _fits_one_of(norm: Norm, questions: Sequence[Question]) -> bool:
    for question in questions:
        try:
            check_norm(norm, question)
        except NotAccepted:
            continue
        return True
    return not questions


def _check_themes(themes: Iterable[Theme]) -> tuple[Theme, ...]:
    """Each compared with the few of its own question: all with all would take hours."""
    checked: list[Theme] = []
    beside: dict[str, list[Theme]] = {}
    for theme in themes:
        others = beside.setdefault(theme.question, [])
        others.append(check_theme(theme, others))
        checked.append(others[-1])
    return tuple(checked)


def _check_marked(
    carried: CarriedResponse,
    vragenlijst: Vragenlijst,
    themes: Mapping[str, Theme],
    places: Mapping[str, int],
) -> CarriedResponse:
    check_once(carried.themes)
    written = questions_written(carried.response, vragenlijst)
    if any(key not in themes or themes[key].question not in written for key in carried.themes):
        raise NotAccepted("", "een antwoord heeft een thema dat er niet bij past.")
    return replace(carried, themes=tuple(sorted(carried.themes, key=places.__getitem__)))
