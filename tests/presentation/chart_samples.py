"""Uitkomsten to draw: made by hand, as release() makes them."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from veranderverhaal.figures import wilson
from veranderverhaal.frame_labels import ANSWER_LABELS
from veranderverhaal.question import Option, Question, QuestionKind
from veranderverhaal.uitkomst import Bar, Block, BlockKind, Group, Shown, Uitkomst

METING = "m1"
BADHUIS = (
    ("Sinds ik in het Badhuis kom voel ik me meer verbonden met de buurt", (1, 1, 9, 40, 60), 0),
    ("Sinds ik in het Badhuis kom voel ik me meer welkom in de buurt", (1, 2, 12, 50, 46), 2),
    ("Sinds ik in het Badhuis kom ken ik andere buurtbewoners", (4, 6, 20, 41, 40), 1),
    ("Sinds ik in het Badhuis kom maak ik vaker een praatje", (5, 6, 22, 48, 30), 4),
    ("Sinds ik in het Badhuis kom ben ik zelfverzekerder", (9, 12, 40, 30, 20), 12),
    ("Sinds ik in het Badhuis kom heb ik nieuwe vaardigheden geleerd", (10, 14, 40, 27, 20), 9),
)


def stelling(key: str = "s", text: str = "Ik ken mijn buren", **extra) -> Question:
    return Question(key, QuestionKind.STELLING, text, **extra)


def shown_for(n: int) -> Shown:
    limits = ((5, Shown.NOTHING), (10, Shown.PRESENCE), (30, Shown.COUNTS))
    return next((shown for limit, shown in limits if n < limit), Shown.SHARES)


def bars_of(labels: Sequence[tuple[str, str]], counts: Sequence[int]) -> tuple[Bar, ...]:
    return tuple(
        Bar((code,), label, count) for (code, label), count in zip(labels, counts, strict=True)
    )


def uitkomst(question: Question, labels, counts, **extra) -> Uitkomst:
    n = extra.pop("n", sum(counts))
    shown = shown_for(n)
    plain = Uitkomst(question, METING, shown, group=extra.pop("group", None))
    if not plain.has_numbers:
        return plain
    return replace(plain, n=n, bars=bars_of(labels, counts), **extra)


def stelling_uitkomst(question: Question, counts: Sequence[int], dont_know: int = 0, group=None):
    labels = [(str(step), ANSWER_LABELS[f"stelling_{step}"]) for step in range(1, 6)]
    found = uitkomst(question, labels, counts, dont_know=dont_know, skipped=3, group=group)
    if not found.has_numbers:
        return found
    headline = sum(counts[3:])
    band = wilson(headline, sum(counts))
    return replace(found, headline=headline, headline_label="(helemaal) eens", band=band)


def stellingen_block() -> Block:
    rows = [
        stelling_uitkomst(stelling(f"s{place}", text), counts, dont_know)
        for place, (text, counts, dont_know) in enumerate(BADHUIS)
    ]
    few = stelling_uitkomst(stelling("few", "Ik durf vaker om hulp te vragen"), (1, 0, 4, 5, 4))
    none = stelling_uitkomst(stelling("none", "Ik spreek beter Nederlands"), (1, 0, 1, 1, 0))
    rows += [few, none]
    return Block("s", BlockKind.STELLINGEN, "Wat verandert er?", tuple(rows))


def grouped_stellingen() -> Block:
    counts = ((2, 3, 8, 12, 9), (0, 1, 4, 6, 5), (1, 1, 1, 1, 0))
    names = ("18 tot 35 jaar", "35 tot 65 jaar", "65 jaar en ouder")
    groups = [Group("question:age", str(i), "Leeftijd", name) for i, name in enumerate(names)]
    rows = [
        stelling_uitkomst(stelling(f"s{place}", text), some, group=group)
        for place, (text, _, _) in enumerate(BADHUIS[:2])
        for group, some in zip(groups, counts, strict=True)
    ]
    return Block("s", BlockKind.STELLINGEN, "Per leeftijd", tuple(rows))


def options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(f"o{place}", label) for place, label in enumerate(labels, 1))


def grade_block(counts: Sequence[int] = (0, 1, 1, 3, 6, 14, 31, 36, 12, 7)) -> Block:
    question = Question("grade", QuestionKind.GRADE, "Welk cijfer geef je je leven?")
    labels = [(str(grade), str(grade)) for grade in range(1, 11)]
    found = uitkomst(
        question,
        labels,
        counts,
        median=Decimal("7.5"),
        middle=(Decimal(6), Decimal(8)),
        mean=Decimal("7.2"),
        dont_know=4,
    )
    return Block("grade", BlockKind.GRADE, question.text, (found,))


def ladder_block(counts: Sequence[int] = (3, 8, 21, 30, 12)) -> Block:
    steps = options(
        "agressie",
        "onverschilligheid",
        "actief contact maken",
        "samen activiteiten organiseren in de straat",
        "zelfbeheer: samen zorgen voor de straat",
    )
    question = Question("ladder", QuestionKind.LADDER, "Waar staat jouw straat?", options=steps)
    labels = [(option.code, option.label) for option in steps]
    found = uitkomst(
        question, labels, counts, median=Decimal(4), middle=(Decimal(3), Decimal(4)), dont_know=2
    )
    return Block("ladder", BlockKind.LADDER, question.text, (found,))


def choice_block(kind: QuestionKind, counts: Sequence[int] = (41, 18, 33, 6), n: int = 98) -> Block:
    choices = options(
        "Koffie drinken",
        "Samen koken en eten",
        "Hulp bij formulieren, brieven en de computer",
        "Iets anders",
    )
    question = Question("choice", kind, "Waarvoor kom je?", options=choices)
    labels = [(option.code, option.label) for option in choices]
    bands = {code: wilson(count, n) for (code, _), count in zip(labels, counts, strict=True)}
    places = {code: Decimal(place) for place, (code, _) in enumerate(labels, 1)}
    is_rank = kind is QuestionKind.RANK
    extra = {"median_places": places} if is_rank else {"bands": bands}
    found = uitkomst(question, labels, counts, n=n, dont_know=2, skipped=1, **extra)
    return Block("choice", BlockKind(kind.value), question.text, (found,))


def yes_no_uitkomst(yes: int, no: int, group=None) -> Uitkomst:
    question = Question("yes", QuestionKind.YES_NO, "Ken je je buren bij naam?")
    found = uitkomst(question, [("yes", "ja"), ("no", "nee")], (yes, no), group=group, dont_know=3)
    if not found.has_numbers:
        return found
    return replace(found, headline=yes, headline_label="ja", band=wilson(yes, yes + no))


def yes_no_block(yes: int = 61, no: int = 33) -> Block:
    found = yes_no_uitkomst(yes, no)
    return Block("yes", BlockKind.YES_NO, found.question.text, (found,))


def grouped_yes_no() -> Block:
    names = ("Nederlands", "English", "Türkçe", "العربية")
    counts = ((40, 20), (12, 8), (7, 9), (1, 1))
    rows = [
        yes_no_uitkomst(*some, group=Group("language", name, "Taal", name))
        for name, some in zip(names, counts, strict=True)
    ]
    return Block("yes", BlockKind.YES_NO, "Ken je je buren bij naam?", tuple(rows))


def number_block() -> Block:
    question = Question("hours", QuestionKind.NUMBER, "Hoeveel uur per maand help je mee?")
    labels = [(f"{low}..{low + 4}", f"{low} tot en met {low + 4}") for low in range(0, 40, 5)]
    found = uitkomst(
        question,
        labels,
        (4, 12, 17, 9, 3, 2, 0, 1),
        median=Decimal(11),
        middle=(Decimal(6), Decimal(17)),
    )
    return Block("hours", BlockKind.NUMBER, question.text, (found,))


def score_block() -> Block:
    question = Question(
        "=eenzaamheid-6", QuestionKind.NUMBER, "Score: Eenzaamheid", instrument="eenzaamheid-6"
    )
    labels = [("0..1", "niet eenzaam"), ("2..4", "matig eenzaam"), ("5..6", "sterk eenzaam")]
    found = uitkomst(question, labels, (31, 22, 8), median=Decimal(2), middle=None)
    return Block("=e6", BlockKind.SCORE, "Eenzaamheid: score", (found,))


def domains_block() -> Block:
    names = ("Financiën", "Dagbesteding", "Huisvesting", "Huiselijke relaties")
    names += ("Geestelijke gezondheid", "Lichamelijke gezondheid", "Verslaving")
    names += ("Dagelijkse zorg voor jezelf (ADL)", "Sociaal netwerk")
    names += ("Maatschappelijke participatie", "Justitie")
    levels = options(
        "acute problematiek",
        "niet zelfredzaam",
        "beperkt zelfredzaam",
        "voldoende zelfredzaam",
        "volledig zelfredzaam",
    )
    rows = []
    for place, name in enumerate(names):
        question = Question(f"z{place}", QuestionKind.LADDER, name, options=levels)
        counts = (5, 6 + place, 9, 16 - place, 8)
        labels = [(option.code, option.label) for option in levels]
        rows.append(uitkomst(question, labels, counts))
    merged = (
        Bar(("o1", "o2"), "acute problematiek of niet zelfredzaam", 7),
        *rows[3].bars[2:],
    )
    rows[3] = replace(rows[3], bars=merged, merged=True, n=7 + sum(b.count for b in merged[1:]))
    return Block("zrm", BlockKind.DOMAINS, "Zelfredzaamheid-Matrix (ZRM)", tuple(rows))


def all_blocks() -> dict[str, Block]:
    return {
        "stellingen": stellingen_block(),
        "stellingen-groups": grouped_stellingen(),
        "grade": grade_block(),
        "ladder": ladder_block(),
        "yes-no": yes_no_block(),
        "yes-no-groups": grouped_yes_no(),
        "one-of": choice_block(QuestionKind.ONE_OF),
        "several-of": choice_block(QuestionKind.SEVERAL_OF, (71, 48, 63, 6)),
        "rank": choice_block(QuestionKind.RANK),
        "number": number_block(),
        "score": score_block(),
        "domains": domains_block(),
    }
