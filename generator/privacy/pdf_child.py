"""PDF child: the process that opens a PDF, so that whatever a PDF does, it is done to a process that can be killed.

`python -m generator.privacy.pdf_child texts FILE MEMORY PAGES CHARACTERS` writes as JSON all that a PDF says, seen or
not; `… picture FILE MEMORY PAGE DPI` one page as a grey picture (PGM). Exits with one of the numbers below when
it cannot.
"""

from __future__ import annotations

import ctypes
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from generator.privacy.beside import beside
from generator.privacy.child import OWN, answer
from generator.privacy.covered import covered
from generator.privacy.pdf_objects import earlier, told

TOO_MUCH = OWN
_CPU_SECONDS = 600
# What an annotation says: its note, who wrote it, its subject, its rich text, its value and what it is called.
_SAID = ("Contents", "T", "Subj", "RC", "V", "DV", "TU", "NM", "CA")
_OF_FIELDS = (
    raw.FPDFAnnot_GetFormFieldName,
    raw.FPDFAnnot_GetFormFieldAlternateName,
    raw.FPDFAnnot_GetFormFieldValue,
    raw.FPDFAnnot_GetFormFieldExportValue,
)
_LONGEST_LINK = 8192
_MOST_ATTACHED = 20_000_000
# Of a page: a picture with words in it that matter, and one that may be a line of text: so many times as wide as it is
# high, as high as a letter can be (in points), and on no other page, as the head of a letter is.
_LARGE, _LINE, _WIDE, _LETTER = 0.08, 0.008, 5, 6
_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST = 2  # letters and figures in a row that are a word: less is an ornament


def _texts(document: pdfium.PdfDocument, file: Path, most_pages: int, most_characters: int) -> int:
    if len(document) > most_pages:
        return TOO_MUCH
    document.init_forms()
    raw_bytes = file.read_bytes()
    pages: list[dict[str, Any]] = []
    lines: list[set[tuple[int, int]]] = []
    characters = 0
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        text = textpage.get_text_range() if textpage.count_chars() else ""
        said = [annotation for annotation in _annotations(document, page) if annotation]
        characters += len(text) + sum(map(len, said))
        if characters > most_characters:
            return TOO_MUCH
        hidden = _words(textpage, covered(page, textpage))
        blank = not text.strip() and not any(page.get_objects(max_depth=2))
        pages.append(
            {
                "text": text,
                "said": said,
                "beside": list(dict.fromkeys(beside(textpage, text))),
                "covered": hidden,
                "blank": blank,
                "pictured": bool(text) and _is_pictured(page),
            }
        )
        lines.append(_lines_in_pictures(page) if text else set())
        textpage.close()
        page.close()
    times = Counter(each for line in lines for each in line)
    for told_of, found in zip(pages, lines, strict=True):
        told_of["pictured"] |= any(times[each] == 1 for each in found)
    inside = told(_opened(document, raw_bytes))
    attached = [(attachment.get_name(), bytes(attachment.get_data())) for attachment in _attachments(document)]
    known = {content for _, content in attached}
    attached += [("", each) for each in inside.files if each not in known]
    before = [_text_of(each) for each in earlier(raw_bytes)]
    about = [*_about(document), *inside.texts, *before]
    files = [(name, content.hex()) for name, content in attached]
    removed = _is_removed(before, " ".join(each["text"] for each in pages))
    json.dump({"pages": pages, "about": about, "attached": files, "removed": removed}, sys.stdout)
    return 0


def _opened(document: pdfium.PdfDocument, raw_bytes: bytes) -> bytes:
    """Return the bytes of a document without the encryption that no password is needed for."""
    if raw.FPDF_GetSecurityHandlerRevision(document.raw) < 0:
        return raw_bytes
    into = BytesIO()
    document.save(into, flags=raw.FPDF_REMOVE_SECURITY)
    return into.getvalue()


def _text_of(before: bytes) -> str:
    """Return the text of a version that was saved over; of one that cannot be opened there is none."""
    with suppress(pdfium.PdfiumError):
        document = pdfium.PdfDocument(before)
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    return ""


def _is_removed(before: list[str], now: str) -> bool:
    """Tell whether an earlier version has words that the pages have no more."""
    there = set(_WORD.findall(now))
    return any(word not in there for text in before for word in _WORD.findall(text))


def _lines_in_pictures(page: pdfium.PdfPage) -> set[tuple[int, int]]:
    """Return the pictures of a page that are formed as a line of text, by their width and height in dots."""
    width, height = page.get_size()
    found = set()
    for drawn in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = drawn.get_bounds()
        wide, tall = right - left, top - bottom
        if wide * tall > _LINE * width * height and wide >= _WIDE * tall and tall >= _LETTER:
            found.add(drawn.get_px_size())
    return found


def _is_pictured(page: pdfium.PdfPage) -> bool:
    """Tell whether pictures take so much of a page that some of its words may stand in them."""
    width, height = page.get_size()
    boxes = [drawn.get_bounds() for drawn in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)]
    return any((right - left) * (top - bottom) > _LARGE * width * height for left, bottom, right, top in boxes)


def _attachments(document: pdfium.PdfDocument) -> Iterator[pdfium.PdfAttachment]:
    size = 0
    for number in range(document.count_attachments()):
        each = document.get_attachment(number)
        size += len(each.get_data())
        if size > _MOST_ATTACHED:
            raise MemoryError
        yield each


def _about(document: pdfium.PdfDocument) -> Iterator[str]:
    """Yield the texts of the whole: its metadata, bookmarks and scripts."""
    yield from (f"{key}: {value}" for key, value in document.get_metadata_dict(skip_empty=True).items())
    yield from (each.get_title() for each in document.get_toc(max_depth=30))
    for number in range(raw.FPDFDoc_GetJavaScriptActionCount(document.raw)):
        action = raw.FPDFDoc_GetJavaScriptAction(document.raw, number)
        yield _wide(raw.FPDFJavaScriptAction_GetScript, action)
        raw.FPDFDoc_CloseJavaScriptAction(action)
    for number in range(max(0, raw.FPDF_GetSignatureCount(document.raw))):
        signature = raw.FPDF_GetSignatureObject(document.raw, number)
        yield _wide(raw.FPDFSignatureObj_GetReason, signature)


def _annotations(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[str]:
    """Yield the texts of the notes, links and fields of a page."""
    for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        if annotation:
            yield from _annotation(document, annotation)
            raw.FPDFPage_CloseAnnot(annotation)


def _annotation(document: pdfium.PdfDocument, annotation: Any) -> Iterator[str]:
    for key in _SAID:
        yield _wide(raw.FPDFAnnot_GetStringValue, annotation, key.encode())
    if form := document.formenv:
        yield from (_wide(ask, form.raw, annotation) for ask in _OF_FIELDS)
        for option in range(max(0, raw.FPDFAnnot_GetOptionCount(form.raw, annotation))):
            yield _wide(raw.FPDFAnnot_GetOptionLabel, form.raw, annotation, option)
    link = raw.FPDFAnnot_GetLink(annotation)
    if action := raw.FPDFLink_GetAction(link) if link else None:
        into = ctypes.create_string_buffer(_LONGEST_LINK)
        size = raw.FPDFAction_GetURIPath(document.raw, action, into, _LONGEST_LINK)
        yield into.raw[: max(0, min(size, _LONGEST_LINK) - 1)].decode("utf-8", "replace")


def _wide(ask: Callable[..., int], *about: Any) -> str:
    """Return a text that PDFium gives as UTF-16: first it tells how long it is."""
    size = ask(*about, None, 0)
    if size <= 2:
        return ""
    into = ctypes.create_string_buffer(size)
    kind = ask.argtypes[-2]  # type: ignore[attr-defined]  # a function of ctypes
    ask(*about, ctypes.cast(into, kind), size)
    return into.raw[: size - 2].decode("utf-16-le", "replace")


def _words(textpage: pdfium.PdfTextPage, places: list[int]) -> list[str]:
    """Return the runs of characters at some places; shorter ones than a word are ornaments."""
    runs: list[str] = []
    last = -9
    for place in places:
        char = chr(min(raw.FPDFText_GetUnicode(textpage.raw, place), 0x10FFFF))
        if place - last <= 2 and runs:
            runs[-1] += (" " if place - last == 2 else "") + char
        else:
            runs.append(char)
        last = place
    return [run for run in runs if sum(map(str.isalnum, run)) >= _FEWEST]


if __name__ == "__main__":
    sys.exit(answer(sys.argv[1:], _CPU_SECONDS, _texts))
