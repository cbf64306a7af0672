"""What is typed: every command of `protokoll`, and what it shows in a terminal."""
