"""Tests of the question language."""
