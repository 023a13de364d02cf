"""The words of a deck of slides."""

import io

from pptx import Presentation


def slide_texts(content: bytes) -> list[list[str]]:
    """Of every slide each text, the words of its charts and pictures, and last its notes."""
    found = []
    for slide in Presentation(io.BytesIO(content)).slides:
        texts = [one.text_frame.text for one in slide.shapes if one.has_text_frame]
        texts += [
            name for one in slide.shapes for name in one._element.xpath(".//p:cNvPr/@descr") if name
        ]
        for one in slide.shapes:
            if one.has_chart:
                plot = one.chart.plots[0]
                texts += [*plot.categories, *(series.name for series in plot.series)]
        found.append([*texts, slide.notes_slide.notes_text_frame.text])
    return found
