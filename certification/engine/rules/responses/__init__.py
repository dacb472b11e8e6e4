"""Rules about responses (RSP)."""
