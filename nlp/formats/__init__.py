"""Files of one kind each to raw text: plain text, HTML, PDF, Word."""
