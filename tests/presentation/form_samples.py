"""Vragenlijsten for the tests of the paper form."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from veranderverhaal.meting import Meting, MetingKind
from veranderverhaal.model import Initiatief
from veranderverhaal.question import Option, Question, QuestionKind, Translation
from veranderverhaal.vragenlijst import Introduction, Section, TextTranslation, Vragenlijst

LINK = "https://badhuis.nl/v/abcd2345"
BADHUIS = Initiatief("badhuis", "Het Badhuis", buurt="Leidsebuurt", gemeente="Haarlem")
METING = Meting(
    "m1", "abcd2345", MetingKind.NULMETING, "Voorjaar", "v1", 1, starts_on=date(2026, 3, 2)
)
LONG_WORD = "Hottentottententententoonstellingsterreinmedewerkersvergadering"

# Of each language: a statement, a title and who asks.
TRANSLATED = {
    "ar": ("أعرف المزيد من الناس في الحي.", "ماذا تلاحظ؟", "متطوعو الحي."),
    "pl": ("Znam więcej ludzi w okolicy.", "Co zauważasz?", "Wolontariusze z sąsiedztwa."),
    "uk": ("Я знаю більше людей у районі.", "Що ти помічаєш?", "Волонтери району."),
    "tr": ("Mahallede daha çok kişi tanıyorum.", "Neyi fark ediyorsun?", "Gönüllüler."),
    "en": ("I know more people nearby.", "What do you notice?", "The volunteers."),
}


def stelling(key: str, text: str, **changes: object) -> Question:
    return replace(Question(key, QuestionKind.STELLING, text), **changes)


def options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(f"o{place}", label) for place, label in enumerate(labels))


def with_questions(*questions: Question, title: str = "", name: str = "Lijst") -> Vragenlijst:
    return Vragenlijst("v1", name, sections=(Section("s1", title, questions),))


def every_kind() -> Vragenlijst:
    introduction = Introduction(
        "De vrijwilligers van Het Badhuis.",
        "We willen weten wat we beter kunnen doen.",
        "We tellen de antwoorden op.\nNiemand ziet wat jij invult.",
        "Bel Fatma: 023 555 01 23.",
    )
    met = Section(
        "s1",
        "Elkaar kennen",
        (
            stelling("q1", "Door de activiteiten ken ik meer mensen.", help="Denk aan je straat."),
            Question("q2", QuestionKind.YES_NO, "Kom je elke week?"),
            Question("q3", QuestionKind.GRADE, "Welk cijfer geef je de buurt?"),
        ),
    )
    more = Section(
        "s2",
        "Jij en de buurt",
        (
            Question("q4", QuestionKind.LADDER, "Wat past?", options=options("Weinig", "Veel")),
            Question("q5", QuestionKind.ONE_OF, "Hoe oud ben je?", options=options("Jong", "Oud")),
            Question(
                "q6",
                QuestionKind.SEVERAL_OF,
                "Waarbij helpen buren?",
                options=options("Klusjes", "Boodschap"),
            ),
            Question("q7", QuestionKind.RANK, "Wat eerst?", options=options("Groen", "Rust")),
            Question(
                "q8",
                QuestionKind.NUMBER,
                "Hoe vaak was je hier?",
                minimum=Decimal(0),
                maximum=Decimal(31),
            ),
            Question("q9", QuestionKind.OPEN, "Wat wil je nog kwijt?", dont_know=False),
        ),
    )
    return Vragenlijst(
        "v1", "Wat merk jij?", introduction, "Lever dit in bij de bar.", sections=(met, more)
    )


def translated(language: str) -> Vragenlijst:
    """One question that is translated, and one that is not."""
    text, title, who = TRANSLATED[language]
    first = stelling("q1", "Ik ken meer mensen.", translations=(Translation(language, text),))
    return replace(
        with_questions(first, stelling("q2", "Deze vraag is niet vertaald.")),
        languages=("nl", language),
        translations=(TextTranslation(language, title, Introduction(who)),),
    )


def sixty_stellingen() -> Vragenlijst:
    return with_questions(
        *(stelling(f"q{n}", f"Door de activiteiten merk ik nummer {n}.") for n in range(60)),
        title="Zestig vragen",
    )


def long_words() -> Vragenlijst:
    labels = [f"{LONG_WORD} {place} " + "lange tekst " * 12 for place in range(30)]
    text, brief = f"{LONG_WORD} " * 6 + "x" * 300, [f"Keuze {place}" for place in range(30)]
    return with_questions(
        Question("q1", QuestionKind.ONE_OF, text, options=options(*labels)),
        Question("q2", QuestionKind.LADDER, "Welke trede?", options=options(*labels[:12])),
        stelling("q3", "W" * 200, help="https://" + "lang" * 60),
        Question("q4", QuestionKind.SEVERAL_OF, "Kort?", options=options(*brief)),
        title=LONG_WORD * 2,
        name=f"{LONG_WORD} " + "A" * 200,
    )
