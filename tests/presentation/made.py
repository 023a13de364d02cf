"""What is made of a showcase, once for all tests that look at it: that takes most of their time.

A test of how things are made (twice the same, in another process) asks for one by itself.
"""

from functools import cache
from typing import Any

from presentation import poster, shapes
from presentation.poster import Box, PosterFile
from veranderverhaal.showcase import Showcase

make_shape = cache(shapes.make_shape)
_make_poster = cache(poster.make_poster)
_poster_boxes = cache(poster.poster_boxes)


def make_poster(showcase: Showcase, file_type: poster.FileType, **named: Any) -> PosterFile:
    return _make_poster(showcase, file_type, **{"size": "a4"} | named)


def poster_boxes(showcase: Showcase, size: str = "a4") -> list[Box]:
    return _poster_boxes(showcase, size=size)
