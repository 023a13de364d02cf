"""Words that the software never writes by itself: they promise more than numbers can hold."""

import re

NEVER_WRITTEN = re.compile(
    r"\b(bewijs(t|zen)|bewezen|zorg(t|en|de|den) ervoor dat|zorgt voor|veroorza\w+|significant\w*|"
    r"effectie(f|ve)\w*)\b",
    re.IGNORECASE,
)
AROUND = 40


def never_written_in(text: str) -> list[str]:
    """Where such a word stands, with a few letters around it."""
    one = " ".join(text.split())
    return [
        one[max(0, found.start() - AROUND) : found.end() + AROUND]
        for found in NEVER_WRITTEN.finditer(one)
    ]
