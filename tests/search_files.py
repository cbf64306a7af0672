"""Files of the search index, written into a folder as a build would have them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.search import SHARD_HEAD, Entries, SearchRecord, shard_files, shard_list_files


def write_shard(name: str, records: Iterable[SearchRecord], folder: Path) -> str:
    """Write the files of a shard into its folder below `folder`, and return that folder's name."""
    own, files = shard_files(name, map(Entries().entry, records))
    (folder / own).mkdir(parents=True, exist_ok=True)
    for file, content in files.items():
        (folder / own / file).write_bytes(content)
    return own


def write_register(names: Iterable[str], folder: Path, alike: list[str] | None = None) -> None:
    """Write the register of shards that write_shard has written, the newest first; nothing is suggested.

    `alike` are lines of words that mean the same.
    """
    heads = {name: (folder / name / SHARD_HEAD).read_bytes() for name in names}
    for name, content in shard_list_files(heads, alike or [], ()).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
