"""Pages that OCR read so badly that a person should look at them."""
