"""Settling: Pagefind writes its filters in an order that differs from run to run; here they get a fixed one.

Its tables are gzipped CBOR behind a signature. Names of files are digests of what is in them, and are made anew.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

_SIGNATURE = b"pagefind_dcd"
# Where the tables of filters and sort orders stand in pf_meta (Pagefind 1.5).
_FILTERS, _SORTS = 3, 4


def settle(folder: Path) -> None:
    """Rewrite the filters of the bundle in `folder` so that the same records always give the same bytes."""
    entry_file = folder / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        meta_file = folder / f"pagefind.{language['hash']}.pf_meta"
        meta = _read(meta_file)
        meta[_FILTERS] = sorted([name, _settle_filter(folder / "filter", digest)] for name, digest in meta[_FILTERS])
        meta[_SORTS] = sorted(meta[_SORTS])
        meta_file.unlink()
        prefix = language["hash"].partition("_")[0]
        language["hash"] = f"{prefix}_{_digest(meta)[:10]}"
        _write(folder / f"pagefind.{language['hash']}.pf_meta", meta)
    entry_file.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _settle_filter(folder: Path, digest: str) -> str:
    old = folder / f"{digest}.pf_filter"
    name, values = _read(old)
    table = [name, sorted(values)]
    old.unlink()
    settled = f"{digest.partition('_')[0]}_{_digest(table)[:7]}"
    _write(folder / f"{settled}.pf_filter", table)
    return settled


def _read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))


def _digest(table: Any) -> str:
    return hashlib.sha256(cbor2.dumps(table)).hexdigest()


def _write(path: Path, table: Any) -> None:
    path.write_bytes(gzip.compress(_SIGNATURE + cbor2.dumps(table), mtime=0))
