"""The only reader and writer of YAML: text, exactly as written, with the place of every value.

Not here: what the keys mean (model), which files there are (loader). Bad input becomes findings, never an
exception.
"""

from generator.yamlio.canonical import canonical
from generator.yamlio.decode import MAX_BYTES, forbidden_characters
from generator.yamlio.document import Parsed, YamlFile
from generator.yamlio.dump import dump
from generator.yamlio.place import Value
from generator.yamlio.reader import parse, parse_partly, read, read_bytes

__all__ = [
    "MAX_BYTES",
    "Parsed",
    "Value",
    "YamlFile",
    "canonical",
    "dump",
    "forbidden_characters",
    "parse",
    "parse_partly",
    "read",
    "read_bytes",
]
