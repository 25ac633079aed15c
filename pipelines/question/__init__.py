"""From the words that somebody types to a tree that every engine answers alike."""
