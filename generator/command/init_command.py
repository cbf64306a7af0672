"""The command `protokoll init`: a new archive for a municipality, asked for in six questions or told by options."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from generator import __version__
from generator.command.swedish import Command
from generator.command.terminal import Stop
from generator.model import Municipality

if TYPE_CHECKING:
    from generator.standard.founding import Founding

_FILE = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False)
# What an archive already has when it is one.
_OF_A_MUNICIPALITY = ("Kommunfullmäktige; Kommunstyrelsen", "KS 2024/123")
_OF_A_REGION = ("Regionfullmäktige; Regionstyrelsen", "RS 2024/123")
_TAKEN = ("mkdocs.yml", "content")


@click.command(cls=Command)
@click.argument("mapp", type=_FOLDER, default=Path())
@click.option("--kommun", help="Kommunens eller regionens namn, till exempel Falkenbergs kommun.")
@click.option("--kod", help="Kommunkoden. Behövs inte för Sveriges kommuner och regioner: programmet kan dem.")
@click.option("--adress", help="Adressen där webbplatsen ska ligga.")
@click.option("--organ", multiple=True, help="Ett organ, med namn eller id=namn. Upprepas.")
@click.option(
    "--diarienummer", multiple=True, help="Ett diarienummer som exempel, till exempel ”KS 2024/123”. Upprepas."
)
@click.option("--kontakt", help="Hur kommunen nås: e-post, telefon, länk eller några ord.")
@click.option(
    "--parti", multiple=True, help="Ett lokalt parti, beteckning=namn. Upprepas. Riksdagens partier kommer med."
)
@click.option("--logotyp", type=_FILE, default=None, help="Kommunens logotyp, en fil i png eller svg.")
@click.option("--färg", "färger", multiple=True, help="En egen färg, till exempel länkar=#17497A. Upprepas.")
@click.option(
    "--github", "organisation", default="", help="Organisationen på GitHub, till listan över vem som godkänner."
)
@click.option("--namn", "site_name", default="Öppna protokoll", show_default=True, help="Webbplatsens namn.")
def init(mapp: Path, logotyp: Path | None, **said: Any) -> None:
    """Gör ett nytt arkiv för en kommun i MAPP, annars i mappen du står i.

    Det som inte sägs med val frågas det efter. Ingen fil skrivs över. Det som skrivs går igenom kontrollen och kan
    byggas genast.
    """
    # Jinja is loaded for this command only.
    from generator.standard import founding, upgrading

    if taken := [name for name in _TAKEN if (mapp / name).exists()]:
        raise Stop(f"I {mapp.resolve()} finns redan {' och '.join(taken)}. Välj en tom mapp: protokoll init min-mapp.")
    told, court = _founding(f"bilder/logotyp{logotyp.suffix.lower()}" if logotyp else "", **said)
    try:
        founding.agree(told)
        files = {path: text.encode() for path, text in founding.files(told)}
        if logotyp:
            files[f"content/{told.logo}"] = logotyp.read_bytes()
        _examined(files)
        files[upgrading.RECORD] = upgrading.first_record(told, files)
        written = _write(mapp, files, founding.EXECUTABLE)
    except founding.FoundingError as error:
        raise Stop(str(error)) from error
    except OSError as error:
        raise Stop(f"{error.filename or mapp} går inte att läsa eller skriva: {error.strerror}.") from error
    forms = [founding.form(number) for number in told.case_numbers]
    click.echo(_told(mapp, written, files, court=court, forms=forms))


def _founding(
    logo: str,
    *,
    kommun: str | None,
    kod: str | None,
    adress: str | None,
    organ: tuple[str, ...],
    diarienummer: tuple[str, ...],
    kontakt: str | None,
    parti: tuple[str, ...],
    färger: tuple[str, ...],
    organisation: str,
    site_name: str,
) -> tuple[Founding, str]:
    """Ask for what was not said by an option; return all of it, and the court of a municipality that is known."""
    from generator.standard import founding, place

    name = kommun or _asked("Vad heter kommunen (eller regionen)?")
    known = place(kod or name)
    if kod is None:
        kod = (
            known.code
            if known
            else _asked("Vilken kommunkod har den (fyra siffror, en regions två; lämna tomt om den saknas)?", "")
        )
    region = Municipality.model_construct(name=name.strip(), code=kod or None).called == "regionen"
    bodies, number = _OF_A_REGION if region else _OF_A_MUNICIPALITY
    told = founding.Founding(
        name,
        adress or _asked("På vilken adress ska webbplatsen ligga (till exempel https://protokoll.exempel.se/)?"),
        kod,
        organ or _several("Vilka organ har protokoll (skilj dem med semikolon)?", bodies),
        diarienummer or _several("Hur ser ett diarienummer ut (ett exempel, eller flera med semikolon)?", number),
        kontakt or _asked("Hur når en läsare kommunen (e-post, telefon eller länk)?"),
        parti,
        organisation,
        site_name,
        logo,
        färger,
    )
    return told, known.court if known else ""


def _asked(question: str, default: str | None = None) -> str:
    if not sys.stdin.isatty() and default is not None:
        return default
    try:
        return str(click.prompt(question, default=default, prompt_suffix=" ", show_default=bool(default)))
    except click.Abort as error:
        if sys.stdin.isatty():
            raise
        raise Stop(
            f"Det finns ingen här att fråga: {question} Svara med ett val i stället, se protokoll init --hjälp."
        ) from error


def _several(question: str, default: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _asked(question, default).split(";") if part.strip())


def _examined(files: dict[str, bytes]) -> None:
    """Stop if the registers that would be written are not right: somebody said what cannot stand there."""
    from generator.checks import examine
    from generator.findings import has_errors, render_text

    with TemporaryDirectory(prefix="protokoll-") as folder:
        _write(Path(folder), {path: raw for path, raw in files.items() if path.startswith("content/")}, ())
        findings = examine(Path(folder, "content")).findings
    if has_errors(findings):
        raise Stop(f"{render_text(findings)}Ingenting är skrivet. Svara på ett annat sätt.")


def _write(folder: Path, files: dict[str, bytes], executable: frozenset[str] | tuple[()]) -> list[str]:
    """Write the files that are not there yet, and return their paths."""
    written = []
    for name, raw in files.items():
        path = folder / name
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        if name in executable:
            path.chmod(0o755)
        written.append(name)
    return written


def _told(folder: Path, written: list[str], files: dict[str, bytes], *, court: str, forms: list[str]) -> str:
    lines = [f"Arkivet är skrivet i {folder.resolve()}: {len(written)} filer."]
    if left := [name for name in files if name not in written]:
        lines.append(f"De här fanns redan och är som de var: {', '.join(left)}.")
    if court:
        lines.append(
            f"Överklaganden prövas enligt registret av {court}. Kontrollera det mot era överklagandehänvisningar."
        )
    else:
        lines.append(
            "Vilken förvaltningsrätt som prövar överklaganden är inte känt: fyll i den i content/register/kommun.yml."
        )
    if forms:
        lines.append(
            f"Diarienummer läses som {' och '.join(forms)}: {{år}} är året och {{nr}} löpnumret. Stämmer det inte "
            "rättar ni i content/register/kommun.yml."
        )
    lines += [
        "Gå dit och fortsätt:" if folder != Path() else "Fortsätt:",
        "  protokoll import protokollet.pdf   gör ett utkast av ett protokoll",
        "  protokoll serve                    visar webbplatsen medan du skriver",
        "  protokoll inkorg ../inkorg         gör en inkorg, där protokoll läggs in i webbläsaren",
        "README.md säger hur arkivet kommer upp på GitHub.",
    ]
    return "\n".join(lines)


@click.command(cls=Command)
@click.option("--check", is_flag=True, help="Skriv ingenting. Säg vad som skulle ändras, och sluta med 1.")
def upgrade(*, check: bool) -> None:
    """Anpassa arkivet till den här versionen av programmet.

    Det som programmet självt har skrivit och ingen har ändrat skrivs om, och filerna i content får arkivets form. Sedan
    sägs vad som är kvar att göra för hand.
    """
    from generator.content import formatting
    from generator.standard import upgrading
    from generator.standard.founding import FoundingError

    folder = Path()
    if not (folder / "mkdocs.yml").is_file():
        raise Stop("Här finns inget arkiv. Stå i arkivets mapp, där mkdocs.yml ligger.")
    try:
        needed = upgrading.upgrade(folder)
    except FoundingError as error:
        raise Stop(str(error)) from error
    formed = [each for each in formatting.formatted(formatting.yaml_files([folder / "content"])) if each.changed]
    done = [f"{path}: skriven" for path in needed.write]
    done += [f"{path}: den nya versionen inskriven, i övrigt som ni har den" for path in needed.pinned]
    done += [f"{path}: borttagen, för programmet gör den" for path in needed.remove]
    done += [f"{each.path}: skriven i arkivets form" for each in formed if each.text is not None]
    if not check:
        try:
            for path, raw in (needed.write | needed.pinned).items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(raw)
            for path in needed.remove:
                (folder / path).unlink()
            for each in formed:
                if each.text is not None:
                    formatting.replace(each.path, each.text)
        except OSError as error:
            raise Stop(f"{error.filename} går inte att skriva: {error.strerror}.") from error
    click.echo("\n".join([*done, *needed.left]) or f"Arkivet är redan anpassat till version {__version__}.")
    click.echo("Kör protokoll check: den säger om något i protokollen eller registren måste ändras.")
    sys.exit(1 if check and done else 0)


COMMANDS = (init, upgrade)
