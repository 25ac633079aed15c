"""From texts to vectors of their meaning: one a question, one a passage and one for each sentence window of it."""
