"""One module per file format, behind one small protocol."""
