"""Files handed in together: taking them in, and what came of each."""
