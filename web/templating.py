"""Templates to HTML, everything escaped."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from veranderverhaal.labels import MONTH_LABELS

ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def say_moment(moment: datetime) -> str:
    """A moment as it is kept, on the clock of this computer: "3 maart, 14:05"."""
    here = moment.replace(tzinfo=UTC).astimezone()
    return f"{here.day} {MONTH_LABELS[here.month - 1]}, {here:%H:%M}"


ENVIRONMENT.filters["moment"] = say_moment


def page(
    template: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: object,
) -> HTMLResponse:
    html = ENVIRONMENT.get_template(template).render(values)
    return HTMLResponse(html, status_code=status, headers=headers)
