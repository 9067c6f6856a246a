"""The vocabulary: the ontology, the SHACL shapes, the SKOS schemes, the closed list of terms."""
