"""Persons: their names and lists, who was away and who came instead."""
