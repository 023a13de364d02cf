"""What of a rule the normal run holds, and how much more `start.py test --long` does.

A test that has to know while it runs asks for the fixture `size`; what must be known before that,
when its file is read, is here.
"""

import sys
from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeVar

import pytest
from hypothesis import settings

Test = TypeVar("Test", bound=Callable[..., Any])

IS_LONG = "--long" in sys.argv


def examples(short: int, long: int, **how: Any) -> Callable[[Test], Test]:
    """Above @given: so many examples, and the other settings of hypothesis."""

    def decorate(test: Test) -> Test:
        set_up = settings(max_examples=long if IS_LONG else short, **how)(test)
        return pytest.mark.long_form(set_up)

    return decorate


def mostly_long(cases: Iterable[object], normal: Collection[object]) -> list[object]:
    """All cases for parametrize; those that are not in `normal` wait for the long run."""
    found = list(cases)
    unknown = [case for case in normal if case not in found]
    assert not unknown, f"no such case: {unknown}"
    return [case if case in normal else _only_long(case) for case in found]


def _only_long(case: object) -> object:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.only_long)
