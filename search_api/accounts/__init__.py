"""Who asks: accounts, passwords, sessions, roles and purpose."""
