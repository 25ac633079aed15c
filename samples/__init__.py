"""Fictional documents of two agencies, made by a seeded program, for the first run and the tests."""
