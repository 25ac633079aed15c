"""Who asks and what for: sessions, roles, clearance and purpose; what every other area stands on."""
