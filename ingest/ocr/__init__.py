"""Reading text from page images, behind one small protocol."""
