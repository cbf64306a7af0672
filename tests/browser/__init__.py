"""Tests that need a real browser, and what they have in common."""
