"""A file becomes pages: labels, catalogue, blobs, readers, OCR and the durable job."""
