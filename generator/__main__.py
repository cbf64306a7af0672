"""`python -m generator` is the same as `protokoll`."""

from generator.command.cli import main

main(prog_name="protokoll")
