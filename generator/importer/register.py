"""What the municipality's registers say, for reading its minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import BodyRecord, Municipality, PartyRecord


@dataclass(frozen=True, slots=True)
class Register:
    """What the municipality's registers say."""

    municipality: Municipality
    bodies: Sequence[BodyRecord]
    parties: Sequence[PartyRecord]
