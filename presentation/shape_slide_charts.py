"""Results as charts that belong to the slide: they can be edited, and hold their own numbers."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml.ns import qn
from pptx.util import Pt

from presentation.colours import INK, LIGHT_CHART, MUTED, readable_on
from presentation.result_values import TONE_FILLS, describe_result
from presentation.shape_slide_parts import Place, add_element, rgb, set_alt
from presentation.shape_slide_text import fit, plain_line, width_of
from veranderverhaal.showcase import Point, Result, ResultLine, Tone

TONE_WORDS = {Tone.AGAINST: "tegen", Tone.NEUTRAL: "ertussenin", Tone.FAVOUR: "voor"}
REST = "Niet gekozen"
THEN, NOW = LIGHT_CHART.line, LIGHT_CHART.bar
LABELS_SHARE = 0.43  # of the width: what was asked
PLOT_SHARE = 0.985
LEGEND_HEIGHT = 26.0
AXIS_SIZE = 12.0
AXIS_LINE = 14.4
LINE_USE = 0.88
VALUE_SIZE = 13.0
GAP_WIDTH = 38
ROW_HEIGHT = {XL_CHART_TYPE.BAR_STACKED_100: 110.0, XL_CHART_TYPE.BAR_CLUSTERED: 104.0}  # at most
MOST_ALT = 1500


def add_bars(slide: Any, result: Result, rows: Sequence[ResultLine], place: Place) -> list[str]:
    """Bars of parts, as counts of people. Gives the labels that had to be cut."""
    tones = [tone for tone in Tone if any(part.tone is tone for row in rows for part in row.parts)]
    words = dict(result.legend)
    labels = _labels(rows, place)
    data: Any = CategoryChartData(number_format="0")  # type: ignore[no-untyped-call]
    data.categories = [label for label, _ in labels]
    for tone in tones:
        data.add_series(
            plain_line(words.get(tone, "")) or TONE_WORDS[tone],
            [count_of(row, tone) for row in rows],
        )
    rest = [max(0, row.n - sum(part.count for part in row.parts)) for row in rows]
    if any(rest):
        data.add_series(REST, rest)
    frame = _add_chart(slide, XL_CHART_TYPE.BAR_STACKED_100, data, place)
    chart = frame.chart
    chart.plots[0].overlap = 100
    room = place.width * (PLOT_SHARE - LABELS_SHARE)
    for tone, series in zip(tones, chart.plots[0].series, strict=False):
        _fill(series, TONE_FILLS[tone])
        for number, row in enumerate(rows):
            _say_part(series.points[number], row, tone, room)
    if any(rest):
        chart.plots[0].series[len(tones)].format.fill.background()
    _finish(frame, result, len(tones), has_legend=bool(result.legend))
    return [label for label, cut in labels if cut]


def add_moments(slide: Any, result: Result, rows: Sequence[ResultLine], place: Place) -> list[str]:
    """Then and now beside each other for each row, as shares with their bands."""
    labels = _labels(rows, place)
    data: Any = CategoryChartData(number_format="0%")  # type: ignore[no-untyped-call]
    data.categories = [label for label, _ in labels]
    count = max(len(row.points) for row in rows)
    columns = [[_nth(row.points, number) for row in rows] for number in range(count)]
    for column in columns:
        names = dict.fromkeys(point.label for point in column if point)
        data.add_series(
            plain_line(" / ".join(names)),
            [float(point.share) if point else None for point in column],
        )
    frame = _add_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, place)
    chart = frame.chart
    chart.plots[0].overlap = -6
    chart.value_axis.maximum_scale = 1.0
    for number, (series, column) in enumerate(zip(chart.plots[0].series, columns, strict=True)):
        _fill(series, NOW if number == count - 1 else THEN)
        _add_bands(series, column)
        for place_in_row, point in enumerate(column):
            if point:
                text = f"{point.text} (n = {point.n})"
                label = series.points[place_in_row].data_label
                _say(label, text, readable_on(NOW if number == count - 1 else THEN))
                label.position = XL_LABEL_POSITION.INSIDE_BASE
    _finish(frame, result, count, has_legend=True)
    return [label for label, cut in labels if cut]


def count_of(row: ResultLine, tone: Tone) -> int:
    """How many of a row are in the parts of one tone."""
    return sum(part.count for part in row.parts if part.tone is tone)


def _nth(points: Sequence[Point], number: int) -> Point | None:
    return points[number] if number < len(points) else None


def _labels(rows: Sequence[ResultLine], place: Place) -> list[tuple[str, bool]]:
    """What each row says of itself, in the room beside its bar, and whether it was cut."""
    width = place.width * LABELS_SHARE - 20
    height = max(18.0, (place.height - LEGEND_HEIGHT) / len(rows) - 2)
    several = len({row.n for row in rows}) > 1
    lines = max(1, height // AXIS_LINE)
    # Of several lines the last words of each leave some room.
    whole = width * lines * (1 if lines == 1 else LINE_USE)
    labels = []
    for row in rows:
        told = [row.band] if row.band else []
        if several and row.parts:
            told.append(f"n = {row.n}")
        aside = f" ({', '.join(told)})" if told else ""
        room = max(width / 3, whole - width_of(aside, AXIS_SIZE))
        fitted = fit(row.label, room, 1.5 * AXIS_SIZE, (AXIS_SIZE,))  # as if on one line
        labels.append((plain_line(fitted.text + aside), fitted.cut))
    return labels


def _add_chart(slide: Any, kind: XL_CHART_TYPE, data: CategoryChartData, place: Place) -> Any:
    height = min(place.height, LEGEND_HEIGHT + ROW_HEIGHT[kind] * len(data.categories))
    place = place._replace(y=place.y + (place.height - height) / 2, height=height)
    return slide.shapes.add_chart(kind, *(Pt(value) for value in place), data)


def _say_part(point: Any, row: ResultLine, tone: Tone, room: float) -> None:
    """The words of a part in its bar; too narrow for them, it goes without."""
    words = " + ".join(part.text for part in row.parts if part.tone is tone and part.count)
    share = count_of(row, tone) / max(1, row.n)
    if words and width_of(words, VALUE_SIZE, bold=True) <= room * share:
        _say(point.data_label, words, readable_on(TONE_FILLS[tone]))


def _say(label: Any, words: str, colour: str) -> None:
    frame = label.text_frame
    frame.word_wrap = False
    run = frame.paragraphs[0].add_run()
    run.text = plain_line(words)
    run.font.size, run.font.bold = Pt(VALUE_SIZE), True
    run.font.color.rgb = rgb(colour)


def _fill(series: Any, colour: str) -> None:
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = rgb(colour)
    series.invert_if_negative = False


def _add_bands(series: Any, points: Sequence[Point | None]) -> None:
    """The band of each bar as a line through its end."""
    bars = add_element(None, "c:errBars")
    for tag, value in (("errBarType", "both"), ("errValType", "cust"), ("noEndCap", "0")):
        add_element(bars, f"c:{tag}", val=value)
    for tag in ("plus", "minus"):
        numbers = add_element(add_element(bars, f"c:{tag}"), "c:numLit")
        add_element(numbers, "c:formatCode").text = "General"
        add_element(numbers, "c:ptCount", val=str(len(points)))
        for number, point in enumerate(points):
            if point:
                one = add_element(numbers, "c:pt", idx=str(number))
                size = point.high - point.share if tag == "plus" else point.share - point.low
                add_element(one, "c:v").text = f"{max(0.0, float(size)):.4f}"
    line = add_element(add_element(bars, "c:spPr"), "a:ln", w=str(Pt(1.25)))
    fill = add_element(line, "a:solidFill")
    add_element(fill, "a:srgbClr", val=INK.removeprefix("#"))
    series._element.find(qn("c:cat")).addprevious(bars)


def _finish(frame: Any, result: Result, count: int, *, has_legend: bool) -> None:
    chart = frame.chart
    chart.font.size, chart.font.color.rgb = Pt(AXIS_SIZE), rgb(INK)
    chart.has_title = False
    chart.plots[0].gap_width = GAP_WIDTH
    axis = chart.category_axis
    axis.reverse_order = True
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values = chart.value_axis
    values.visible = False
    values.has_major_gridlines = False
    values.minimum_scale = 0
    chart.has_legend = has_legend
    if has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size, chart.legend.font.color.rgb = Pt(AXIS_SIZE), rgb(MUTED)
        if len(chart.plots[0].series) > count:
            _leave_out_of_legend(chart.legend, count)
    _lay_out(chart, LEGEND_HEIGHT / frame.height.pt if has_legend else 0.0)
    frame.name = "Grafiek"
    set_alt(frame, describe_result(result)[:MOST_ALT])


def _leave_out_of_legend(legend: Any, number: int) -> None:
    entry = add_element(None, "c:legendEntry")
    add_element(entry, "c:idx", val=str(number))
    add_element(entry, "c:delete", val="1")
    legend._element.find(qn("c:legendPos")).addnext(entry)


def _lay_out(chart: Any, top: float) -> None:
    """The bars at the right, whatever was asked at the left: the same in every program."""
    plot = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    for old in plot.findall(qn("c:layout")):
        plot.remove(old)
    layout = add_element(None, "c:layout")
    manual = add_element(layout, "c:manualLayout")
    add_element(manual, "c:layoutTarget", val="inner")
    for mode in ("xMode", "yMode"):
        add_element(manual, f"c:{mode}", val="edge")
    sides = {"x": LABELS_SHARE, "y": top, "w": PLOT_SHARE - LABELS_SHARE, "h": 0.99 - top}
    for side, share in sides.items():
        add_element(manual, f"c:{side}", val=f"{share:.4f}")
    plot.insert(0, layout)
