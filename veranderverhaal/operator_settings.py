"""What an operator may set in the environment, and what is said of a value that means nothing."""

from collections.abc import Mapping

LOG_LEVELS = ("debug", "info", "warning", "error")
LOG_FORMATS = ("json", "text")
LEAST_TOKEN = 16
CHOICES = {"LOG_LEVEL": LOG_LEVELS, "LOG_FORMAT": LOG_FORMATS}
YES, NO = frozenset({"1", "ja"}), frozenset({"", "0", "nee"})


def say_wrong_settings(environment: Mapping[str, str]) -> list[str]:
    """A Dutch sentence for each value that the program cannot use, without the value itself."""
    told = []
    for name, choices in CHOICES.items():
        value = environment.get(name, "").strip().lower()
        if value and value not in choices:
            told.append(f"{name} kan zijn: {', '.join(choices)}. Wat er nu staat, telt niet mee.")
    token = environment.get("METRICS_TOKEN", "")
    if token and len(token) < LEAST_TOKEN:
        told.append(
            f"METRICS_TOKEN heeft minstens {LEAST_TOKEN} tekens. "
            "Met wat er nu staat, krijgt niemand /metrics te zien."
        )
    return told


def read_yes(value: str) -> bool | None:
    """Whether 1 or ja was chosen, or 0, nee or nothing; None for anything else."""
    chosen = value.strip().lower()
    return True if chosen in YES else False if chosen in NO else None
