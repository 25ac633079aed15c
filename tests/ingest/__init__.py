"""From a file to pages."""
