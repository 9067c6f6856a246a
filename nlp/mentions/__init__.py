"""What is found in running text: bodies, case numbers, dates, parties, references, outcomes."""
