"""Questions to a real catalogue and a real engine."""
