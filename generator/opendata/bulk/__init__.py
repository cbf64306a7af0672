"""Bulk data: what the pages of a year's meetings say as tables, for spreadsheets, databases and programs.

Made of the JSON beside the pages, so that the two cannot differ. It knows no page and no disk.
"""

from generator.opendata.bulk.described import in_words
from generator.opendata.bulk.package import FOLDER, index_files, year_files
from generator.opendata.bulk.part import Part, part_of
from generator.opendata.bulk.tables import TABLES, Column, Table

__all__ = ["FOLDER", "TABLES", "Column", "Part", "Table", "in_words", "index_files", "part_of", "year_files"]
