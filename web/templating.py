"""Templates to HTML, everything escaped."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from storage.moment import on_the_wall
from veranderverhaal.moments import say_day_and_hour

ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def say_moment(moment: datetime) -> str:
    """A moment as it is kept, on the clock of this computer."""
    return say_day_and_hour(on_the_wall(moment))


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
