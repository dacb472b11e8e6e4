"""Rules about paths and operations (OPS)."""
