"""The head of minutes: the body, the day, the place, and who was there."""
