"""Tests of the German analysis."""
