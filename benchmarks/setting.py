"""Setting: a record of minutes set as a municipality prints it, as Word, OpenDocument, PDF and text.

What is set can be imported again, and the draft held against the record: `set_minutes` says in which order and under
which words the values stand, `as_docx`, `as_odt`, `as_pdf` and `as_text` how the file is written.
"""

# ruff: noqa: E501 - markup

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any

# How the sections of a § are headed.
HEADINGS = {
    "beslut": "Beslut", "sammanfattning": "Sammanfattning av ärendet", "handlingar": "Handlingar i ärendet",
    "yrkanden": "Yrkanden", "beslutsgång": "Beslutsgång", "voteringar": "Votering", "reservationer": "Reservationer",
    "särskilda_yttranden": "Särskilda yttranden", "protokollsanteckningar": "Protokollsanteckningar", "jäv": "Jäv",
    "deltar_ej": "Deltar inte i beslutet",
}  # fmt: skip
# What stands after a name where a record has nothing but the name.
ONLY_WHO = {
    "reservationer": " reserverar sig mot beslutet.", "deltar_ej": " deltar inte i beslutet.",
    "särskilda_yttranden": " lämnar ett särskilt yttrande.", "protokollsanteckningar": " antecknar till protokollet.",
}  # fmt: skip
_DAYS = {"uppsatt": "Anslaget sätts upp", "nedtas": "Anslaget tas ned", "förvaring": "Förvaringsplats för protokollet"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a page: a title, heading, paragraph or entry of a list (`text`), or the rows of a table.

    `kind` is title, item, name (of a §), heading, text, entry, table, or front: rows of a label and lines beside it.
    """

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Town:
    """How a town sets its minutes: its words for sections and labels, and how it sets a list, the head of a § and a vote."""

    headings: dict[str, str]
    labels: dict[str, str]
    people: str = "lines"  # table: a column each for name, party, office; comma: "Anna Ek, S"; running: one sentence
    item: str = "§ {nr}\n{title}\nDiarienummer: {cases}"
    last: tuple[str, ...] = ()  # sections that stand last, whatever the record's order
    vote: str = "sentences"  # table: a roll-call; lists: names below "Ja-röster (8):"


# Three towns whose minutes the importer was not made on.
TOWNS = {
    "tabell": Town(
        {"beslut": "Beslut i ärendet", "sammanfattning": "Ärendebeskrivning", "handlingar": "Underlag för beslut",
         "yrkanden": "Förslag på mötet", "beslutsgång": "Så fattades beslutet", "voteringar": "Omröstningsresultat",
         "reservationer": "Reservation", "särskilda_yttranden": "Särskilt yttrande",
         "protokollsanteckningar": "Anteckning till protokollet", "jäv": "Anmälan om jäv", "deltar_ej": "Deltar ej i beslutet"},
        {"tid_plats": "Tid och plats", "beslutande": "Närvarolista", "ersättare": "Närvarande ersättare", "övriga": "Tjänstepersoner",
         "sekreterare": "Protokollförare", "justerare": "Justeringspersoner", "justering": "Justeringsdag"},
        people="table", vote="table",
    ),
    "komma": Town(
        {"beslut": "BESLUT", "sammanfattning": "SAMMANFATTNING", "handlingar": "BESLUTSUNDERLAG", "yrkanden": "YRKANDEN",
         "beslutsgång": "PROPOSITIONSORDNING", "voteringar": "OMRÖSTNING", "reservationer": "RESERVATIONER",
         "särskilda_yttranden": "SÄRSKILDA YTTRANDEN", "protokollsanteckningar": "PROTOKOLLSANTECKNINGAR", "jäv": "JÄV",
         "deltar_ej": "DELTAR INTE I BESLUTET"},
        {"tid_plats": "Dag, tid och plats", "beslutande": "Ledamöter", "ersättare": "Ej tjänstgörande ersättare", "övriga": "Tjänstemän",
         "sekreterare": "Vid protokollet", "justerare": "Utsedda att justera protokollet", "justering": "Dag för justering"},
        people="comma", item="{nr} §  {title}\nDnr {cases}", last=("beslut", "voteringar", "reservationer"), vote="lists",
    ),
    "löpande": Town(
        {"beslut": "Beslut:", "sammanfattning": "Ärendet:", "handlingar": "Handlingar:", "yrkanden": "Yrkanden och förslag:",
         "beslutsgång": "Beslutsgång:", "voteringar": "Votering:", "reservationer": "Reservationer:",
         "särskilda_yttranden": "Särskilda yttranden:", "protokollsanteckningar": "Protokollsanteckningar:", "jäv": "Jäv:",
         "deltar_ej": "Deltar inte i beslutet:"},
        {"tid_plats": "Sammanträdestid och plats", "beslutande": "Närvarande ledamöter", "ersättare": "Närvarande ersättare",
         "övriga": "Också närvarande", "sekreterare": "Sekreterare", "justerare": "Att jämte ordföranden justera", "justering": "Justerat"},
        people="running", item="Ärende {nr}\n{title}\n({cases})",
    ),
}  # fmt: skip


def set_in_town(record: dict[str, Any], body: str, town: Town) -> list[Piece]:
    """Return the pieces of a protocol as one of the towns sets it."""
    place = ", ".join(
        filter(None, (record.get("plats"), record["datum"], f"kl. {record['tid']}" if record.get("tid") else ""))
    )
    pieces = [
        Piece("title", "Protokoll"),
        Piece("text", body),
        Piece("front", rows=((town.labels["tid_plats"], place),)),
    ]
    for key in ("beslutande", "ersättare", "övriga"):
        if names := record.get(key):
            pieces += _people(town, key, [str(each) for each in names])
    for key in ("sekreterare", "justerare"):
        if names := record.get(key):
            joined = (
                names
                if isinstance(names, str)
                else " och ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
            )
            pieces.append(Piece("front", rows=((town.labels[key], joined),)))
    pieces += [
        Piece("front", rows=((town.labels["justering"], each["datum"]),)) for each in record.get("justering", ())
    ]
    pieces += [
        Piece("front", rows=tuple((label, each[key]) for key, label in _DAYS.items() if key in each))
        for each in record.get("anslag", ())
    ]
    for item in record["paragrafer"]:
        pieces += _item_of(item, town)
    return pieces


def _people(town: Town, key: str, names: Sequence[str]) -> Iterator[Piece]:
    label = town.labels[key]
    if town.people == "table" and key != "övriga":
        yield Piece("heading", label)
        rows = [re.match(r"(?P<name>[^(,]+?) \((?P<party>[^)]+)\),?(?: (?P<rest>.*))?$", name) for name in names]
        if all(rows):
            cells = tuple((row["name"], row["party"], row["rest"] or "") for row in rows if row)
            yield Piece("table", rows=(("Namn", "Parti", "Uppdrag"), *cells))
        else:
            yield from (Piece("text", name) for name in names)
        return
    if town.people == "comma":
        names = [re.sub(r" \(([A-ZÅÄÖ]{1,4})\)", r", \1", name) for name in names]
    if town.people == "running":
        names = [" och ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]]
    yield Piece("front", rows=((label, "\n".join(names)),))


def _item_of(item: dict[str, Any], town: Town) -> Iterator[Piece]:
    cases = item.get("ärende", [])
    cases = [cases] if isinstance(cases, str) else [each if isinstance(each, str) else each["nr"] for each in cases]
    rows = town.item.format(nr=item["nr"], title=item["rubrik"], cases=", ".join(cases)).split("\n")
    yield Piece("item", rows[0])
    yield from (
        Piece("name", row) for row in rows[1:] if cases or "{cases}" not in town.item.split("\n")[rows.index(row)]
    )
    if item.get("typ", "")[:1].isupper():
        yield Piece("text", item["typ"])
    keys = [key for key in item if key not in town.last] + [key for key in town.last if key in item]
    for key in keys:
        if key == "avsnitt":
            for each in item[key]:
                yield Piece("heading", each["rubrik"])
                yield from _markdown(each["text"])
        elif key in town.headings:
            yield Piece("heading", town.headings[key])
            if key == "voteringar" and town.vote != "sentences":
                for vote in item[key]:
                    yield from _vote_of(vote, town.vote)
            else:
                yield from _value(key, item[key])


def _vote_of(vote: dict[str, Any], way: str) -> Iterator[Piece]:
    if "ja" in vote and "nej" in vote:
        yield Piece("text", f"Ja-röst för {vote['ja']}. Nej-röst för {vote['nej']}.")
    figures = vote.get("resultat", {})
    if figures and "ja" in figures:
        yield Piece(
            "text",
            ", ".join(
                f"{figures[how]} {how}" for how in ("ja", "nej", "avstår", "frånvarande", "kvittade") if how in figures
            )
            + ".",
        )
    ballots = {how: names for how, names in vote.get("röster", {}).items() if names}
    if way == "table" and ballots:
        ways = [
            how for how in ("ja", "nej", "avstår", "frånvarande", "kvittade") if how in ballots or how in ("ja", "nej")
        ]
        rows = [
            (str(name), *("X" if each == how else "" for each in ways)) for how in ways for name in ballots.get(how, ())
        ]
        yield Piece("table", rows=(("Ledamot", *(each.capitalize() for each in ways)), *rows))
        return
    for how, names in ballots.items():
        yield Piece("text", f"{ {'ja': 'Ja-röster', 'nej': 'Nej-röster'}.get(how, how.capitalize()) } ({len(names)}):")
        yield from (Piece("text", str(name)) for name in names)


def set_minutes(record: dict[str, Any], body: str, headings: dict[str, str] | None = None) -> list[Piece]:
    """Return the pieces of a protocol, from its record as YAML has it (texts); `body` is the name of who met."""
    headed = HEADINGS | (headings or {})
    front = [
        (
            "Plats och tid",
            ", ".join(filter(None, (record.get("plats"), f"kl. {record['tid']}" if record.get("tid") else ""))),
        )
    ]
    for key, label in (("beslutande", "Beslutande"), ("ersättare", "Ersättare"), ("övriga", "Övriga närvarande")):
        front += [(label, "\n".join(record[key]))] if record.get(key) else []
    for key, label in (("sekreterare", "Sekreterare"), ("justerare", "Justerare")):
        if names := record.get(key):
            front.append((label, "\n".join(names) if isinstance(names, list) else names))
    front += [
        ("Justeringens plats och tid", f"Digital justering {each['datum']}") for each in record.get("justering", ())
    ]
    pieces = [
        Piece("title", "Sammanträdesprotokoll"), Piece("text", body), Piece("text", f"Sammanträdesdatum {record['datum']}"),
        Piece("front", rows=tuple((label, value) for label, value in front if value)),
    ]  # fmt: skip
    notices = record.get("anslag", ())
    if notices:
        pieces.append(Piece("heading", "Bevis om anslag"))
        for each in notices:
            rows = [(label, each[key]) for key, label in _DAYS.items() if key in each]
            if "paragrafer" in each:
                rows.append(("Paragrafer", each["paragrafer"]))
            pieces += [Piece("front", rows=tuple(rows))] if rows else []
    for item in record["paragrafer"]:
        pieces += _item(item, headed)
    return pieces


def _item(item: dict[str, Any], headed: dict[str, str]) -> Iterator[Piece]:
    cases = item.get("ärende", [])
    cases = [cases] if isinstance(cases, str) else cases
    yield Piece("item", f"§ {item['nr']}" + (f" Dnr {', '.join(cases)}" if cases else ""))
    yield Piece("name", item["rubrik"])
    if item.get("typ", "")[:1].isupper():
        yield Piece("text", item["typ"])
    own = item.get("rubriker", {})
    for key, value in item.items():
        if key == "avsnitt":
            for each in value:
                yield Piece("heading", each["rubrik"])
                yield from _markdown(each["text"])
        elif key in headed:
            yield Piece("heading", own.get(key, headed[key]))
            yield from _value(key, value)


def _value(key: str, value: Any) -> Iterator[Piece]:
    if isinstance(value, str):
        yield from _markdown(value if key != "jäv" else f"{value} anmäler jäv.")
        return
    for each in value:
        if isinstance(each, str):
            yield Piece("text", f"{each} anmäler jäv." if key == "jäv" else each)
        elif key == "voteringar":
            yield from _vote(each)
        else:
            lead = each.get("ingress")
            if lead:
                yield Piece("text", lead)
            whose = [*_listed(each.get("av")), *_listed(each.get("för"))]
            text = each.get("text", "")
            named = lead or any(name.split(" (")[0] in text for name in whose)
            said = ONLY_WHO.get(key, "") if not text else f": {text}"
            yield from _markdown(text if named else f"{', '.join(whose)}{said}")


def _listed(value: Any) -> list[str]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _vote(vote: dict[str, Any]) -> Iterator[Piece]:
    """Yield a vote in the words of most minutes: the proposition, and who voted how, or its own words."""
    if "ja" in vote and "nej" in vote:
        yield Piece("text", f"Godkänd voteringsproposition: ”Ja för {vote['ja']} och Nej för {vote['nej']}.”")
    figures = vote.get("resultat", {})
    if figures:
        more = f" {figures['avstår']} ledamöter avstår från att rösta." if figures.get("avstår", "0") != "0" else ""
        if figures.get("frånvarande", "0") != "0":
            more += f" {figures['frånvarande']} ledamöter är frånvarande."
        if figures.get("kvittade", "0") != "0":
            more += f" {figures['kvittade']} ledamöter är kvittade."
        yield Piece("text", f"Omröstningen utfaller med {figures['ja']} Ja mot {figures['nej']} Nej.{more}")
    for how, verb in (("ja", "röstar Ja"), ("nej", "röstar Nej"), ("avstår", "avstår från att rösta")):
        if names := vote.get("röster", {}).get(how):
            listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} och {names[-1]}"
            yield Piece("text", f"{listed} {verb} ({len(names)}).")
    for how in ("frånvarande", "kvittade"):
        if away := vote.get("röster", {}).get(how):
            yield Piece("text", f"{how.capitalize()}: {', '.join(away)}.")


def _markdown(text: str) -> Iterator[Piece]:
    for block in re.split(r"\n\s*\n", text.strip()):
        rows = [row for row in block.split("\n") if row.strip()]
        if all(row.lstrip().startswith("|") for row in rows):
            cells = [tuple(cell.strip() for cell in row.strip().strip("|").split("|")) for row in rows]
            yield Piece("table", rows=tuple(row for row in cells if not all(set(cell) <= set(":-") for cell in row)))
        elif all(re.match(r"(?:-|\d+\.) ", row) for row in rows):
            yield from (Piece("entry", _plain(row)) for row in rows)
        else:
            yield Piece("text", _plain(" ".join(rows)))


def _plain(text: str) -> str:
    return re.sub(r"\\([\\*_`#>+-])", r"\1", text)


def as_text(pieces: Sequence[Piece]) -> str:
    """Return the protocol as a text file."""
    out: list[str] = []
    for piece in pieces:
        if piece.kind == "front":
            for label, value in piece.rows:
                out += ["", label, *value.split("\n")]
        elif piece.kind == "table":
            out += ["", *("\t".join(row) for row in piece.rows)]
        else:
            out += ["", piece.text] if piece.kind != "name" else [piece.text]
    return "\n".join(out) + "\n"


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLES = f"""<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="paragraph" w:styleId="title"><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="item"><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="name"><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="heading"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="entry"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>
</w:style></w:styles>"""
_NUMBERING = f"""<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def as_docx(pieces: Sequence[Piece], *, controls: bool = False) -> bytes:
    """Return the protocol as a Word document; with `controls` what a template lets be filled in is in content controls."""
    body = "".join(_word(piece, controls=controls) for piece in pieces)
    return packed({
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
    })  # fmt: skip


def packed(parts: dict[str, str]) -> bytes:
    """Return parts as a zip, always the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, text)
    return stream.getvalue()


def _word(piece: Piece, *, controls: bool) -> str:
    if piece.kind in ("front", "table"):
        rows = "".join(
            "<w:tr>" + "".join(f"<w:tc>{_cell(cell, controls=controls and bool(place))}</w:tc>" for place, cell in enumerate(row))
            + "</w:tr>"
            for row in piece.rows
        )  # fmt: skip
        return f"<w:tbl>{rows}</w:tbl><w:p/>"
    text, style = piece.text, piece.kind
    if piece.kind == "entry":
        text = re.sub(r"^- ", "", text)
        style = "entry" if text != piece.text else "Normal"
    inner = _run(text)
    if controls and piece.kind in ("name", "text"):
        inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def _cell(text: str, *, controls: bool) -> str:
    paras = "".join(f"<w:p>{_run(row)}</w:p>" for row in text.split("\n"))
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{paras}</w:sdtContent></w:sdt>" if controls else paras


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


_ODT = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
                       ("fo", "xsl-fo-compatible"))
)  # fmt: skip


def as_odt(pieces: Sequence[Piece]) -> bytes:
    """Return the protocol as an OpenDocument text."""
    sizes = {"title": 18, "item": 12, "name": 14, "heading": 11}
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph"><style:text-properties fo:font-weight="bold" '
        f'fo:font-size="{size}pt"/></style:style>'
        for name, size in sizes.items()
    )
    default = '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt"/></style:default-style>'
    bullets = '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
    content = (
        f"<office:document-content {_ODT}><office:automatic-styles>{styles}{bullets}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(map(_open, pieces))}</office:text></office:body></office:document-content>"
    )
    return packed({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": f"<office:document-styles {_ODT}><office:styles>{default}</office:styles></office:document-styles>",
    })  # fmt: skip


def _open(piece: Piece) -> str:
    if piece.kind in ("front", "table"):
        rows = "".join(
            "<table:table-row>"
            + "".join(
                "<table:table-cell>" + "".join(f"<text:p>{escape(row)}</text:p>" for row in cell.split("\n")) + "</table:table-cell>"
                for cell in row
            )
            + "</table:table-row>"
            for row in piece.rows
        )  # fmt: skip
        return f"<table:table>{rows}</table:table><text:p/>"
    if piece.kind == "entry" and piece.text.startswith("- "):
        return f'<text:list text:style-name="L1"><text:list-item><text:p>{escape(piece.text[2:])}</text:p></text:list-item></text:list>'
    return f'<text:p text:style-name="{piece.kind}">{escape(piece.text)}</text:p>'


_ROWS = 35  # lines of a cell on one page
_LONGEST, _LINE = 1500, 58  # signs of a paragraph that no page may hold, and of a line of a cell


def _rows_of(text: str) -> list[str]:
    """Return a line of a cell, as lines if it is a paragraph that may not fit on a page."""
    return wrap(text, _LINE) if len(text) > _LONGEST else [text]


def as_pdf(pieces: Sequence[Piece]) -> bytes:
    """Return the protocol as a PDF of A4 pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    fonts = {"title": 18, "item": 12, "name": 14, "heading": 11}
    styles = {
        kind: ParagraphStyle(kind, fontName="Helvetica-Bold", fontSize=size, leading=size + 3, spaceBefore=10 if kind != "name" else 0)
        for kind, size in fonts.items()
    }  # fmt: skip
    plain = ParagraphStyle("text", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=7)
    made: list[Any] = []
    for piece in pieces:
        if piece.kind in ("front", "table"):
            told = piece.rows
            if piece.kind == "front":
                # A row that is taller than a page cannot be set.
                told = tuple(
                    (label * (not start), "\n".join(lines[start : start + _ROWS]))
                    for label, value in told
                    for lines in [[line for each in value.split("\n") for line in _rows_of(each)]]
                    for start in range(0, len(lines), _ROWS)
                )
            if not told:
                continue
            rows = [[Paragraph(escape(cell).replace("\n", "<br/>"), plain) for cell in row] for row in told]
            width = 450 / max(len(row) for row in rows)
            style = [("VALIGN", (0, 0), (-1, -1), "TOP")] + (
                [("GRID", (0, 0), (-1, -1), 0.5, "black")] * (piece.kind == "table")
            )
            widths = [130, 320] if piece.kind == "front" else [width] * len(rows[0])
            made += [Table(rows, colWidths=widths, style=TableStyle(style)), Spacer(1, 8)]
        else:
            text = "• " + piece.text[2:] if piece.kind == "entry" and piece.text.startswith("- ") else piece.text
            made.append(Paragraph(escape(text), styles.get(piece.kind, plain)))
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4, invariant=True).build(made)
    return stream.getvalue()


_LINES = 44  # of typewriting on a page that lies on its side


def typed(text: str) -> list[Piece]:
    """Return the lines of a text as pieces, one each, as somebody who pastes them into Word has them."""
    return [Piece("text", line) for line in text.replace("\f", "\n").split("\n")]


def as_typed_pdf(pieces: Sequence[Piece]) -> bytes:
    """Return lines as a PDF in typewriting, every blank where it was, on pages that lie on their side."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=landscape(A4), invariant=True)
    for start in range(0, len(pieces), _LINES):
        canvas.setFont("Courier", 11)
        for number, piece in enumerate(pieces[start : start + _LINES]):
            canvas.drawString(30, 560 - 12 * number, piece.text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
