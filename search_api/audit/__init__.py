"""The log of who read what, when and why: a chain that can be checked."""
