"""No more charts at once than an old laptop draws, and each of them once."""

import pytest

from dashboard.uitkomst_parts import CHARTS_AT_ONCE, in_pages
from veranderverhaal.model import Element, Layer
from veranderverhaal.story_order import EffectPart, OutputLine
from veranderverhaal.uitkomst import Block, BlockKind


def part(key: str, count: int) -> EffectPart:
    blocks = tuple(Block(f"{key}{one}", BlockKind.YES_NO, key, ()) for one in range(count))
    return EffectPart(Element(key, Layer.DIRECT, key), blocks, (OutputLine(key),))


@pytest.mark.parametrize(
    ("counts", "pages"),
    [
        pytest.param([], [0], id="nothing"),
        pytest.param([4, 6], [10], id="what fits stands together"),
        pytest.param([4, 7], [4, 7], id="an effect is not divided needlessly"),
        pytest.param([23], [10, 10, 3], id="unless it is long"),
        pytest.param([0, 10, 0], [10], id="an effect that was only counted takes no room"),
    ],
)
def test_charts_are_spread_over_pages(counts: list[int], pages: list[int]) -> None:
    parts = [part(chr(ord("a") + place), count) for place, count in enumerate(counts)]
    found = list(in_pages(parts))
    assert [sum(len(one.blocks) for one in page) for page in found] == pages
    assert max(pages) <= CHARTS_AT_ONCE
    keys = [block.key for page in found for one in page for block in one.blocks]
    assert keys == [block.key for one in parts for block in one.blocks]
    assert sum(len(one.outputs) for page in found for one in page) == len(parts)
