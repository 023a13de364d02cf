"""The bronnenmatrix: of each effect what each kind of source tells, and where the gaps are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from veranderverhaal.bijeenkomst import Bijeenkomst
from veranderverhaal.duiding import Duiding
from veranderverhaal.duiding_labels import SOURCE_LABELS, STANCE_LABELS
from veranderverhaal.indicator import Indicator
from veranderverhaal.interview_counts import EffectCount, say_count
from veranderverhaal.made_up import mark_made_up
from veranderverhaal.model import EFFECT_LAYERS, Element, Veranderverhaal
from veranderverhaal.saying_words import quote, sentence
from veranderverhaal.source_cell import SourceCell, SourceKind, Stance
from veranderverhaal.source_known import TOO_FEW, known_of_counts, known_of_survey, known_of_talk
from veranderverhaal.story_order import Counted
from veranderverhaal.text import enumerate_dutch
from veranderverhaal.uitkomst import Uitkomsten

GAP = "nog niets"
GAP_IN_FILES = "niets"
STANCE_SIGNS = {Stance.CONFIRMS: "✓", Stance.ADDS: "+", Stance.CONTRADICTS: "↯"}
FEW_WORDS = ("geen", "één", "twee", "drie", "vier", "vijf", "zes")
KNOWN_START = "Dit weten we:"
NOTHING_COUNTED = Counted()


@dataclass(frozen=True)
class MatrixCell:
    """What one kind of source tells of one effect.

    `known` is what the software knows by itself, as far as it may be shown; `kept` is the stance
    and the words of the group. `waits` says why nothing is known though it was asked.
    """

    kept: SourceCell
    known: tuple[str, ...] = ()
    waits: str = ""

    @property
    def source(self) -> SourceKind:
        """The kind of source."""
        return self.kept.source

    @property
    def is_gap(self) -> bool:
        """Whether this source tells nothing of the effect."""
        return self.kept.is_empty and not self.known


@dataclass(frozen=True)
class EffectSources:
    """One effect with a cell for each kind of source, and what stands out in plain sentences."""

    effect: Element
    cells: tuple[MatrixCell, ...]
    remarks: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[SourceKind, ...]:
        """The kinds of source that tell something."""
        return tuple(one.source for one in self.cells if not one.is_gap)


@dataclass(frozen=True)
class Matrix:
    """The effects of a story in their order."""

    rows: tuple[EffectSources, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of any effect."""
        return not any(one.sources for one in self.rows)

    def cell(self, effect: str, source: SourceKind) -> MatrixCell | None:
        """The cell of this effect and source; None when there is no such effect."""
        found = (one for row in self.rows if row.effect.key == effect for one in row.cells)
        return next((one for one in found if one.source is source), None)


@dataclass(frozen=True)
class MatrixSources:
    """What a matrix is made from besides the story: `uitkomsten` are what may be shown, oldest
    first, and `interviews` what may be shown of those (interview_counts.release_counts).
    """

    cells: Sequence[SourceCell] = ()
    indicatoren: Sequence[Indicator] = ()
    uitkomsten: Sequence[Uitkomsten] = ()
    counted: Counted = NOTHING_COUNTED
    interviews: Sequence[EffectCount] = ()
    bijeenkomsten: Sequence[Bijeenkomst] = ()
    duidingen: Sequence[Duiding] = ()


def make_matrix(story: Veranderverhaal, sources: MatrixSources) -> Matrix:
    """A row for each direct and indirect effect and neveneffect, a cell for each kind of source."""
    effects = [element for layer in EFFECT_LAYERS for element in story.layer(layer)]
    known = _known(story, sources)
    kept = {(one.effect, one.source): one for one in sources.cells}
    asked = dict(known_of_survey(story, sources.indicatoren, sources.uitkomsten))
    return Matrix(
        tuple(
            _row(
                effect,
                tuple(
                    MatrixCell(
                        kept.get((effect.key, kind), SourceCell(effect.key, kind)),
                        known.get((effect.key, kind), ()),
                        TOO_FEW
                        if kind is SourceKind.SURVEY and asked.get(effect.key) == ()
                        else "",
                    )
                    for kind in SourceKind
                ),
            )
            for effect in effects
        )
    )


def say_cell(cell: MatrixCell) -> str:
    """All of a cell on one line, for a file: what the group says of it first."""
    kept = cell.kept
    stance = sentence(STANCE_LABELS[kept.stance]) if kept.stance else ""
    own = ": ".join(part for part in (stance, kept.text) if part)
    own = mark_made_up(own.rstrip(". "), made_up=True) if kept.made_up else own
    known = " ".join((KNOWN_START, *cell.known)) if cell.known else ""
    return " ".join(part for part in (_ended(own), known) if part) or GAP_IN_FILES


def say_sources(row: EffectSources) -> str:
    """ "drie van de zes bronnen"."""
    return f"{FEW_WORDS[len(row.sources)]} van de {FEW_WORDS[len(row.cells)]} bronnen"


def say_matrix(matrix: Matrix) -> tuple[str, ...]:
    """What stands out of all effects; those of which nothing is known in one sentence."""
    told = [one for row in matrix.rows if row.sources for one in row.remarks]
    unknown = [quote(row.effect.title) for row in matrix.rows if not row.sources]
    if unknown:
        told.append(f"Over {enumerate_dutch(unknown)} weten we nog niets.")
    return tuple(told)


def _known(
    story: Veranderverhaal, sources: MatrixSources
) -> dict[tuple[str, SourceKind], tuple[str, ...]]:
    survey = known_of_survey(story, sources.indicatoren, sources.uitkomsten)
    counts = known_of_counts(story, sources.indicatoren, sources.counted)
    talk = known_of_talk(
        story, sources.indicatoren, sources.uitkomsten, sources.bijeenkomsten, sources.duidingen
    )
    told = {one.effect: (say_count(one),) for one in sources.interviews if one.mentioned != 0}
    by_kind: dict[SourceKind, dict[str, tuple[str, ...]]] = {
        SourceKind.SURVEY: survey,
        SourceKind.COUNTS: counts,
        SourceKind.INTERVIEWS: {key: words for key, words in told.items() if words[0]},
        SourceKind.GROUP_TALK: talk,
    }
    return {
        (effect, kind): words for kind, known in by_kind.items() for effect, words in known.items()
    }


def _row(effect: Element, cells: tuple[MatrixCell, ...]) -> EffectSources:
    return EffectSources(effect, cells, tuple(_remarks(effect, cells)))


def _remarks(effect: Element, cells: Iterable[MatrixCell]) -> Iterator[str]:
    telling = [one for one in cells if not one.is_gap]
    named = quote(effect.title)
    against = [one for one in telling if one.kept.stance is Stance.CONTRADICTS]
    made_up = any(one.kept.made_up for one in against)
    if not telling:
        yield f"Over {named} weten we nog niets."
    elif len(telling) == 1:
        yield f"Van {named} is er maar één bron: {SOURCE_LABELS[telling[0].source]}."
    if against and len(telling) == 2:
        yield mark_made_up(f"Over {named} spreken twee bronnen elkaar tegen", made_up=made_up) + "."
    elif against and len(telling) > 2:
        which = enumerate_dutch([SOURCE_LABELS[one.source] for one in against])
        told = f"Over {named} spreken bronnen elkaar tegen. Kijk bij: {which}"
        yield mark_made_up(told, made_up=made_up) + "."


def _ended(text: str) -> str:
    return text if not text or text[-1] in ".!?…" else f"{text}."
