"""Short answers: the sentence of a visible document that answers a question, taken as it stands, never worded anew."""
