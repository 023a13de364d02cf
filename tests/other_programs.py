"""Programs beside Python that some tests need: poppler to read a PDF, Chromium to see a page."""

import os
import shutil
import subprocess
from typing import NoReturn

import pytest


def do_without(missing: str) -> NoReturn:
    """Leave the test out, and say why; in CI nothing may be missing."""
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)


def poppler(command: str, pdf: bytes, *options: str) -> bytes:
    """What a command of poppler (pdftotext, pdfinfo, pdftoppm) makes of a PDF."""
    if shutil.which(command) is None:
        do_without(f"no {command} on this computer: poppler is not installed")
    to_screen = ["-"] if command == "pdftotext" else []
    arguments = [command, *options, "-", *to_screen]
    return subprocess.run(arguments, input=pdf, capture_output=True, check=True).stdout


def poppler_text(command: str, pdf: bytes, *options: str) -> str:
    """As poppler, for a command that writes text."""
    return poppler(command, pdf, *options).decode()
