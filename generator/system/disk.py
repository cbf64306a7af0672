"""Disk: what a disk or a database on it complains of, in Swedish."""

from __future__ import annotations

import errno
import sqlite3

_SAID = {
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "utrymmet som du får använda är slut",
    errno.EROFS: "disken går bara att läsa, inte att skriva på",
    errno.EACCES: "programmet får inte skriva eller läsa där",
    errno.EPERM: "programmet får inte skriva eller läsa där",
    errno.EIO: "disken svarar med fel",
    errno.EMFILE: "för många filer är öppna samtidigt",
    errno.ENFILE: "för många filer är öppna samtidigt",
    errno.ENAMETOOLONG: "ett namn är för långt",
    errno.ENOENT: "en fil eller mapp finns inte",
    errno.ENOTDIR: "något som skulle vara en mapp är en fil",
    errno.EISDIR: "något som skulle vara en fil är en mapp",
    errno.EEXIST: "något ligger i vägen",
    errno.ENOTEMPTY: "en mapp är inte tom",
    errno.EFBIG: "filen blir för stor",
    errno.ENOMEM: "datorns minne tog slut",
    errno.ELOOP: "en genväg leder till sig själv",
    errno.EXDEV: "mapparna ligger på olika diskar",
    errno.EPIPE: "den som skulle läsa slutade läsa",
    errno.EBUSY: "filen används av ett annat program",
    errno.EADDRINUSE: "adressen används redan av ett annat program",
    errno.EADDRNOTAVAIL: "adressen finns inte på den här datorn",
}
# What SQLite says, by the names of its results (sqlite.org/rescode.html).
_OF_SQLITE = {
    "SQLITE_FULL": "disken är full",
    "SQLITE_READONLY": "disken går bara att läsa, inte att skriva på",
    "SQLITE_CANTOPEN": "filen går inte att öppna",
    "SQLITE_IOERR": "disken svarar med fel, eller är full",
    "SQLITE_BUSY": "filen används av ett annat program",
    "SQLITE_LOCKED": "filen används av ett annat program",
    "SQLITE_CORRUPT": "filen är skadad",
    "SQLITE_NOTADB": "filen är skadad",
    "SQLITE_NOMEM": "datorns minne tog slut",
}


def disk_problem(error: OSError | sqlite3.Error) -> str:
    """Return why something could not be read or written, as words that follow a colon."""
    if isinstance(error, sqlite3.Error):
        name = str(getattr(error, "sqlite_errorname", ""))
        return next(
            (said for code, said in _OF_SQLITE.items() if name.startswith(code)), "mellanlagret går inte att läsa"
        )
    if error.errno is None:
        return str(error).rstrip(".") or "disken svarar med fel"  # one of our own, which says why
    return _SAID.get(error.errno, "disken svarar med fel")
