"""Pages become findable, and questions become hits."""
