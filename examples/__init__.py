"""Invented minutes of an invented municipality, for the first command and the tests."""
