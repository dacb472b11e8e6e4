"""Rules about the extensions of Power Platform (EXT)."""
