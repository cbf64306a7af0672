"""The index: records handed to Pagefind's service, which writes the bundle that the browser reads."""

from __future__ import annotations

import base64
import itertools
import json
import os
import subprocess
import threading
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import IO, Any

from pagefind.service import get_executable

from generator.search.records import SearchRecord
from generator.search.settle import settle

# What of Pagefind's bundle a reader never needs: the ready-made interfaces, and the worker. Ours is assets/sok.js.
_UNUSED = ("*ui*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")


def write(found: Iterable[SearchRecord], folder: Path) -> None:
    """Index the records and write the bundle into `folder`.

    Speaks to Pagefind's own service over pipes, as its Python API does, which however waits a tenth of a second for
    every record. Asks for the files and writes them here: what the service writes itself may still be empty when it
    has ended. Raises SearchError if Pagefind refuses something.
    """
    files: list[dict[str, str]] = []
    with subprocess.Popen(  # noqa: S603 - the binary of the pagefind package
        [str(get_executable()), "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as service:
        assert service.stdin is not None  # noqa: S101 - asked for above
        assert service.stdout is not None  # noqa: S101 - asked for above
        answers = _answers(service.stdout)
        service.stdin.write(_message(0, {"type": "NewIndex", "config": {"force_language": "sv"}}))
        service.stdin.flush()
        index = next(answers)["index_id"]
        requests = [_request(index, record) for record in found]
        requests.append({"type": "GetFiles", "index_id": index})
        # Written from a thread of its own: both pipes would fill if nobody read the answers meanwhile.
        writer = threading.Thread(target=_send, args=(service.stdin, requests), daemon=True)
        writer.start()
        received = 0
        for answer in itertools.islice(answers, len(requests)):
            received += 1
            files = answer.get("files") or files
        writer.join()
        service.stdin.close()  # the service ends with its input
    if received != len(requests):
        raise SearchError(f"Pagefind svarade på {received} av {len(requests)} frågor.")
    for file in files:
        if any(fnmatch(file["path"], pattern) for pattern in _UNUSED):
            continue
        path = folder / file["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(file["content"]))
    settle(folder)


class SearchError(Exception):
    """Pagefind could not make the index; the message is its own."""


def _request(index: int, record: SearchRecord) -> dict[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": index,
        "url": f"/{record.address}",
        "content": record.content,
        "language": "sv",
        "meta": record.meta,
        "filters": {name: values for name, values in record.filters.items() if values},
    }


def _message(number: int, payload: dict[str, Any]) -> bytes:
    return base64.b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b","


def _send(stream: IO[bytes], requests: Iterable[dict[str, Any]]) -> None:
    for number, request in enumerate(requests, 1):
        stream.write(_message(number, request))
    stream.flush()


def _answers(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Yield the payload of each answer as it comes; raise SearchError at the first that is an error."""
    parts: list[bytes] = []  # of a message; the one with the files has many
    while chunk := os.read(stream.fileno(), 1 << 20):
        *ends, rest = chunk.split(b",")
        for end in ends:
            message = b"".join([*parts, end])
            parts.clear()
            payload: dict[str, Any] = json.loads(base64.b64decode(message))["payload"]
            if payload["type"] == "Error":
                raise SearchError(payload["message"])
            yield payload
        parts.append(rest)
