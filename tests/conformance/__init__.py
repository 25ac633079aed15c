"""The contract of search engines in executable form: the same tests over every engine."""
