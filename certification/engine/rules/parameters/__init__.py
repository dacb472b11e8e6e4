"""Rules about parameters (PAR)."""
