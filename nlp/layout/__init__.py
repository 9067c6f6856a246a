"""The lines of minutes: page furniture, labels, headings, and lines that were lost or broken."""
