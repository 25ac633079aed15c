"""The real service in a real browser, on sample scans."""
