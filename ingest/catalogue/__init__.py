"""The system of record: what was handed in, what was read from it, and what is still to be done."""
