"""Who and what stands in a text: recognisers by rule, one merge, and what they say of a whole document."""
