"""Tests of the sample documents and demo accounts."""
