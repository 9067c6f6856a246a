"""The agenda items of a document, by evidence that adds up, and the parts of each."""
