"""Recognition by rule: one module for each type, each with a table of examples and counter-examples in its test."""
