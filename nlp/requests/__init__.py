"""What should come back to a body, asked for or promised, and when it is due."""
