from generator.importer.plain import read_source
__all__ = ["read_source"]
