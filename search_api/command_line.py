"""The command line ``akte``: names, options and help; what a command does stands in commands/.

Exit codes: 0 done, 1 something was refused or is not in order, 2 a setting or an option is wrong.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

app: Final = typer.Typer(
    name="akte",
    help="Aktenlotse: Akten zweier Behörden lesen, finden und nur denen zeigen, die sie sehen dürfen.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
users: Final = typer.Typer(help="Konten verwalten.", no_args_is_help=True, rich_markup_mode=None)
audit: Final = typer.Typer(help="Das Protokoll prüfen.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(users, name="users")
app.add_typer(audit, name="audit")


@app.command()
def serve() -> None:
    """Oberfläche, Schnittstelle und Leseprogramm starten."""
    from search_api.commands.serving import serve as run

    raise typer.Exit(run())


@app.command()
def work() -> None:
    """Ein weiteres Leseprogramm starten."""
    from search_api.commands.working import work as run

    raise typer.Exit(run())


@app.command()
def ingest(
    folder: Annotated[Path, typer.Argument(help="Ordner mit Dateien, auch in Unterordnern.")],
    labels: Annotated[
        Path | None,
        typer.Option(help="JSON-Zeilen: je Datei file (relativ zum Ordner) und ihre Kennzeichnung."),
    ] = None,
    agency: Annotated[str | None, typer.Option(help="Behörde, wo keine Zeile sie nennt.")] = None,
    unit: Annotated[str | None, typer.Option(help="Einheit, zum Beispiel stadt/bauamt.")] = None,
    classification: Annotated[
        int | None, typer.Option(help="0 offen, 1 intern, 2 vertraulich, 3 VS-NfD.", min=0, max=3)
    ] = None,
    release: Annotated[str | None, typer.Option(help="unit, agency oder partnership.")] = None,
    wait: Annotated[bool, typer.Option("--wait", help="Warten, bis alles gelesen und auffindbar ist.")] = False,
) -> None:
    """Einen Ordner mit Dateien einreichen; erneut aufgerufen, macht es da weiter, wo es aufgehört hat."""
    from search_api.commands.ingesting import Intake
    from search_api.commands.ingesting import ingest as run

    given = {"agency": agency, "unit": unit, "classification": classification, "release": release}
    defaults = {name: value for name, value in given.items() if value is not None}
    raise typer.Exit(run(Intake(folder, labels, defaults, wait)))


@app.command()
def reindex() -> None:
    """Den Suchindex aus der Datenbank neu aufbauen."""
    from search_api.commands.upkeep import reindex as run

    raise typer.Exit(run())


@app.command()
def reread(
    where: Annotated[
        str, typer.Option("--where", help='Bedingung, zum Beispiel "ocr_quality < 0.8 and page_count <= 20".')
    ],
) -> None:
    """Gescannte Seiten erneut lesen, in allen Dokumenten, auf die die Bedingung zutrifft."""
    from search_api.commands.upkeep import reread as run

    raise typer.Exit(run(where))


@app.command()
def doctor(
    repair: Annotated[bool, typer.Option("--repair", help="Was sich beheben lässt, gleich beheben.")] = False,
) -> None:
    """Datenbank, Suchindex und Dateien miteinander vergleichen."""
    from search_api.commands.upkeep import doctor as run

    raise typer.Exit(run(repair=repair))


@app.command()
def erase(document_id: Annotated[str, typer.Argument(help="Kennung des Dokuments.")]) -> None:
    """Ein Dokument mit allen Spuren löschen."""
    from search_api.commands.upkeep import erase as run

    raise typer.Exit(run(document_id))


@users.command("import")
def import_users(
    file: Annotated[Path, typer.Argument(help="JSON-Liste: id, name, agency, units, roles, clearance, password?")],
) -> None:
    """Konten anlegen oder ändern; fehlende Kennwörter werden erzeugt und einmal gezeigt."""
    from search_api.commands.users import import_users as run

    raise typer.Exit(run(file))


@audit.command()
def verify() -> None:
    """Prüfen, ob das Protokoll lückenlos und unverändert ist."""
    from search_api.commands.auditing import verify as run

    raise typer.Exit(run())


@app.command(hidden=True)
def openapi() -> None:
    """Die Beschreibung der Schnittstelle (OpenAPI) ausgeben."""
    from search_api.openapi import render

    typer.echo(render(), nl=False)


def main() -> None:
    """Run ``akte``; errors that a person can do something about are told in a sentence, without a traceback."""
    from search_api.commands.telling import told_in_a_sentence

    with told_in_a_sentence():
        app()
