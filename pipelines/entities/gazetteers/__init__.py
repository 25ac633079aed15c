"""Lists that rules look things up in; where they come from is told in datasheet.md."""
