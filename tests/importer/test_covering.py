"""Spans of a line: whether one of them holds a part of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importer.covering import Covering

_SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 6)).map(lambda each: (each[0], sum(each))), max_size=8)


@given(_SPANS, _SPANS)
@settings(max_examples=300, deadline=None)
def test_a_part_is_held_by_one_of_the_spans_or_by_none(
    spans: list[tuple[int, int]], asked: list[tuple[int, int]]
) -> None:
    covering = Covering(spans)
    for start, end in asked:
        assert covering.holds(start, end) == any(first <= start and end <= last for first, last in spans)
