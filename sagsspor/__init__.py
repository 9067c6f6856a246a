"""sagsspor: Danish council minutes as a knowledge graph, and what became of every request."""

__version__ = "0.1.0"
