"""The archive in the standards of others, for who asks for them in register/kommun.yml under `standarder`."""

from generator.opendata.standards.akn import minutes_as_akn
from generator.opendata.standards.popolo import of_year as popolo_of_year
from generator.opendata.standards.popolo import whole_archive as popolo

__all__ = ["minutes_as_akn", "popolo", "popolo_of_year"]
