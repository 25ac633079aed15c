"""Reading: what kind of file, which words where, and that no file can do harm."""
