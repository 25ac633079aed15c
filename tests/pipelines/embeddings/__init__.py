"""Tests of the vectors of meaning."""
