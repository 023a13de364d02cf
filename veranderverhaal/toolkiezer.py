"""The toolkiezer: which way of measuring fits, by size, volunteers, money and reason.

The rules and limits are our own proposals.
"""

from dataclasses import dataclass
from enum import StrEnum

from veranderverhaal.tool_cards import CARDS, Tool, ToolCard

__all__ = [
    "CARDS",
    "FIT_LABELS",
    "REASON_LABELS",
    "RULES",
    "Fit",
    "Reason",
    "Rule",
    "Situation",
    "Tool",
    "ToolAdvice",
    "ToolCard",
    "choose_tools",
    "find_card",
    "rule_holds",
]

# From 30 answers a percentage is shown, under 10 no answers at all (DESIGN 6).
ENOUGH_FOR_SHARES = 30
ENOUGH_FOR_COUNTS = 10
GOOD_FIT = 3
POOR_FIT = 0


class Reason(StrEnum):
    """Why a group wants to measure."""

    LEARN = "learn"
    ACCOUNT = "account"
    CONVINCE = "convince"
    APPLY = "apply"


class Fit(StrEnum):
    """How well a tool fits a situation."""

    GOOD = "good"
    POSSIBLE = "possible"
    POOR = "poor"


REASON_LABELS = {
    Reason.LEARN: "zelf leren",
    Reason.ACCOUNT: "verantwoorden aan wie geld gaf",
    Reason.CONVINCE: "anderen overtuigen",
    Reason.APPLY: "geld aanvragen",
}
FIT_LABELS = {Fit.GOOD: "past goed", Fit.POSSIBLE: "kan ook", Fit.POOR: "past nu minder"}


@dataclass(frozen=True)
class Situation:
    """How a group stands: people that can be asked, volunteers for measuring, euros, and why."""

    people: int
    volunteers: int
    money: int
    reason: Reason


@dataclass(frozen=True)
class Rule:
    """Points for a tool when all conditions hold; a limit that is None holds always.

    `…_from` is included, `…_below` is not.
    """

    tool: Tool
    points: int
    text: str
    people_from: int | None = None
    people_below: int | None = None
    volunteers_from: int | None = None
    volunteers_below: int | None = None
    money_from: int | None = None
    money_below: int | None = None
    reasons: frozenset[Reason] = frozenset(Reason)


@dataclass(frozen=True)
class ToolAdvice:
    """One tool for one situation, with the reasons for and against in Dutch."""

    card: ToolCard
    points: int
    fit: Fit
    reasons_for: tuple[str, ...] = ()
    reasons_against: tuple[str, ...] = ()


RULES = (
    Rule(
        Tool.VRAGENLIJST,
        2,
        "Je bereikt 30 mensen of meer: dan kun je aandelen laten zien.",
        people_from=ENOUGH_FOR_SHARES,
    ),
    Rule(
        Tool.VRAGENLIJST,
        1,
        "Met 10 tot 30 antwoorden kun je aantallen laten zien.",
        people_from=ENOUGH_FOR_COUNTS,
        people_below=ENOUGH_FOR_SHARES,
    ),
    Rule(
        Tool.VRAGENLIJST,
        -3,
        "Met minder dan 10 antwoorden laten we geen cijfers zien: dat is te herleiden.",
        people_below=ENOUGH_FOR_COUNTS,
    ),
    Rule(
        Tool.VRAGENLIJST,
        1,
        "Je hebt genoeg mensen om uit te delen en in te voeren.",
        volunteers_from=3,
    ),
    Rule(
        Tool.VRAGENLIJST,
        -1,
        "Uitdelen en invoeren is veel werk voor één mens.",
        volunteers_below=2,
    ),
    Rule(
        Tool.VRAGENLIJST,
        1,
        "Wie geld gaf, vraagt vaak om cijfers.",
        reasons=frozenset({Reason.ACCOUNT, Reason.APPLY}),
    ),
    Rule(
        Tool.CONVERSATION,
        2,
        "Om te leren wil je weten waaróm iets zo is. Dat hoor je in een gesprek.",
        reasons=frozenset({Reason.LEARN}),
    ),
    Rule(
        Tool.CONVERSATION,
        2,
        "Je groep is klein genoeg om met veel mensen te praten.",
        people_below=ENOUGH_FOR_SHARES,
    ),
    Rule(Tool.CONVERSATION, 1, "Een gesprek kost geen geld.", money_below=250),
    Rule(
        Tool.CONVERSATION,
        1,
        "Met twee mensen kan de één praten en de ander schrijven.",
        volunteers_from=2,
    ),
    Rule(
        Tool.CONVERSATION,
        -1,
        "Je spreekt maar een klein deel van een grote groep.",
        people_from=150,
    ),
    Rule(
        Tool.STORIES,
        2,
        "Een verhaal van een bewoner blijft hangen.",
        reasons=frozenset({Reason.CONVINCE}),
    ),
    Rule(
        Tool.STORIES,
        1,
        "Een verhaal maakt een aanvraag levend.",
        reasons=frozenset({Reason.APPLY}),
    ),
    Rule(
        Tool.STORIES,
        -1,
        "Wie geld gaf, wil naast verhalen vaak ook cijfers.",
        reasons=frozenset({Reason.ACCOUNT}),
    ),
    Rule(Tool.STORIES, 1, "Je hebt mensen die verhalen kunnen ophalen.", volunteers_from=2),
    Rule(Tool.STORIES, 1, "Er is geld voor foto’s of een boekje.", money_from=250),
    Rule(
        Tool.MONEY,
        2,
        "Bij een aanvraag helpt het om kosten en opbrengst naast elkaar te zetten.",
        reasons=frozenset({Reason.APPLY}),
    ),
    Rule(
        Tool.MONEY,
        1,
        "Een gemeente denkt mee als je laat zien wie er baat bij heeft.",
        reasons=frozenset({Reason.ACCOUNT, Reason.CONVINCE}),
    ),
    Rule(
        Tool.MONEY,
        -2,
        "Van een som in euro’s leer je weinig over wat beter kan.",
        reasons=frozenset({Reason.LEARN}),
    ),
    Rule(Tool.MONEY, 1, "Je bereikt veel mensen: dan is rekenen de moeite waard.", people_from=150),
    Rule(
        Tool.MONEY,
        -1,
        "Bij een kleine groep is de som erg onzeker.",
        people_below=ENOUGH_FOR_SHARES,
    ),
    Rule(Tool.MONEY, 1, "Er is geld voor hulp van iemand die dit eerder deed.", money_from=1000),
    Rule(Tool.MONEY, -1, "Er is weinig geld voor hulp bij het rekenen.", money_below=1000),
    Rule(Tool.MONEY, -2, "Dit kost veel uren voor zo weinig mensen.", volunteers_below=3),
)


def find_card(tool: Tool) -> ToolCard:
    """What this tool is and asks of people."""
    return next(card for card in CARDS if card.tool is tool)


def choose_tools(situation: Situation) -> tuple[ToolAdvice, ...]:
    """All four tools, the best fit first, each with its reasons; ties in the order A to D."""
    advice = (_advise(card, situation) for card in CARDS)
    return tuple(sorted(advice, key=lambda one: -one.points))


def rule_holds(rule: Rule, situation: Situation) -> bool:
    """Whether all conditions of a rule hold."""
    return (
        situation.reason in rule.reasons
        and _within(situation.people, rule.people_from, rule.people_below)
        and _within(situation.volunteers, rule.volunteers_from, rule.volunteers_below)
        and _within(situation.money, rule.money_from, rule.money_below)
    )


def _advise(card: ToolCard, situation: Situation) -> ToolAdvice:
    rules = [rule for rule in RULES if rule.tool is card.tool and rule_holds(rule, situation)]
    points = sum(rule.points for rule in rules)
    return ToolAdvice(
        card,
        points,
        _fit(points),
        reasons_for=tuple(rule.text for rule in rules if rule.points > 0),
        reasons_against=tuple(rule.text for rule in rules if rule.points < 0),
    )


def _fit(points: int) -> Fit:
    if points >= GOOD_FIT:
        return Fit.GOOD
    return Fit.POSSIBLE if points > POOR_FIT else Fit.POOR


def _within(number: int, low: int | None, high: int | None) -> bool:
    return (low is None or number >= low) and (high is None or number < high)
