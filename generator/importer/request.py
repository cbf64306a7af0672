"""Request: what the inbox has received, in words: the text of a request to the public archive, the summary of a job.

GitHub takes 65,536 characters in the text of a request and 1 MiB in a summary (docs.github.com). An address of more
than 8 kB it refuses (414; github/docs, pull request 4537), so the text of a draft stands in one only if all of it fits.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from generator.changes import in_markdown
from generator.findings import render_text
from generator.importer.inbox import Received
from generator.language.text import count

_LONGEST_ADDRESS, _LONGEST_TEXT, _MOST_BYTES = 7_500, 60_000, 900_000

_TO_DO = """\
Ett utkast, som programmet har gjort av en fil i inkorgen. Webbplatsen ändras först när någon väljer **Merge pull
request**, men det som står här kan alla se.

1. Gå igenom listan nedan med originalet bredvid, och bocka av. I utkastet står `# osäkert:` vid samma värden.
2. Rätta: **Files changed**, de tre punkterna vid filen, **Edit file**, **Commit changes**. Ta bort anteckningen när du
   har läst.
3. Skriv `utfall` där beslutet är något annat än ett vanligt beslut. Programmet gissar det aldrig.
4. Läs efter personuppgifter. Syns något som inte får visas: säg genast till den som sköter arkivet, och stäng
   förslaget.
5. Ta bort raden `status: utkast` när allt är läst, och be en kollega läsa (**Reviewers**).
"""


def address(archive: str, path: str, text: str) -> tuple[str, bool]:
    """Return the address that opens a new file of an archive in the browser, and whether its text is in the address.

    It is if all of it fits. `archive` is "owner/name".
    """
    opened = f"https://github.com/{archive}/new/main?filename={quote(path, safe='')}"
    whole = f"{opened}&value={quote(text, safe='')}"
    return (whole, True) if len(whole) <= _LONGEST_ADDRESS else (opened, False)


def title(received: Received) -> str:
    """Return the title of a request."""
    return f"Protokoll: {received.body_name} {received.day}"


def request(received: Received) -> str:
    """Return the text of a request: what to do, whether the original goes along, and the list to check."""
    about = (
        "Originalet följer med, för att det lades i mappen `maskat`: läs att det verkligen är maskat."
        if received.original
        else "Originalet följer inte med. Det ligger i inkorgen."
    )
    # What the file was called is nobody's business: it may be a person's name.
    listed = re.sub(r"\A# .*", "# Att granska", received.review)
    return _cut(f"{_TO_DO}\n{about}\n\n{listed}", _LONGEST_TEXT)


def summary(all_received: Sequence[Received], archive: str, *, requests: bool) -> str:
    """Return a job's summary of the files received; `requests` tells whether what may leave is opened as requests."""
    if not all_received:
        return "Inget nytt i `inkommet` eller `maskat`.\n"
    parts = []
    room = _MOST_BYTES
    for received in all_received:
        part = _of_one(received, archive, requests=requests, whole=True)
        if len(part.encode()) > room:
            part = _of_one(received, archive, requests=requests, whole=False)
        room -= len(part.encode())
        parts.append(part)
    return "\n".join(parts)


def write(folder: Path, all_received: Sequence[Received], archive: str, *, requests: bool) -> None:
    """Write the summary, every draft with its list, and with `requests` what a job needs to open each of them."""
    (folder / "utkast").mkdir(parents=True)
    (folder / "sammanfattning.md").write_text(summary(all_received, archive, requests=requests), "utf-8")
    for number, received in enumerate(all_received, 1):
        stem = f"{number}-{received.body or 'okant-organ'}-{received.day or 'okand-dag'}"
        if received.draft:
            (folder / "utkast" / f"{stem}.yml").write_text(received.draft, "utf-8")
            (folder / "utkast" / f"{stem}.granska.md").write_text(received.review, "utf-8")
        if requests and received.may_leave:
            _write_request(folder / "forslag" / str(number), received)


def _write_request(folder: Path, received: Received) -> None:
    draft = folder / "filer" / received.path
    draft.parent.mkdir(parents=True)
    draft.write_text(received.draft, "utf-8")
    if received.original:
        shutil.copyfile(received.original, draft.with_suffix(".pdf"))
    (folder / "gren").write_text(f"inkorg/{received.body}-{received.day}\n", "utf-8")
    (folder / "rubrik").write_text(f"{title(received)}\n", "utf-8")
    (folder / "text.md").write_text(request(received), "utf-8")


def _of_one(received: Received, archive: str, *, requests: bool, whole: bool) -> str:
    lines = [f"## {in_markdown(received.name)}", ""]
    if received.findings:
        lines += [
            "**Ingenting har lämnat inkorgen.** Det här hittades i filen:",
            "",
            *_fenced(render_text(received.findings), ""),
        ]
    if not received.draft:
        return "\n".join([*lines, "Det blev inget utkast.", ""])
    if received.same:
        lines += [f"**Arkivet har redan precis det här utkastet**, `{received.path}`. Ingenting behöver göras.", ""]
    elif received.there:
        lines += [f"**Arkivet har redan `{received.path}`.** Jämför för hand: ingenting har skrivits över.", ""]
    elif received.same_meeting:
        lines += [_of_same_meeting(received), ""]
    elif not received.path:
        lines += ["Programmet hittar inte vilket organ eller vilken dag det gäller: fyll i `organ` och `datum`.", ""]
    elif requests and received.may_leave:
        lines += [
            f"Ett förslag öppnas i arkivet: **{in_markdown(title(received))}**. Länken står sist på den här sidan.",
            "",
        ]
    else:
        lines += [*_by_hand(received, archive, whole=whole), ""]
    if not whole:
        return "\n".join([*lines, "Utkast och lista är för långa att visa. De ligger under **Artifacts**.", ""])
    lines += ["<details><summary>Utkastet</summary>", "", *_fenced(received.draft, "yaml"), "</details>", ""]
    return "\n".join([*lines, "<details><summary>Att granska</summary>", "", received.review, "</details>", ""])


def _of_same_meeting(received: Received) -> str:
    name = in_markdown(received.same_meeting)
    told = f"**Filen gäller samma sammanträde som {name}**, och bara ett förslag öppnas: det ur {name}."
    if received.alike:
        return f"{told} Utkasten är lika, ord för ord. Ingenting behöver göras."
    return (
        f"{told} Utkasten skiljer sig. Är det här rätt fil: stäng förslaget (**Close pull request**), ta bort {name}"
        " ur inkorgen, ta också bort den här och lägg in den igen."
    )


def _by_hand(received: Received, archive: str, *, whole: bool) -> list[str]:
    link, filled = address(archive, received.path, received.draft)
    lines = [
        "Läs utkastet först: det som sparas i arkivet är offentligt." if received.findings else "Utkastet är klart."
    ]
    if filled:
        lines.append(f"[Öppna `{received.path}` i arkivet, med utkastet i]({link}).")
    else:
        where = "här under (knappen uppe till höger i rutan)" if whole else "filen under **Artifacts**"
        lines.append(f"[Öppna `{received.path}` i arkivet]({link}), och klistra in utkastet ur {where}.")
    lines.append("Välj sedan **Commit changes…**, **Create a new branch**, och klistra in listan som förslagets text.")
    return [" ".join(lines)]


def _fenced(text: str, language: str) -> list[str]:
    """Return a block of code that nothing in its text can end."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text))) if "`" in text else "```"
    return [f"{fence}{language}", text.rstrip("\n"), fence, ""]


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    kept = text[:most].rpartition("\n")[0]
    left = count(text[len(kept) :].count("\n"), "rad", "rader").capitalize()
    return f"{kept}\n\n**Listan är längre än så här.** {left} till står i inkorgen, under Actions.\n"
