"""Tests of the HTTP face and of the command line."""
