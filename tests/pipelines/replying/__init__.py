"""Tests of short answers: what is asked for, what may answer, how it is quoted."""
