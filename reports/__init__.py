"""Rows to pages: named queries, page dataclasses, templates, static files."""
