"""The archive in the standards of others, for who asks for them in register/kommun.yml under `standarder`."""

from generator.opendata.standards.akn import minutes_as_akn

__all__ = ["minutes_as_akn"]
