"""Rules about titles and texts (TXT)."""
