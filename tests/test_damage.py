"""Three hundred damages, the same every time. Ten thousand: `python -m tests.damaging 10000`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.damaging import faults, places

_ROUNDS, _EACH = 10, 32


@pytest.mark.parametrize("turn", range(_ROUNDS))
def test_whatever_is_damaged_is_told_in_swedish_and_in_bounds(tmp_path: Path, demo: Path, turn: int) -> None:
    damaged = places(tmp_path, demo)
    for seed in range(turn * _EACH, (turn + 1) * _EACH):
        place = damaged[seed % len(damaged)]
        name = place.files[seed // len(damaged) % len(place.files)]
        assert list(faults(place, name, seed)) == [], (seed, name)
