"""What an account may be called, codes to type, and the names of browsers."""

import re

import pytest

from tests.domain.test_passwords import NOON
from veranderverhaal.access import Role
from veranderverhaal.accounts import (
    CODE_LETTERS,
    Invitation,
    SignedIn,
    check_login,
    check_name,
    make_code,
    normalise_code,
)
from veranderverhaal.browsers import describe_browser
from veranderverhaal.text import NotAccepted

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/126.0 Safari/537.36"
)
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
)


@pytest.mark.parametrize(
    ("typed", "kept"), [(" Els ", "els"), ("Els.de-Boer@Straat.nl", "els.de-boer@straat.nl")]
)
def test_a_login_is_kept_in_small_letters(typed: str, kept: str) -> None:
    assert check_login(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "e", "el s", "elß", "еls", "els\x00", "-els", "e" * 61, "\ud800els"]
)
def test_a_login_that_could_be_taken_for_another_is_refused(typed: str) -> None:
    with pytest.raises(NotAccepted) as refused:
        check_login(typed)
    assert refused.value.field == "login"


def test_a_name_may_have_every_letter_but_must_be_one() -> None:
    assert check_name("  Züleyha\u202e  Şahin ") == "Züleyha Şahin"
    with pytest.raises(NotAccepted):
        check_name(" \u200b ")


def test_a_code_is_hard_to_guess_and_easy_to_type() -> None:
    code = make_code()
    assert re.fullmatch(rf"[{CODE_LETTERS}]{{4}}(-[{CODE_LETTERS}]{{4}}){{3}}", code)
    assert len(CODE_LETTERS) ** 16 > 2**60
    assert not set(CODE_LETTERS) & set("AEIOULY01")
    assert normalise_code(f" {code.lower().replace('-', '  ')} ") == normalise_code(code)
    assert len({make_code() for _ in range(50)}) == 50


@pytest.mark.parametrize(
    ("said", "described"),
    [
        (CHROME, "Chrome op Windows"),
        (f"{CHROME} Edg/126.0", "Edge op Windows"),
        (SAFARI, "Safari op iPhone"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "Firefox op Linux",
        ),
        ("", "onbekende browser"),
        ("<script>alert(1)</script>", "onbekende browser"),
    ],
)
def test_a_browser_is_told_in_words_of_our_own(said: str, described: str) -> None:
    assert describe_browser(said) == described


def test_what_holds_a_token_does_not_show_it() -> None:
    assert "geheim" not in repr(SignedIn("geheim", NOON, "k", "Els"))
    assert "geheim" not in repr(Invitation("geheim", NOON, Role.VIEWER))
