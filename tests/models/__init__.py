"""Tests of the two networks as they lie in the repository, and of the pure parts of how they are made."""
