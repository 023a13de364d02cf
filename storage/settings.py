"""Where the data lives: a folder, or the database that DATABASE_URL names."""

import os
from pathlib import Path

DATA_VARIABLE = "VERANDERVERHAAL_DATA"
URL_VARIABLE = "DATABASE_URL"
LOOK_VARIABLE = "VERANDERVERHAAL_LOOK_SECONDS"
SECONDS_BETWEEN_LOOKS = 30.0
DEFAULT_DATA = Path(__file__).resolve().parent.parent / "data"
DATABASE_NAME = "veranderverhaal.db"


def data_dir(option: Path | None = None) -> Path:
    """The folder of an option, else of VERANDERVERHAAL_DATA, else `data` in the project."""
    chosen = option or os.environ.get(DATA_VARIABLE) or DEFAULT_DATA
    return Path(chosen).expanduser().resolve()


def database_url(data: Path) -> str:
    """DATABASE_URL when it is set, else the SQLite file in the data folder."""
    return os.environ.get(URL_VARIABLE) or f"sqlite:///{data / DATABASE_NAME}"


def look_seconds() -> float:
    """How often an open page is looked at: does its session go on? Only tests ask for another."""
    return float(os.environ.get(LOOK_VARIABLE) or SECONDS_BETWEEN_LOOKS)
