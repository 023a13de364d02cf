"""The words of the form: the same in every language, and no word missing."""

import re
from string import Formatter

import pytest

from veranderverhaal.frame_texts import FOLDER, frame_texts, preferred_language
from veranderverhaal.vragenlijst import LANGUAGES

DUTCH = frame_texts("nl")


def parts(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_there_is_a_file_for_every_language() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_text(language: str) -> None:
    texts = frame_texts(language)
    assert set(texts) == set(DUTCH)
    assert [key for key, text in texts.items() if not text.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_the_same_parts_to_fill_in(language: str) -> None:
    texts = frame_texts(language)
    assert {key: parts(texts[key]) for key in DUTCH} == {
        key: parts(text) for key, text in DUTCH.items()
    }


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "nl"])
def test_a_translation_says_that_a_native_check_is_to_be_done(language: str) -> None:
    assert "native" in (FOLDER / f"{language}.toml").read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_the_frame_are_short(language: str) -> None:
    sentences = [
        part for text in frame_texts(language).values() for part in re.split("[.?!]", text)
    ]
    assert max(len(sentence.split()) for sentence in sentences) <= 17


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        pytest.param("", "nl", id="nothing"),
        pytest.param("ar", "ar", id="one"),
        pytest.param("de-DE,tr-TR;q=0.8,en;q=0.9", "en", id="the best of those there are"),
        pytest.param("AR-sy", "ar", id="a country and capitals"),
        pytest.param("ar;q=0,tr;q=0.1", "tr", id="refused"),
        pytest.param("fr", "nl", id="none of ours"),
        pytest.param("ar;q=much,;;;,=", "nl", id="nonsense"),
    ],
)
def test_the_browser_says_which_language(accepted: str, expected: str) -> None:
    assert preferred_language(accepted, ("nl", "ar", "tr", "en")) == expected
