"""Child: what a process that opens a PDF does: whatever a PDF does, it is done to a process that can be killed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from generator.privacy.picture import write_picture
from generator.system.restrict import restrict

# Exit statuses; a module that runs so adds its own from OWN on.
DAMAGED, LOCKED, MEMORY, OWN = 3, 4, 5, 6


def answer(arguments: list[str], seconds: int, read: Callable[[pdfium.PdfDocument, Path, int, int], int]) -> int:
    """Do what the arguments say, and return the exit status.

    Args:
        arguments: `picture FILE MEMORY PAGE DPI` writes one page as a grey picture (PGM); with another word first,
            `FILE MEMORY NUMBER NUMBER` is for `read`.
        seconds: of processor time.
        read: is given the document, its file and both numbers, and returns the exit status.
    """
    task, file, memory, first, second = arguments
    restrict(int(memory), seconds)
    try:
        document = pdfium.PdfDocument(Path(file))
        if task != "picture":
            return read(document, Path(file), int(first), int(second))
        write_picture(document[int(first) - 1], int(second))
        return 0
    except pdfium.PdfiumError as error:
        return LOCKED if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD else DAMAGED
    except MemoryError:
        return MEMORY
