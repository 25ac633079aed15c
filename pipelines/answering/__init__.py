"""The components of the query pipeline, and what they hand to one another."""
