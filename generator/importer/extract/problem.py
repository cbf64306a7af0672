"""What cannot be read: one finding, raised as ImportProblem; and the limits within which a file is read."""

from __future__ import annotations

from dataclasses import dataclass

from generator.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may ask for.

    `seconds` is for reading a file: by the clock in a process of its own, else of the processor. `ocr_seconds` is for
    reading one page from its picture, `memory` the bytes that the process which reads it may take. Without `ocr` pages
    that are pictures are not read at all.
    """

    pages: int = 2000
    bytes: int = 200_000_000
    characters: int = 10_000_000
    seconds: float = 60
    ocr_seconds: float = 120
    memory: int = 1_000_000_000
    ocr: bool = True


LIMITS = Limits()


class ImportProblem(Exception):  # noqa: N818 - bad input, not a fault of the program
    """A file cannot be imported; `finding` says why, in a sentence."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding

    def __reduce__(self) -> tuple[type[ImportProblem], tuple[Finding]]:
        """Travel between processes with the finding."""
        return type(self), (self.finding,)


def unreadable(name: str, message: str) -> ImportProblem:
    """Return the problem of a file that cannot be opened."""
    return ImportProblem(
        Finding(name, 0, 0, "import-olaslig", message, "Kontrollera att filen finns, heter rätt och går att öppna.")
    )


def too_large(name: str, message: str) -> ImportProblem:
    """Return the problem of a file that is larger than the limits."""
    hint = "Dela upp filen, eller spara om den utan bilagor och bilder, och importera protokollet för sig."
    return ImportProblem(Finding(name, 0, 0, "import-for-stor", message, hint))


def damaged(name: str) -> ImportProblem:
    """Return the problem of a PDF that is broken."""
    message = "PDF-filen är skadad eller avklippt och går inte att läsa."
    hint = "Hämta filen på nytt där den finns, eller öppna den och spara den som en ny PDF."
    return ImportProblem(Finding(name, 0, 0, "import-skadad", message, hint))


def cut_off(name: str) -> Finding:
    """Return the finding about a PDF that could be read but has no end."""
    message = "PDF-filen saknar sitt slut. Kanske blev den avklippt när den hämtades, och då fattas det sista."
    hint = "Kontrollera att protokollets sista sida är med i utkastet, eller hämta filen på nytt och importera igen."
    return Finding(name, 0, 0, "import-avklippt", message, hint, Severity.WARNING)


def locked(name: str) -> ImportProblem:
    """Return the problem of a PDF that asks for a password."""
    message = "PDF-filen är låst med ett lösenord."
    hint = "Öppna den med lösenordet och spara en kopia utan."
    return ImportProblem(Finding(name, 0, 0, "import-losenord", message, hint))


def too_slow(name: str, seconds: float) -> ImportProblem:
    """Return the problem of a file that takes too long to read."""
    message = f"Filen tog längre tid än {seconds:g} sekunder att läsa, och läsningen avbröts."
    again = "Öppna filen och spara den som en ny PDF" if name.lower().endswith(".pdf") else "Spara filen på nytt"
    hint = f"{again}, eller dela upp den i ett protokoll per fil."
    return ImportProblem(Finding(name, 0, 0, "import-for-lang-tid", message, hint))


def damaged_office(name: str) -> ImportProblem:
    """Return the problem of a Word or OpenDocument file that is broken."""
    message = "Dokumentet är skadat eller avklippt och går inte att läsa."
    hint = "Öppna det i Word eller LibreOffice, spara det på nytt, och importera det igen."
    return ImportProblem(Finding(name, 0, 0, "import-skadad", message, hint))


def locked_office(name: str) -> ImportProblem:
    """Return the problem of a Word or OpenDocument file that asks for a password."""
    message = "Dokumentet är låst med ett lösenord, eller sparat av en äldre Word (.doc)."
    hint = "Öppna det, ta bort lösenordet, välj Spara som och Word-dokument (.docx) eller PDF, och importera det."
    return ImportProblem(Finding(name, 0, 0, "import-losenord", message, hint))


def hidden_text(name: str, text: str) -> ImportProblem:
    """Return the problem of a document with text that is not seen: nobody has decided that it may be published."""
    message = f"Dokumentet har dold text ({len(text)} tecken) som inte syns när det skrivs ut."
    hint = "Ta bort den dolda texten, eller visa den om den hör till protokollet. Spara sedan, och importera igen."
    return ImportProblem(Finding(name, 0, 0, "import-dold-text", message, hint))


def older_format(name: str, what: str) -> ImportProblem:
    """Return the problem of a format that word processors wrote before; `what` is its name."""
    message = f"Filen är {what}, ett äldre format som inte läses."
    hint = "Öppna den i Word eller LibreOffice, välj Spara som och Word-dokument (.docx) eller PDF, och importera den."
    return ImportProblem(Finding(name, 0, 0, "import-okant-format", message, hint))


def unlike_its_name(name: str, suffix: str) -> ImportProblem:
    """Return the problem of a file that is called what it is not."""
    message = f"Filen slutar på {suffix}, men innehållet är något annat."
    hint = "Öppna den i programmet som den kommer från, och spara den som PDF eller Word-dokument (.docx)."
    return ImportProblem(Finding(name, 0, 0, "import-okant-format", message, hint))


def unknown_format(name: str) -> ImportProblem:
    """Return the problem of a file that is of no kind that is read."""
    message = "Filen är varken en PDF, ett Word-dokument (.docx), en .odt, en textfil eller en HTML-sida."
    hint = "Öppna den i programmet som den kommer från, och spara den som PDF eller Word-dokument (.docx)."
    return ImportProblem(Finding(name, 0, 0, "import-okant-format", message, hint))


def empty(name: str, message: str = "Filen är tom.") -> ImportProblem:
    """Return the problem of a file in which nothing stands."""
    return ImportProblem(
        Finding(name, 0, 0, "import-tom", message, "Kontrollera att det är rätt fil, och hämta den på nytt.")
    )
