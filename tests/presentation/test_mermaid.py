import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presentation.mermaid import diagram_mermaid
from veranderverhaal.model import Certainty, Element, Layer, Veranderverhaal, Verband

LINE = re.compile(
    r"""flowchart\ TB
    | \ \ subgraph\ laag_\w+\["[\w\ ]+"\]
    | \ \ \ \ \w+\["[^"`<>\[\]{}|\\%:&]+"\]:::\w+
    | \ \ end
    | \ \ \w+\ (-->|-\.->|~~~)\ \w+
    | \ \ classDef\ \w+\ [\w#:,\-\ ]+
    | \ \ style\ \w+\ [\w#:,]+
    | \ \ linkStyle\ [\d,]+\ stroke:\#\w+""",
    re.VERBOSE,
)


def garden(title: str = "Tuin", certainty: Certainty | None = None) -> Veranderverhaal:
    return Veranderverhaal(
        elements=(
            Element("a", Layer.DOELGROEP, title),
            Element("b", Layer.AANPAK, "Tuinieren"),
            Element("n", Layer.NEVENEFFECT, "Spanning"),
        ),
        verbanden=(Verband("a", "b", certainty=certainty),),
    )


def test_the_four_layers_are_subgraphs_with_dutch_names():
    text = diagram_mermaid(garden())
    assert re.findall(r'subgraph \w+\["(.*)"\]', text) == [
        "Doelgroep",
        "Aanpak",
        "Directe effecten",
        "Draagt indirect bij aan",
    ]


def test_an_empty_layer_says_so():
    assert diagram_mermaid(Veranderverhaal()).count('["nog leeg"]') == 4


def test_a_verband_is_an_arrow_in_the_colour_of_its_source():
    text = diagram_mermaid(garden())
    assert "  e0 --> e1" in text
    assert "  linkStyle 0 stroke:#1d5a74" in text


def test_an_unsure_verband_is_dotted():
    assert "  e0 -.-> e1" in diagram_mermaid(garden(certainty=Certainty.UNSURE))


def test_neveneffecten_stay_out():
    assert "Spanning" not in diagram_mermaid(garden())


def test_punctuation_becomes_numbered_characters():
    assert '["#34;Tuin#34; #38; #60;b#62;"]' in diagram_mermaid(garden('"Tuin" & <b>'))


@pytest.mark.parametrize(
    "text",
    ['"] --> x', "`md`", "%%{init: {}}%%", "1. een", "- een", "end", "lifestyle:#123;", "", "a\nb"],
)
def test_every_line_is_one_mermaid_statement(text):
    assert all(LINE.fullmatch(line) for line in diagram_mermaid(garden(text)).splitlines())


@given(st.text(max_size=80))
def test_any_text_keeps_the_number_of_lines(text):
    lines = diagram_mermaid(garden(text)).split("\n")
    assert len(lines) == len(diagram_mermaid(garden()).split("\n"))
    assert all(LINE.fullmatch(line) for line in lines if line)
