"""Texts become vectors: likeness of meaning as an angle."""
