"""Certificate: how many words of an original stand in its record, in order, and which do not, as it was last found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """Words of the original that do not stand where they should, and what stands there instead, if anything does.

    `where` is "§ 8" or "Framsidan".
    `original` is empty where something is masked: the words must not be repeated.
    """

    where: str
    words: int
    original: str
    record: str


@dataclass(frozen=True)
class Certificate:
    """An original held against its record.

    `file` is the name of the original. `words` are those of it that were compared; of them `in_order` stand in the
    record, in the same order, and `moved` at another place of the same §, at least three in a row. What `differs` are
    the rest, `listed` of which are told as differences. `lacking` are §§ of the original that the record does not have,
    with their words. `left_out` says what was not compared and how many words that was. If `problem` says something,
    nothing was compared.
    """

    file: str
    words: int = 0
    in_order: int = 0
    moved: int = 0
    differences: tuple[Difference, ...] = ()
    lacking: tuple[tuple[str, int], ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    problem: str = ""

    @property
    def differs(self) -> int:
        """How many of the words that were compared stand nowhere in their part of the record."""
        return self.words - self.in_order - self.moved
