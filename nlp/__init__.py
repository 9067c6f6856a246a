"""Minutes to records: reading, segmentation, the spaCy pipeline and interpretation."""
