"""The commands of `protokoll` that help an editor write: schema, format, new, explain, diff, staged.

Here is only what is typed and what is printed; what they do is in modules of their own.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from generator import schema as json_schema
from generator import skeleton
from generator.archive import Archive, nearest_body
from generator.archive.casenumbers import CaseNumbers
from generator.changes import comparison, render_markdown
from generator.changes import render_text as render_changes
from generator.checks import examine, privacy
from generator.checks.waivers import lifted
from generator.command.swedish import Command
from generator.command.terminal import Stop
from generator.content import formatting
from generator.content.loader import load
from generator.findings import Finding, render_text
from generator.model import CaseNumberForm
from generator.privacy.numbers import identity_numbers
from generator.rules import explanation
from generator.system import history
from generator.system.disk import disk_problem
from generator.system.history import HistoryError

_FOLDER = click.Path(path_type=Path, file_okay=False)
_CONTENT = click.option(
    "--content", "innehåll", type=_FOLDER, default=Path("content"), show_default=True, help="Mappen med protokollen."
)

# What GitHub shows of a request, and where it tells of it in the file of an event (webhook pull_request). Numbers of
# its own and addresses are no words of anybody.
_OF_REQUEST = (
    ("förslagets titel", "title"),
    ("förslagets text", "body"),
    ("namnet på förslagets gren", "head", "ref"),
    ("namnet på den som har gjort förslaget", "head", "label"),
    ("namnet på den som har gjort förslaget", "user", "login"),
    ("namnet på förrådet som förslaget kommer från", "head", "repo", "full_name"),
    ("beskrivningen av förrådet som förslaget kommer från", "head", "repo", "description"),
    ("en etikett på förslaget", "labels", "name"),
    ("beskrivningen av en etikett på förslaget", "labels", "description"),
    ("förslagets milstolpe", "milestone", "title"),
    ("beskrivningen av förslagets milstolpe", "milestone", "description"),
    ("namnet på den som har fått förslaget", "assignees", "login"),
    ("namnet på den som ska granska förslaget", "requested_reviewers", "login"),
    ("namnet på den grupp som ska granska förslaget", "requested_teams", "name"),
)


@click.command(cls=Command)
@click.option(
    "--out", type=_FOLDER, default=Path("schema"), show_default=True, help="Mapp att skriva beskrivningarna i."
)
def schema(out: Path) -> None:
    """Skriv filernas form som JSON Schema, för program att redigera i.

    Med den föreslår programmet fälten medan du skriver, förklarar dem och stryker under det som inte kan stämma.
    """
    try:
        written = json_schema.files()
    except json_schema.UndescribedKeyError as error:
        raise Stop(f"{error} Ingenting är skrivet.") from error
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in written:
            (out / name).write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Stop(f"Det gick inte att skriva i mappen {out}: {disk_problem(error)}.") from error
    click.echo(f"{len(written)} filer skrivna i {out}: {', '.join(name for name, _ in written)}.")


@click.command("format", cls=Command)
@click.argument("sökvägar", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Skriv ingenting. Säg vilka filer som skulle ändras, och sluta med 1.")
def format_files(sökvägar: tuple[Path, ...], *, check: bool) -> None:
    """Skriv om filer till arkivets form: indrag, listor, citattecken och tomma rader.

    Inga uppgifter ändras, och anteckningar som börjar med # står kvar. SÖKVÄGAR är filer eller mappar, annars content.
    """
    paths = sökvägar or (Path("content"),)
    for path in paths:
        if not path.exists():
            raise Stop(f"{path} finns inte. Stå i arkivets mapp när du kör protokoll format.")
    files = formatting.yaml_files(paths)
    findings: list[Finding] = []
    changed = unsafe = 0
    for file in formatting.formatted(files):
        findings += file.findings
        if file.text is None and not file.findings:
            unsafe += 1
            click.echo(f"{file.path}: lämnas som den är, för den går inte att skriva om utan att något ändras.")
        elif file.text is not None and file.changed:
            changed += 1
            click.echo(f"{file.path}: {'behöver skrivas om' if check else 'omskriven'}")
            if not check:
                _replace(file.path, file.text)
    if findings:
        click.echo(render_text(findings))
        click.echo("Filer med fel har lämnats som de är.")
    done = "skulle ändras" if check else "ändrade"
    click.echo(f"{len(files)} {'fil läst' if len(files) == 1 else 'filer lästa'}, {changed} {done}.")
    sys.exit(1 if findings or unsafe or (check and changed) else 0)


def _replace(path: Path, text: str) -> None:
    try:
        formatting.replace(path, text)
    except OSError as error:
        raise Stop(f"Det gick inte att skriva {path}: {disk_problem(error)}.") from error


@click.command(cls=Command)
@click.argument("organ", required=False)
@click.argument("datum", required=False)
@click.option(
    "--content", "innehåll", type=_FOLDER, default=Path("content"), show_default=True, help="Mappen med protokollen."
)
def new(organ: str | None, datum: str | None, innehåll: Path) -> None:
    """Skriv stommen till ett nytt protokoll efter organets förra.

    Med följer ledamöter, ersättare, uppdrag, sekreterare, lokal och nästa paragrafnummer. ORGAN är organets id, DATUM
    mötets dag (ÅÅÅÅ-MM-DD, annars dagens). Ett andra möte samma dag: 2024-04-17-2. En fil som redan finns skrivs
    aldrig över.
    """
    if organ is None:
        archive = _archive(innehåll)
        wanted = f"protokoll new {next(iter(archive.bodies), 'ks')} ÅÅÅÅ-MM-DD"
        raise Stop(f"Skriv vilket organ protokollet är från, och gärna dagen: {wanted}. {_named(archive)}")
    stem = datum or datetime.now().astimezone().date().isoformat()
    match = re.fullmatch(r"(\d{4}-\d{2}-\d{2})(-[2-9])?", stem)
    try:
        day = date.fromisoformat(match[1]) if match else None
    except ValueError:
        day = None
    if day is None:
        raise Stop(f"”{stem}” är inte en dag i formen ÅÅÅÅ-MM-DD. Skriv till exempel protokoll new {organ} 2024-04-17.")
    archive = _archive(innehåll)
    body = archive.bodies.get(organ)
    if body is None:
        meant = f" Menade du {near}?" if (near := nearest_body(organ, archive.bodies.values())) else ""
        raise Stop(f"Organet ”{organ}” finns inte i registret.{meant} {_named(archive)}")
    path = innehåll / "protokoll" / organ / f"{stem}.yml"
    text, last = skeleton.skeleton(body, day, stem, described=(innehåll.parent / skeleton.SCHEMA).is_file())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise Stop(
            f"{path} finns redan och skrivs inte över. Är det ett andra möte samma dag: protokoll new {organ} {day}-2."
        ) from error
    except OSError as error:
        raise Stop(f"Det gick inte att skriva {path}: {disk_problem(error)}.") from error
    after = f" efter protokollet den {last.date}" if last else ", utan förebild: organet har inget protokoll än"
    if last and last.date > day:
        after += ", som är senare: gå igenom namnen extra noga"
    click.echo(f"{path} är skriven{after}. Fyll i det som saknas; protokoll check säger vad som är kvar.")


def _named(archive: Archive) -> str:
    return f"De organ som finns är: {', '.join(f'{body.id} ({body.name})' for body in archive.bodies.values())}."


def _archive(folder: Path) -> Archive:
    """Return the archive of a content folder, as far as it can be read, or stop."""
    if not folder.is_dir():
        raise Stop(f"Mappen {folder} finns inte. Stå i arkivets mapp.")
    examination = examine(folder.resolve())
    if examination.archive is None:
        registers = [finding for finding in examination.findings if "/register/" in finding.file]
        raise Stop(f"{render_text(registers)}Rätta registren först.")
    return examination.archive


@click.command(cls=Command)
@click.argument("kod", required=False)
def explain(kod: str | None) -> None:
    """Förklara en regel: vad den är till för, och hur det blir fel och rätt.

    KOD är det som står sist i ett meddelande. Utan KOD räknas alla regler upp.
    """
    if kod is None:
        click.echo(explanation.overview())
        return
    words = explanation.explanation(kod)
    if words is None:
        near = explanation.nearest(kod)
        meant = f" Menade du {near}?" if near else ""
        raise Stop(f"Regeln ”{kod}” finns inte.{meant} protokoll explain räknar upp alla.")
    click.echo(words)


@click.command(cls=Command)
@click.argument("version", required=False)
@click.argument("sökvägar", nargs=-1, type=click.Path(path_type=Path))
@click.option("--to", default=None, metavar="VERSION", help="Jämför med den här versionen, i stället för filerna nu.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="Text för skärmen, eller Markdown för en pull request.",
)
@_CONTENT
def diff(version: str | None, sökvägar: tuple[Path, ...], to: str | None, form: str, innehåll: Path) -> None:
    """Berätta i ord vad som har ändrats sedan en VERSION i git, sida för sida.

    VERSION är till exempel HEAD (det senast sparade), HEAD~1 (det näst senaste) eller main. Utan VERSION är det HEAD.
    SÖKVÄGAR är filer eller mappar att nöja sig med.
    """
    if not innehåll.is_dir():
        raise Stop(f"Mappen {innehåll} finns inte. Stå i arkivets mapp.")
    root = innehåll.resolve()
    try:
        compared = comparison.compare(root, version or "HEAD", to)
    except HistoryError as error:
        if version and Path(version).exists():
            raise Stop(f"Skriv versionen före filen: protokoll diff HEAD {version}") from error
        raise Stop(str(error)) from error
    if version is None:
        click.echo(f"Jämfört med det senast sparade. Det här går att skriva: {history.known(root)}.\n")
    for path in sökvägar:
        lies_there = comparison.within(root, [path])
        if not path.exists() and not any(lies_there(change.file) for change in compared.changes):
            raise Stop(f"{path} finns inte, varken nu eller i {version}. Stå i arkivets mapp.")
    asked_for = comparison.within(root, sökvägar)
    changes = [change for change in compared.changes if asked_for(change.file)]
    unread = [name for name in compared.unread if asked_for(name)]
    paragraphs = []
    if changes or not unread:
        paragraphs.append((render_markdown if form == "markdown" else render_changes)(changes) or "Inget har ändrats.")
    if unread:
        paragraphs.append(
            f"Kunde inte jämföras, för filen är fel i den ena versionen eller båda: {', '.join(unread)}. "
            "Kör protokoll check."
        )
    click.echo("\n".join(paragraphs))


@click.command(cls=Command)
@click.option(
    "--since", default=None, metavar="VERSION", help="Granska i stället alla versioner som har sparats sedan VERSION."
)
@click.option(
    "--request",
    "förslag",
    metavar="FIL",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Granska också vad ett förslag på GitHub heter och säger, ur filen som GitHub beskriver det i.",
)
@_CONTENT
def staged(since: str | None, förslag: Path | None, innehåll: Path) -> None:
    """Stoppa personnummer innan de sparas i historiken: granska det som git add har tagit med.

    Granskar hela förrådet: filernas namn, slag och innehåll. Till för git:s pre-commit. Med --since granskas i stället
    det som har sparats, också det som är borttaget igen, och vad det sparades med: författare och beskrivning. Grenens
    namn granskas alltid, och med --request allt som GitHub visar av förslaget. Slutar med 1 om något av det inte får
    publiceras.
    """
    if not innehåll.is_dir():
        raise Stop(f"Mappen {innehåll} finns inte. Stå i arkivets mapp.")
    try:
        top = history.top_of(innehåll)
        archive = innehåll.resolve().relative_to(top.resolve()).as_posix()
        _said_around(top, förslag)
        if since is not None:
            _saved(top, archive, since)
            return
        files = history.staged(top)
    except HistoryError as error:
        raise Stop(str(error)) from error
    judge = _judge(innehåll.resolve(), archive)
    if findings := [finding for name, raw in files for finding in judge(name, raw)]:
        click.echo(render_text(findings), err=True)
        raise Stop("Ingenting har sparats. Rätta det, kör git add igen och spara på nytt.")


def _said_around(top: Path, request: Path | None) -> None:
    """Stop if a number stands in what is shown beside the files: the branch's name, and all that a request says."""
    told = [("grenens namn", history.branch(top))]
    if request:
        try:
            proposed = json.loads(request.read_bytes()).get("pull_request") or {}
            told += [(name, said) for name, *path in _OF_REQUEST for said in _at(proposed, path)]
        except (ValueError, AttributeError) as error:
            raise Stop(f"{request} är inte den fil som GitHub beskriver ett förslag i.") from error
    where = dict.fromkeys(name for name, text in told if text and next(identity_numbers(text), None))
    if where:
        raise Stop(
            f"Ett personnummer står i {' och '.join(where)}, och det är också en publicering (regel personnummer). "
            "Byt namn på grenen (git branch -m), ändra det som står i förslaget, och säg till den som sköter arkivet: "
            "GitHub visar också vad det hette förut."
        )


def _at(told: Any, path: Sequence[str]) -> Iterator[str]:
    """Yield the texts at a path in what GitHub tells; a list on the way stands for each in it."""
    if isinstance(told, list):
        for part in told:
            yield from _at(part, path)
    elif path:
        yield from _at(told.get(path[0]), path[1:]) if told else ()
    elif isinstance(told, str):
        yield told


def _judge(
    root: Path, archive: str, forms: Sequence[CaseNumberForm] | None = None
) -> Callable[[str, bytes], list[Finding]]:
    """Return a function that examines a file of a change, by the registers of the content folder as they are now.

    `archive` is that folder's path below the top of the repository. `forms` are the forms of case numbers that excuse
    a number, in place of those in the register now.
    """
    content, _ = load(root, (), 0)
    numbers = CaseNumbers(content.municipality.case_numbers if forms is None else forms)
    logo = content.municipality.logo
    return lambda name, raw: lifted(content, privacy.brought(name, raw, archive, logo, numbers))


def _forms_at(top: Path, archive: str, since: str) -> Sequence[CaseNumberForm] | None:
    """Return the forms of case numbers at a revision, None if there was no register of them.

    A change must not bring the form that excuses what it brings.
    """
    register = history.file_at(top, since, f"{archive}/register/kommun.yml")
    if register is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "content" / "register" / "kommun.yml"
        path.parent.mkdir(parents=True)
        path.write_bytes(register)
        return load(path.parent.parent, (), 0)[0].municipality.case_numbers


def _saved(top: Path, archive: str, since: str) -> None:
    """Stop if any version of any file since a revision, or what it was saved with, must not be in the history."""
    messages: dict[str, None] = {}
    root = (top / archive).resolve()
    judge, judge_now = _judge(root, archive, _forms_at(top, archive, since)), _judge(root, archive)
    for commit, name, raw in history.versions_since(top, since):
        if name:
            told = judge(name, raw)
            places = [f"{finding.file}, rad {finding.line}" if finding.line else finding.file for finding in told]
            excused = bool(told) and not judge_now(name, raw)
            why = ". Formen för ärendenumret är ny: lägg in den i ett eget förslag först" if excused else ""
            places = [f"{place} (regel {finding.code}){why}" for place, finding in zip(places, told, strict=True)]
        else:
            hit = next(identity_numbers(raw.decode("utf-8", "replace")), None)
            places = ["det som versionen sparades med: namn, e-post, beskrivning (regel personnummer)"] if hit else []
        for place in places:
            messages[f"Något som inte får publiceras finns i version {commit[:10]}: {place}."] = None
    if messages:
        click.echo("\n".join(messages), err=True)
        raise Stop(
            "Det finns kvar i historiken även om det är borttaget i filen nu. Slå inte ihop förslaget: stäng det, säg "
            "till den som sköter arkivet, och gör ett nytt förslag från början."
        )


@click.command("history", cls=Command)
@_CONTENT
def days(innehåll: Path) -> None:
    """Skriv när varje protokoll kom in i arkivet och senast ändrades, enligt git.

    Dagarna hamnar i filen historik.json bredvid mappen med protokollen, och bygget läser dem där. Kör det före bygget.
    """
    from generator.site.days import written
    from generator.site.inputs import HISTORY

    try:
        days = history.days_of(innehåll)
        target = innehåll.resolve().parent / HISTORY
        target.write_text(written(days), encoding="utf-8", newline="\n")
    except HistoryError as error:
        raise Stop(str(error)) from error
    except OSError as error:
        raise Stop(f"Det gick inte att skriva {HISTORY}: {disk_problem(error)}.") from error
    click.echo(f"Dagarna är skrivna i {HISTORY}.")


COMMANDS = (schema, format_files, new, explain, diff, staged, days)
