"""The registers of Exempelköping, for reading its protocols."""

from __future__ import annotations

from typing import Any

from generator import yamlio
from generator.importer.register import Register
from generator.importer.vocabulary import Vocabulary, vocabulary
from generator.model import Bodies, Municipality, Parties
from tests import sites


def _data(text: str) -> Any:
    document, findings = yamlio.parse(text.encode(), "register")
    assert document is not None, findings
    return document.data


MUNICIPALITY = Municipality.model_validate(_data(sites.KOMMUN))
REG = Register(
    MUNICIPALITY,
    Bodies.model_validate(_data(sites.ORGAN)).bodies,
    Parties.model_validate(_data(sites.PARTIER)).parties,
)
WORDS: Vocabulary = vocabulary(MUNICIPALITY)
