"""Text and offsets: sources, views, quotes, sentences, and patterns that run in linear time."""
