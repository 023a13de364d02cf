"""Files of uitkomsten that take a while. Runs in a process of its own (run_apart)."""

from collections.abc import Iterator

from presentation.chart_files import chart_png, chart_svg
from presentation.charts import Look, Size, for_file
from presentation.uitkomst_files import Picture, make_chart_zip
from veranderverhaal.saying_pictures import describe
from veranderverhaal.uitkomst import Uitkomsten


def zip_pictures(uitkomsten: Uitkomsten, source: str) -> bytes:
    """Every chart of a meting as PNG and SVG, with the initiatief it is from."""
    return make_chart_zip(_pictures(uitkomsten, source))


def _pictures(uitkomsten: Uitkomsten, source: str) -> Iterator[Picture]:
    for block in uitkomsten.blocks:
        if any(one.has_numbers for one in block.uitkomsten):
            spec = for_file(block, uitkomsten.meting, Look(size=Size.PRINT), source=source)
            if spec is not None:
                yield block.title, chart_png(spec)
                yield block.title, chart_svg(spec, block.title, describe(block))
