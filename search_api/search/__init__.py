"""Questions over HTTP: search, suggestions, similar documents, marks in one document."""
