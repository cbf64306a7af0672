"""The commands of `protokoll` that help an editor write: schema, format, new, explain, diff, staged.

Here is only what is typed and what is printed; what they do is in modules of their own.
"""

from __future__ import annotations

from pathlib import Path

import click

from generator import schema as json_schema
from generator.terminal import Stop

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.option(
    "--out", type=_FOLDER, default=Path("schema"), show_default=True, help="Mapp att skriva beskrivningarna i."
)
def schema(out: Path) -> None:
    """Skriv filernas form som JSON Schema, för program att redigera i.

    Med den föreslår programmet fälten medan du skriver, förklarar dem och stryker under det som inte kan stämma.
    """
    written = list(json_schema.files())
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in written:
            (out / name).write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Stop(f"Det gick inte att skriva i mappen {out}: {error.strerror}.") from error
    click.echo(f"{len(written)} filer skrivna i {out}: {', '.join(name for name, _ in written)}.")


COMMANDS = (schema,)
