"""A vragenlijst: sections of questions with an introduction, frozen once it is answered."""

from dataclasses import dataclass, replace

from veranderverhaal.question import Question

LANGUAGES = ("nl", "en", "tr", "ar", "pl", "uk")
RIGHT_TO_LEFT = frozenset({"ar"})


@dataclass(frozen=True)
class Introduction:
    """What a respondent reads first: who asks, why, what happens with the answers, whom to ask."""

    who: str = ""
    why: str = ""
    what_happens: str = ""
    contact: str = ""


@dataclass(frozen=True)
class TextTranslation:
    """The texts of a vragenlijst or section in another language, by the group itself."""

    language: str
    title: str = ""
    introduction: Introduction = Introduction()
    thanks: str = ""


@dataclass(frozen=True)
class Section:
    """Questions that belong together, under a title that may be empty."""

    key: str
    title: str = ""
    questions: tuple[Question, ...] = ()
    translations: tuple[TextTranslation, ...] = ()


@dataclass(frozen=True)
class Vragenlijst:
    """`version` rises when the meaning changes, `revision` at every save."""

    key: str
    title: str
    introduction: Introduction = Introduction()
    thanks: str = ""
    languages: tuple[str, ...] = ("nl",)
    sections: tuple[Section, ...] = ()
    translations: tuple[TextTranslation, ...] = ()
    version: int = 1
    revision: int = 1

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in their order."""
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, key: str) -> Question:
        """The question with this key. Raises KeyError when there is none."""
        for question in self.questions:
            if question.key == key:
                return question
        raise KeyError(key)


def meaning(question: Question) -> Question:
    """The question without its wording: what must stay the same once there are answers."""
    codes = tuple(replace(option, label="") for option in question.options)
    return replace(question, text="", help="", options=codes, translations=())


def same_meaning(old: Vragenlijst, new: Vragenlijst) -> bool:
    """Whether answers to `old` are answers to `new`: the same questions with the same codes.

    Order, sections, texts and languages may differ.
    """
    before = {question.key: meaning(question) for question in old.questions}
    after = {question.key: meaning(question) for question in new.questions}
    return before == after
