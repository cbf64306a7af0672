"""Trace: which facts of the archive something is made from, noted as they are read.

Whatever leads from one thing to another (a case to its items, a person to their meetings, a § to its words) is a
way: a method with the decorator `way`. Calling it notes the fact, and `digest` calls the same method again and hashes
what it returns: a fact cannot be read as one thing and judged as another. A page whose facts all have
the values they had would come out the same, and need not be made again.

A fact is a tuple: the name of the way, the key of the thing it starts from, and what it was asked with (texts, numbers
and tuples of them). While a way is at work nothing is noted: what it returns says all that it has read.

What is kept from one build to the next are bundles: the facts of one thing that were read together. There are far fewer
of them, for pages of one kind read the same of each §.
"""

from __future__ import annotations

import hashlib
import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, wraps
from inspect import isgeneratorfunction
from typing import Any, Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar, cast

from pydantic import BaseModel

from generator.archive.node import Thing

Fact = tuple[Any, ...]
# Names of ways, each with what it was asked; and the key of the thing that they start from with those.
Asked = frozenset[tuple[Any, ...]]
Bundle = tuple[str, Asked]
P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T", bound=Thing)
Method = Callable[Concatenate[T, P], R]


class Remembers(Protocol):
    """What holds the results of remembered functions."""

    memory: dict[Any, Any]


C = TypeVar("C", bound=Remembers)
# Pages that show the same §§ are made one after the other: older ones are not needed again.
_REMEMBERED = 4_000


class Way(NamedTuple):
    """A way as it was written, and whether it stays within the minutes of one meeting."""

    function: Callable[..., Any]
    inner: bool


# Every way by its name, "Case.handlings".
ways: dict[str, Way] = {}
# The value of a thing's whole minutes; a trace that holds it needs no other inner fact of them.
WHOLE = "Meeting.whole"

_read: set[Fact] = set()
_resting = True  # outside a trace, and while a way is at work


def way(function: Method[T, P, R]) -> Method[T, P, R]:
    """Make a way of a method: below `@property` for one that takes nothing. What it returns must not be lazy."""
    return _noting(function, inner=False)


def inner_way(function: Method[T, P, R]) -> Method[T, P, R]:
    """Make a way of a method whose answer hangs on the minutes of its meeting alone (`Meeting.whole`), and on registers
    that every page hangs on. Where those are as they were it need not be asked: thousands of §§ are.
    """
    return _noting(function, inner=True)


def _noting(function: Method[T, P, R], *, inner: bool) -> Method[T, P, R]:
    if isgeneratorfunction(function):
        raise TypeError(f"{function.__qualname__} is lazy: what it reads would be noted too late, or not at all")
    name = function.__qualname__
    ways[name] = Way(function, inner)

    @wraps(function)
    def noted(thing: T, *asked: P.args, **named: P.kwargs) -> R:
        global _resting
        if _resting:
            return function(thing, *asked, **named)
        _read.add((name, thing.key, *asked))
        _resting = True
        try:
            return function(thing, *asked, **named)
        finally:
            _resting = False

    return cast("Method[T, P, R]", noted)


class Fields:
    """A record of a § or a protocol, read field by field: reading one is going a way."""

    __slots__ = ("_read_field",)

    def __init__(self, read: Callable[[str], Any]) -> None:
        self._read_field = read

    def __getattr__(self, name: str) -> Any:
        return self._read_field(name)


@contextmanager
def _apart() -> Iterator[set[Fact]]:
    """Yield the set of the facts that are read in the block, which no other trace has noted yet."""
    global _read
    outside, _read = _read, set()
    try:
        yield _read
    finally:
        _read = outside


def remembered(function: Callable[Concatenate[C, P], R]) -> Callable[Concatenate[C, P], R]:
    """Have a function of a context and things do its work once, and note each time all that it read in doing so.

    What it returns may not be lazy, nor be changed by anybody. The same § is shown by many pages.
    """
    if isgeneratorfunction(function):
        raise TypeError(f"{function.__qualname__} is lazy: it can only be gone through once")

    @wraps(function)
    def once(context: C, *asked: P.args, **named: P.kwargs) -> R:
        key = (function, asked, *named.items())
        found = context.memory.get(key)
        if found is None:
            with _apart() as facts:
                value = function(context, *asked, **named)
            if len(context.memory) >= _REMEMBERED:
                context.memory.clear()
            found = context.memory[key] = value, facts
        if not _resting:
            _read.update(found[1])
        return cast("R", found[0])

    return cast("Callable[Concatenate[C, P], R]", once)


@contextmanager
def tracing() -> Iterator[set[Fact]]:
    """Yield a set that holds, once the block has ended, every fact that was read in it. Not to be nested."""
    global _resting
    _read.clear()
    found: set[Fact] = set()
    _resting = False
    try:
        yield found
    finally:
        _resting = True
        found |= _needed(_read)
        _read.clear()


def _needed(facts: Iterable[Fact]) -> set[Fact]:
    """Leave out what whole minutes, if they were read, say by themselves."""
    whole = {fact[1] for fact in facts if fact[0] == WHOLE}
    return {fact for fact in facts if fact[0] == WHOLE or meeting_of(fact) not in whole}


def meeting_of(fact: Fact) -> str | None:
    """Return the key of the meeting whose minutes alone a fact hangs on, or None."""
    key: str = fact[1]
    return key.partition("#")[0] if ways[fact[0]].inner else None


def bundled(facts: Iterable[Fact]) -> list[Bundle]:
    """Return facts in bundles: of each thing those that hang on the minutes of one meeting alone, and the others."""
    found: dict[tuple[str, bool], list[tuple[Any, ...]]] = {}
    for name, key, *asked in facts:
        found.setdefault((key, ways[name].inner), []).append((name, *asked))
    return [(key, frozenset(members)) for (key, _), members in found.items()]


def meeting_of_all(bundle: Bundle) -> str | None:
    """Return the key of the meeting whose minutes alone the facts of a bundle hang on, or None."""
    key, asked = bundle
    return key.partition("#")[0] if _are_inner(asked) else None


def class_of(bundle: Bundle) -> str:
    """Return the name of the class of the thing that a bundle is about."""
    return _class_in(bundle[1])


@cache
def _class_in(asked: Asked) -> str:
    name, *_ = next(iter(asked))
    return str(name).partition(".")[0]


@cache
def _are_inner(asked: Asked) -> bool:
    return all(ways[name].inner for name, *_ in asked)


@cache
def _in_order(asked: Asked) -> list[tuple[Any, ...]]:
    return sorted(asked, key=repr)


def digest(things: Mapping[str, Mapping[str, Thing]], fact: Fact) -> bytes:
    """Return the digest of a fact now, in eight bytes: the same as long as what its way returns is.

    `things` are all there are, by the name of their class and their key.
    """
    name, key, *asked = fact
    return _digest(_value(things, key, (name, *asked)))


def digests(things: Mapping[str, Mapping[str, Thing]], bundles: Sequence[Bundle]) -> array[int]:
    """Return the digest of each bundle now, in their order: the same as long as that of each of its facts is.

    As numbers of eight bytes: there are many.
    """
    found = array("Q", bytes(8 * len(bundles)))
    known: dict[tuple[Any, ...], Any] = {}  # the values of the facts of one thing
    of = None
    for at in sorted(range(len(bundles)), key=lambda at: bundles[at][0]):
        key, asked = bundles[at]
        if key != of:
            known.clear()
            of = key
        for each in asked:
            if each not in known:
                known[each] = _value(things, key, each)
        found[at] = int.from_bytes(_digest([known[each] for each in _in_order(asked)]))
    return found


def _value(things: Mapping[str, Mapping[str, Thing]], key: str, asked: tuple[Any, ...]) -> Any:
    name, *rest = asked
    try:
        return plain(ways[name].function(things[name.partition(".")[0]][key], *rest))
    except (LookupError, ValueError):  # the thing is gone, or what was asked for in it: the third of two votes, a month
        return _GONE


def answer_digest(answer: Any) -> bytes:
    """Return the digest of what a way could return."""
    return _digest(plain(answer))


def _digest(value: Any) -> bytes:
    return hashlib.blake2b(marshal.dumps(value, 2), digest_size=8).digest()


def plain(value: Any) -> Any:
    """Return the answer of a way as plain data. A thing is its key: what stands in it is for its own ways to say."""
    kind = type(value)
    if value is None or kind in _PLAIN:
        return value
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, Thing):
        return value.key
    if isinstance(value, (date, str)):  # and members of StrEnum
        return str(value)
    if isinstance(value, dict):
        return [(plain(key), plain(each)) for key, each in value.items()]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(each) for each in value)
    if isinstance(value, BaseModel):
        return [plain(getattr(value, name)) for name in kind.model_fields]
    if is_dataclass(value):
        return [plain(getattr(value, field.name)) for field in fields(value)]
    raise TypeError(f"a way returned {kind.__name__}, of which nobody can say whether it is the same")


_PLAIN = frozenset((str, int, bool, float, bytes))
_GONE = b"gone"
