"""What is particular to each engine."""
