"""The HTTP face: accounts, clearance, purpose, audit, routes and errors."""
