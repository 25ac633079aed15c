"""Names found by a trained network: the tagger that ships, or another one in a local folder."""
