"""The benchmarks there are, by the name that `cli.py bench --only` takes."""

from collections.abc import Callable, Mapping

from benchmarks.asking import measure_asking
from benchmarks.counting import measure_counting
from benchmarks.country import measure_country
from benchmarks.crowd import measure_crowd
from benchmarks.drawing import measure_diagram, measure_poster
from benchmarks.earlier import measure_earlier
from benchmarks.effectenarena import measure_effectenarena
from benchmarks.exports import measure_excel
from benchmarks.flat import measure_flat
from benchmarks.forms import measure_forms
from benchmarks.pages import measure_clicks, measure_scripts
from benchmarks.phone import measure_phone
from benchmarks.serve import measure_serve
from benchmarks.shared import measure_shared
from benchmarks.showing import measure_report, measure_shapes
from benchmarks.storage import measure_storage
from benchmarks.tallies import measure_tallies
from benchmarks.timing import Measurement
from benchmarks.together import measure_together

BENCHMARKS: Mapping[str, Callable[[int], list[Measurement]]] = {
    "serve": measure_serve,
    "clicks": measure_clicks,
    "scripts": measure_scripts,
    "diagram": measure_diagram,
    "poster": measure_poster,
    "shapes": measure_shapes,
    "report": measure_report,
    "crowd": measure_crowd,
    "storage": measure_storage,
    "asking": measure_asking,
    "forms": measure_forms,
    "phone": measure_phone,
    "shared": measure_shared,
    "counting": measure_counting,
    "flat": measure_flat,
    "country": measure_country,
    "tallies": measure_tallies,
    "excel": measure_excel,
    "effectenarena": measure_effectenarena,
    "together": measure_together,
    "earlier": measure_earlier,
}
