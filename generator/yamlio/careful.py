"""Careful reading: a text's values with their places and its faults, by whichever parser can be believed."""

from __future__ import annotations

import re

import yaml

from generator.yamlio.build import Builder
from generator.yamlio.parsers import HAS_LIBYAML, events

# False makes the reference parser read everything: slower, and otherwise the same.
USE_LIBYAML = HAS_LIBYAML
# Where libyaml is more lenient than the reference: tabs between words, and a comment right after "|".
DISPUTED = re.compile(r"\t|[|>][-+0-9]*#")


def read_once(text: str, file: str) -> tuple[Builder, Exception | None]:
    """Read a text up to its end or first fault of syntax.

    Returns the builder, which holds values, places and findings so far, and the error that ended the reading.
    """
    lines = text.split("\n")
    if USE_LIBYAML and not DISPUTED.search(text):
        # Believed only when it has nothing to remark: the words and places of faults are the reference's.
        builder = Builder(file, lines)
        try:
            builder.build(events(text, fast=True))
        except yaml.YAMLError:
            pass
        else:
            if not builder.findings:
                return builder, None
    builder = Builder(file, lines)
    try:
        builder.build(events(text, fast=False))
    except yaml.YAMLError as error:
        return builder, error
    return builder, None
