"""Records to RDF, identity, links, the store, SPARQL and networkx."""
