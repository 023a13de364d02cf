"""The charts as pictures in one zip, in the order of the page."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from presentation.chart_files import chart_png, chart_svg
from presentation.chart_frame import Frame
from presentation.charts import NOTHING_BESIDE, Beside, block_chart
from veranderverhaal.text import make_slug
from veranderverhaal.uitkomst import Block, Uitkomsten

# The same charts give the same file, whenever it is made.
NO_TIME = (1980, 1, 1, 0, 0, 0)
MAX_NAME = 50
NO_BESIDES: Mapping[str, Beside] = MappingProxyType({})

Picture = tuple[str, bytes | str]


def make_chart_zip(pictures: Iterable[Picture]) -> bytes:
    """Pictures with the title of their chart: PNG as bytes, SVG as text.

    Those that follow each other under one title are one chart and get one number:
    "01-kennen.png", "01-kennen.svg", "02-praatje.png".
    """
    with io.BytesIO() as target:
        with zipfile.ZipFile(target, "w") as archive:
            for name, content in _named(pictures):
                info = zipfile.ZipInfo(name, NO_TIME)
                # A PNG is compressed already.
                is_text = isinstance(content, str)
                info.compress_type = zipfile.ZIP_DEFLATED if is_text else zipfile.ZIP_STORED
                archive.writestr(info, content)
        return target.getvalue()


def draw_pictures(
    uitkomsten: Uitkomsten,
    *,
    initiatief: str = "",
    beside: Mapping[str, Beside] = NO_BESIDES,
) -> Iterator[Picture]:
    """Every chart that has something to show, as PNG and as SVG, in the order of the page.

    Each says of which meting it is. `beside` is what stands beside a chart, by the key of its
    block.
    """
    source = ", ".join(part for part in (initiatief, uitkomsten.vragenlijst.title) if part)
    for block in filter(_has_picture, uitkomsten.blocks):
        frame = Frame.of_meting(block.title, uitkomsten.meting, notes=block.notes, source=source)
        chart = block_chart(block, beside=beside.get(block.key, NOTHING_BESIDE), frame=frame)
        if chart is not None:
            yield block.title, chart_png(chart)
            yield block.title, chart_svg(chart, block.title)


def _has_picture(block: Block) -> bool:
    """Whether there is anything to draw: a picture of what is withheld tells nobody anything."""
    return any(uitkomst.has_numbers for uitkomst in block.uitkomsten)


def _named(pictures: Iterable[Picture]) -> Iterator[Picture]:
    number, last_title, used = 0, "", set[str]()
    for title, content in pictures:
        ending = "svg" if isinstance(content, str) else "png"
        if number == 0 or title != last_title or ending in used:
            number, last_title, used = number + 1, title, set()
        used.add(ending)
        yield f"{number:02d}-{_file_stem(title)}.{ending}", content


def _file_stem(title: str) -> str:
    return make_slug(title)[:MAX_NAME].strip("-") if title.strip() else "grafiek"
