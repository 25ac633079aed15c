"""Tests of the recognition of entities."""
